import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Whoever begins last must not be the longest: what starts programs, engines and browsers goes first. */
const LONG_FIRST = ["/browser/", "/indexer/kill", "/indexer/", "/scripts/", "/meilisearch/", "/web/"];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG_FIRST.findIndex((part) => moduleId.includes(part));
      return at < 0 ? LONG_FIRST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    globalSetup: "test/global-setup.ts",
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    // Far from what any test takes: a machine may be slow, and what hangs is noticed anyway.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
    pool: "forks",
    // More than an office PC has cores: each waits for programs a third of its time.
    maxWorkers: 3,
    // Modules are loaded once in a process and not once in a file; what a test changes outside itself it puts back.
    isolate: false,
    sequence: { sequencer: LongFirst },
  },
});

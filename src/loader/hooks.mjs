/** Packages are JavaScript already: they are read as they are, past the TypeScript loader. */
import { readFile } from "node:fs/promises";

export async function load(url, context, next) {
  if (url.startsWith("file:") && url.includes("/node_modules/")) {
    if (context.format === "module") {
      return { format: "module", source: await readFile(new URL(url)), shortCircuit: true };
    }
    if (context.format === "commonjs") return { format: "commonjs", source: undefined, shortCircuit: true };
  }
  return next(url, context);
}

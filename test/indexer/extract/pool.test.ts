import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import {
  createExtractionPool,
  type ExtractionPool,
  type PoolOptions,
} from "../../../indexer/extract/pool.ts";
import { DocumentError } from "../../../src/errors.ts";
import { makeDocx, makePdf } from "../files.ts";

const BROKEN = path.resolve(import.meta.dirname, "../../../../shared/eval/broken");
let folder: string;
let pool: ExtractionPool | null = null;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chi-dan-pool-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => {
  await pool?.close();
  pool = null;
});

const open = (options: PoolOptions): ExtractionPool => {
  pool = createExtractionPool(options);
  return pool;
};
function put(name: string, bytes: Uint8Array | string): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "fine",
    (error) => {
      expect(error).toBeInstanceOf(DocumentError);
      return (error as DocumentError).code;
    },
  );
/** Processes of ours that read files: their command names the worker. */
function workers(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
        const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
        return parent === process.pid && readFileSync(`/proc/${pid}/cmdline`, "latin1").includes("worker.ts");
      } catch {
        return false;
      }
    });
}

/** A PDF whose page draws a form that draws itself twice, thirty levels deep: it never ends. */
function endlessPdf(): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>",
    stream("", "/F Do"),
  ];
  const levels = 30;
  for (let level = 0; level < levels; level += 1) {
    const font = "/Font << /T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
    const last = level + 1 === levels;
    const resources = last ? font : `/XObject << /F ${6 + level} 0 R >>`;
    objects.push(
      stream(
        `/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << ${resources} >>`,
        last ? "BT /T 1 Tf (a) Tj ET" : "/F Do /F Do",
      ),
    );
  }
  let text = "%PDF-1.7\n";
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = text.length;
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
  );
  function stream(entries: string, content: string): string {
    return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
  }
}

it("kills what never ends, says why, and reads the next file", async () => {
  const guarded = open({ processes: 1, timeoutMs: 1_500 });
  const endless = put("endless.pdf", endlessPdf());
  const good = put("good.txt", "Công văn số 5");
  const [first, second] = await Promise.allSettled([guarded.extract(endless), guarded.extract(good)]);
  // Whichever limit it meets first.
  expect(["timeout", "memory"]).toContain(
    first.status === "rejected" && (first.reason as DocumentError).code,
  );
  expect(second.status === "fulfilled" && second.value.text).toBe("Công văn số 5");
});

it.skipIf(process.platform !== "linux")(
  "gives a file its time again that was kept from the processor",
  async () => {
    const guarded = open({ processes: 1, timeoutMs: 1_000 });
    const good = put("good.txt", "Công văn số 5");
    await guarded.extract(good);
    const [pid = 0] = workers();
    process.kill(pid, "SIGSTOP");
    const read = guarded.extract(good);
    // Longer than its time; then the machine is free again.
    setTimeout(() => process.kill(pid, "SIGCONT"), 1_300);
    expect((await read).text).toBe("Công văn số 5");
    expect(workers()).toEqual([pid]);
  },
);

it("does not let one slow file hold up the others", async () => {
  const guarded = open({ processes: 2, timeoutMs: 250_000, patienceMs: 100 });
  await guarded.extract(put("first.txt", "Công văn số 5"));
  for (const pid of workers()) process.kill(pid, "SIGSTOP");
  const slow = codeOf(guarded.extract(put("slow.txt", "Công văn số 7")));
  const quick = await guarded.extract(put("quick.txt", "Công văn số 6"));
  expect(quick.text).toBe("Công văn số 6");
  await guarded.close();
  expect(await slow).toBe("crashed");
});

it.skipIf(!existsSync(BROKEN))("survives the known broken PDFs (skipped without ../shared)", async () => {
  const patient = open({ processes: 1 });
  expect(await codeOf(patient.extract(path.join(BROKEN, "enc-user.pdf")))).toBe("password");
  await patient.close();
  const guarded = open({ processes: 2, timeoutMs: 2_000 });
  const codes = await Promise.all(
    ["bomb-double-2g.pdf", "bomb-xobject.pdf"].map((name) =>
      codeOf(guarded.extract(path.join(BROKEN, name))),
    ),
  );
  expect(["memory", "damaged", "timeout", "crashed", "bomb"]).toContain(codes[0]);
  expect(["timeout", "memory"]).toContain(codes[1]);
  expect((await guarded.extract(put("good.txt", "Công văn số 5"))).text).toBe("Công văn số 5");
});

it("refuses a file that is not what was hashed", async () => {
  const guarded = open({ processes: 1 });
  const file = put("changing.txt", "một");
  expect(await codeOf(guarded.extract(file, "0".repeat(64)))).toBe("changing");
});

it("names files that vanish", async () => {
  expect(await codeOf(open({ processes: 1 }).extract(path.join(folder, "không có")))).toBe("vanished");
});

it.each([
  { recycleAbove: 0, replaced: true },
  { recycleAbove: 1e12, replaced: false },
])(
  "replaces after some files what holds more than $recycleAbove bytes, and leaves none behind",
  async (given) => {
    const guarded = open({ processes: 1, recycleAfter: 2, recycleAbove: given.recycleAbove, warm: true });
    const before = workers();
    const files = Array.from({ length: 9 }, (_, at) => put(`${at}.txt`, `Công văn số ${at}`));
    const texts = await Promise.all(files.map(async (file) => (await guarded.extract(file)).text));
    expect(texts).toEqual(files.map((_, at) => `Công văn số ${at}`));
    expect(workers()).toHaveLength(before.length);
    expect(workers()[0] !== before[0]).toBe(given.replaced);
    await guarded.close();
    expect(workers()).toEqual([]);
  },
);

it("a process whose work was cut short by a signal is replaced", async () => {
  const guarded = open({ processes: 1 });
  const good = put("good.txt", "Công văn số 5");
  await guarded.extract(good);
  for (const pid of workers()) process.kill(pid, "SIGSTOP");
  const read = guarded.extract(good);
  for (const pid of workers()) process.kill(pid, "SIGKILL");
  expect((await read).text, "tried once more in a fresh process").toBe("Công văn số 5");
  expect((await guarded.extract(good)).text).toBe("Công văn số 5");
});

it("keeps to its memory: a PDF that unpacks without end is refused, not the machine's memory taken", async () => {
  const { deflateSync } = await import("node:zlib");
  const pdf = (await makePdf([["Công văn"]])).toString("latin1");
  // The page's own content becomes 300 MB of blanks, packed twice.
  const packed = deflateSync(deflateSync(Buffer.alloc(300_000_000, 0x20))).toString("latin1");
  const bomb = pdf.replace(
    /<<\s*\/Length \d+\s*\/Filter \/FlateDecode\s*>>\s*stream\n[\s\S]*?endstream/u,
    () => `<< /Length ${packed.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${packed}\nendstream`,
  );
  expect(bomb).not.toBe(pdf);
  const guarded = open({ processes: 1, memoryBytes: 250_000_000, timeoutMs: 30_000 });
  const code = await codeOf(guarded.extract(put("bomb.pdf", Buffer.from(bomb, "latin1"))));
  expect(["memory", "damaged", "crashed", "no-text"]).toContain(code);
  const letter = put("letter.docx", await makeDocx({ paragraphs: ["Công văn số 5"] }));
  expect((await guarded.extract(letter)).text).toBe("Công văn số 5");
});

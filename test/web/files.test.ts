import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import JSZip from "jszip";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemberOpener } from "../../indexer/index.ts";
import { createOriginalFiles } from "../../web/files.ts";
import { originalHeaders } from "../../web/routes/original-headers.ts";
import { makeDocument } from "./fixtures.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chi-dan-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CONTENT = "Số: 57/LĐLĐ\nV/v phối hợp";

function archived(name: string, content = CONTENT) {
  const bytes = Buffer.from(CONTENT);
  const document = makeDocument(
    {},
    { id: createHash("sha256").update(bytes).digest("hex").slice(0, 32), bytes: bytes.length },
  );
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return { document, file };
}

const openerFor = (...files: string[]) =>
  createOriginalFiles({ locations: () => files.map((file) => ({ path: file, shown: file })) });

describe("opening an original", () => {
  it("that lies in an archive within an archive gives the member alone, and leaves nothing behind", async () => {
    const inner = await new JSZip().file("thư/công văn.txt", CONTENT).generateAsync({ type: "nodebuffer" });
    const zip = new JSZip().file("trong.zip", inner).file("khác.txt", "khác");
    const { document } = archived("a.txt");
    const container = path.join(folder, "kho.zip");
    writeFileSync(container, await zip.generateAsync({ type: "nodebuffer" }));
    const members = createMemberOpener();
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("chi-dan-member-"));
    try {
      const at = (member: string) =>
        createOriginalFiles(
          { locations: () => [{ path: `${container}/${member}`, shown: `kho.zip › ${member}` }] },
          members,
        );
      const original = await at("trong.zip/thư/công văn.txt").open(document);
      expect(original?.name).toBe("công văn.txt");
      expect(await text(original!.stream())).toBe(CONTENT);
      for (const wrong of ["khác.txt", "trong.zip", "không có.txt", "trong.zip/thư"])
        expect(await at(wrong).open(document)).toBeNull();
      expect(left()).toEqual([]);
    } finally {
      await members.close();
    }
  });

  it("gives the bytes that the catalogue knows", async () => {
    const { document, file } = archived("công văn.txt");
    const files = openerFor(file);
    for (let again = 0; again < 2; again += 1) {
      const original = await files.open(document);
      expect(original?.name).toBe("công văn.txt");
      expect(await text(original!.stream())).toBe(CONTENT);
    }
  });

  it("goes on to the next place when the first file is gone", async () => {
    const { document, file } = archived("a.txt");
    const original = await openerFor(path.join(folder, "missing.txt"), file).open(document);
    expect(original?.name).toBe("a.txt");
    await original?.close();
  });

  it("refuses a file of the same size with other bytes, also after it was served once", async () => {
    const { document, file } = archived("a.txt");
    const files = openerFor(file);
    await (await files.open(document))?.close();
    writeFileSync(file, CONTENT.replace("57", "58"));
    expect(await files.open(document)).toBeNull();
  });

  it("refuses a longer file, a folder, a pipe and a link to something else", async () => {
    const { document, file } = archived("a.txt", `${CONTENT} và hơn thế`);
    const link = path.join(folder, "link.txt");
    symlinkSync("/etc/hostname", link);
    const pipe = path.join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    for (const place of [file, folder, link, pipe]) expect(await openerFor(place).open(document)).toBeNull();
  });
});

describe("the headers of an original", () => {
  const headersOf = (mediaType: string, name = "x") => originalHeaders(makeDocument({}, { mediaType }), name);

  it("never let a web page run in our name", () => {
    const headers = headersOf("text/html", "trang.html");
    expect(headers["Content-Disposition"]).toMatch(/^attachment;/u);
    expect(headers["Content-Security-Policy"]).toContain("sandbox");
    expect(headers["X-Content-Type-Options"]).toBe("nosniff");
  });

  it("show a PDF in place, and only within our own pages", () => {
    const headers = headersOf("application/pdf", "a.pdf");
    expect(headers["Content-Disposition"]).toMatch(/^inline;/u);
    expect(headers["Content-Security-Policy"]).toContain("frame-ancestors 'self'");
  });

  it("give a Vietnamese name in full and without marks, and let no name break out of the header", () => {
    expect(headersOf("application/pdf", "Kế hoạch 697.pdf")["Content-Disposition"]).toBe(
      `inline; filename="Ke hoach 697.pdf"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20697.pdf`,
    );
    const hostile = headersOf("application/pdf", 'a"\r\nSet-Cookie: x=1;\ud800.pdf')["Content-Disposition"];
    expect(hostile).not.toMatch(/[\r\n]/u);
    expect(hostile).toMatch(/^inline; filename="[^"]*"; filename\*=UTF-8''[^"]*$/u);
  });
});

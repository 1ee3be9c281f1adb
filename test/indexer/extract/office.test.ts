import path from "node:path";
import { describe, expect, it } from "vitest";
import { extractFile } from "../../../indexer/extract/index.ts";
import { loadKnowledge } from "../../../src/knowledge/index.ts";
import { readDirective } from "../../../src/reading/read-directive.ts";

/** One letter of our own wording, saved by LibreOffice in each format from the DOCX. */
const file = (extension: string) => path.join(import.meta.dirname, `files/cong-van.${extension}`);
const knowledge = loadKnowledge();

async function read(extension: string) {
  const { text, mediaType } = await extractFile(file(extension));
  return { text, ...readDirective(text, knowledge, { fileName: "cong-van", mediaType }).directive };
}
/** Numbers that the word processor writes itself, and how far they stand off. */
const withoutNumbers = (text: string) =>
  text
    .replace(/^\s*\d\.\s+(?=\p{Lu})/gmu, "")
    .replace(/\n+/gu, "\n")
    .trim();

describe("a letter with a two-column head and foot, a list, a table, a note and a tracked deletion", () => {
  it.each(["doc", "rtf", "odt", "html"])("is read from %s as it is from DOCX", async (extension) => {
    const [expected, got] = await Promise.all([read("docx"), read(extension)]);
    // A page of the web lays out anew what stands side by side.
    if (extension !== "html") expect(withoutNumbers(got.text)).toBe(withoutNumbers(expected.text));
    for (const field of [
      "number",
      "type",
      "issuer",
      "issuedOn",
      "subject",
      "addressees",
      "recipients",
    ] as const)
      expect([field, got[field]]).toEqual([field, expected[field]]);
    expect(got.signatory?.name).toBe("Trần Văn Thử");
    expect(got.citations.map(({ key }) => key)).toEqual(expected.citations.map(({ key }) => key));
    expect(got.deadlines.map(({ before }) => before)).toEqual(["2019-06-30"]);
  });

  it("printed by LibreOffice to PDF keeps its columns, its table and its notes apart", async () => {
    const { text, mediaType } = await extractFile(path.join(import.meta.dirname, "files/hai-cot.pdf"));
    const { directive } = readDirective(text, knowledge, { fileName: "hai-cot", mediaType });
    expect(directive).toMatchObject({
      number: "57/LĐLĐ",
      issuer: { id: "ldld-tinh:binh-thuan" },
      issuedOn: "2017-02-24",
      subject: "tổ chức Tháng Công nhân và Tháng hành động về an toàn",
      addressees: ["Liên đoàn Lao động các huyện, thị xã, thành phố"],
      recipients: ["Như trên", "Thường trực Tỉnh ủy", "Lưu: VT"],
      signatory: { name: "Trần Văn Thử", form: "TM. BAN THƯỜNG VỤ" },
    });
    expect(directive.citations.map(({ number }) => number)).toEqual(["697/KH-LĐLĐ", "20-CT/TW", "12/TLĐ"]);
    expect(text).toMatch(/^2\tBáo cáo kết quả\tTrước ngày 30\/6\/2017$/mu);
  });

  it("has its automatic numbers in RTF and ODT", async () => {
    for (const extension of ["rtf", "odt"])
      expect((await extractFile(file(extension))).text).toMatch(/1\.\s+Tổ chức gặp gỡ[\s\S]*2\.\s+Báo cáo/u);
  });
});

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CitationContext, extractCitations, readCitations } from "../../src/citations/extract.ts";
import type { Citation, Span } from "../../src/directive.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { readDirective } from "../../src/reading/read-directive.ts";
import type { Zones } from "../../src/reading/zones.ts";
import { growthOver, LINEAR } from "../growth.ts";
import { zonesOf } from "../zones.ts";

const knowledge = loadKnowledge();

const spanOf = (text: string, part: string): Span => {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
};
const province: CitationContext = {
  ownNumber: null,
  ownNumberSpan: null,
  issuedOn: "2022-03-01",
  provinceId: "binh-phuoc",
  issuer: {
    ...{ id: "ldld-huyen:phu-rieng--binh-phuoc", name: "Liên đoàn Lao động huyện Phú Riềng" },
    ...{ organ: "ldld-huyen", level: "huyện", system: "Công đoàn", parent: null, signingBody: null },
  },
};
const read = (text: string, parts: Partial<Zones> = {}, context: Partial<CitationContext> = {}): Citation[] =>
  extractCitations(text, zonesOf(text, parts), knowledge, { ...province, ...context });

describe("what is a citation", () => {
  it("leaves out the own number, printed again or in an annex line", () => {
    const text = "Công văn số 215/LĐLĐ nhắc lại. (Kèm theo Công văn số 215 /LĐLĐ ngày 01/3/2022)";
    expect(read(text, {}, { ownNumber: "215/LĐLĐ" })).toEqual([]);
  });

  it("takes the own number of another day for another document", () => {
    const text = "Tiếp theo Công văn số 215/LĐLĐ ngày 10/3/2020 của LĐLĐ tỉnh";
    expect(read(text, {}, { ownNumber: "215/LĐLĐ" }).map(({ number }) => number)).toEqual(["215/LĐLĐ"]);
  });

  it("finds none in header, addressees, recipients, signature and page furniture, but in the subject", () => {
    const text =
      "Số: 12/KH-UBND theo 11/QĐ-UBND\nV/v Chỉ thị số 05-CT/TW\nKính gửi: Đoàn 45/QĐ-UBND\nNội dung.\nNơi nhận: Như Quyết định số 9/QĐ-UBND\nNghị định số 13/2023/NĐ-CP";
    const found = read(text, {
      header: spanOf(text, "Số: 12/KH-UBND theo 11/QĐ-UBND\nV/v Chỉ thị số 05-CT/TW"),
      subject: spanOf(text, "V/v Chỉ thị số 05-CT/TW"),
      addressees: spanOf(text, "Kính gửi: Đoàn 45/QĐ-UBND"),
      recipients: spanOf(text, "Nơi nhận: Như Quyết định số 9/QĐ-UBND"),
      furniture: [spanOf(text, "Nghị định số 13/2023/NĐ-CP")],
    });
    expect(found.map(({ number }) => number)).toEqual(["05-CT/TW"]);
  });
});

describe("merging", () => {
  it("lists a document once, at its first full mention, with every mention", () => {
    const text =
      "Chỉ thị số 07-CT/TW được quán triệt. Chỉ thị số 07-CT/TW ngày 05/9/2016 của Ban Bí thư “về đẩy mạnh công tác thông tin cơ sở”. Theo Chỉ thị 07 nêu trên.";
    const [only, ...others] = read(text);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ number: "07-CT/TW", date: "2016-09-05", issuer: "Ban Bí thư" });
    expect(only?.text).toMatch(/^Chỉ thị số 07-CT\/TW ngày/u);
    expect(only?.mentions.map(({ start, end }) => text.slice(start, end))).toEqual([
      "Chỉ thị số 07-CT/TW",
      "Chỉ thị số 07-CT/TW ngày 05/9/2016 của Ban Bí thư “về đẩy mạnh công tác thông tin cơ sở”",
      "Chỉ thị 07",
    ]);
  });

  it("fills fields from all mentions", () => {
    const text = "Nghị quyết số 39-NQ/TW của Bộ Chính trị. Nghị quyết số 39-NQ/TW ngày 17/4/2015.";
    expect(read(text)).toMatchObject([{ date: "2015-04-17", issuer: "Bộ Chính trị", mentions: [{}, {}] }]);
  });

  it("knows a plenum's resolution and its number for the same", () => {
    const text = "Nghị quyết Trung ương 4 (khóa XII); Nghị quyết số 04-NQ/TW ngày 30/10/2016";
    expect(read(text)).toMatchObject([{ key: "TW.NQ.04@XII", number: "04-NQ/TW", mentions: [{}, {}] }]);
  });

  it("joins a bare number to the full one, also in front of it", () => {
    const text = "Đề án 06; Đề án số 06/ĐA-TU; Quyết định số 06/QĐ-TTg (Đề án 06)";
    expect(read(text).map(({ text: printed, mentions }) => [printed, mentions.length])).toEqual([
      ["Đề án số 06/ĐA-TU", 3],
      ["Quyết định số 06/QĐ-TTg", 1],
    ]);
  });

  it("keeps the same number of two years or terms apart", () => {
    const text = "Chỉ thị số 16/CT-TTg ngày 04/5/2017; Chỉ thị số 16/CT-TTg ngày 16/5/2018";
    expect(read(text).map(({ key }) => key)).toEqual(["TTg.CT.16@2017", "TTg.CT.16@2018"]);
    const terms = "Nghị quyết số 25-NQ/TW (khóa IX) và Nghị quyết số 25-NQ/TW (khóa XI)";
    expect(read(terms).map(({ key }) => key)).toEqual(["TW.NQ.25@IX", "TW.NQ.25@XI"]);
  });
});

describe("roles", () => {
  const opening = (text: string) => ({ opening: { start: 0, end: text.indexOf("\n\n") } });

  it("takes what the opening stands on for the basis, and what its title names for cited", () => {
    const text =
      "Căn cứ Hướng dẫn số 36-HD/BTGTU ngày 31/5/2017 về việc thực hiện Chỉ thị số 07-CT/TW của Ban Bí thư và Kế hoạch số 12/KH-LĐLĐ,\n\nNội dung Quyết định số 217-QĐ/TW.";
    expect(read(text, opening(text)).map(({ number, role }) => `${number} ${role}`)).toEqual([
      "36-HD/BTGTU basis",
      "07-CT/TW cited",
      "12/KH-LĐLĐ basis",
      "217-QĐ/TW cited",
    ]);
  });

  it("stops at the letter's own voice", () => {
    const text =
      "Thực hiện Công văn số 12/LĐLĐ, Ban Thường vụ đề nghị các đơn vị quán triệt Chỉ thị số 05-CT/TW.\n\n";
    expect(read(text, opening(text)).map(({ role }) => role)).toEqual(["basis", "cited"]);
  });

  it("takes a directive that the subject carries out, and nothing else does, for implemented", () => {
    const text = "V/v thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị\nNội dung.";
    const subject = { start: 0, end: text.indexOf("\n") };
    expect(read(text, { subject })).toMatchObject([{ role: "implements" }]);
  });

  it("takes what the described document carries out for its basis", () => {
    const text = "LĐLĐ thành phố ban hành Kế hoạch số 42/KH-LĐLĐ thực hiện Kết luận số 43-KL/TW.";
    expect(read(text, {}, { ownNumber: "42/KH-LĐLĐ" })).toMatchObject([
      { number: "43-KL/TW", role: "basis" },
    ]);
  });
});

describe("keys", () => {
  it("keeps candidates where several documents fit", () => {
    const [reused] = read("Nghị quyết số 25-NQ/TW");
    expect(reused).toMatchObject({ key: null, candidates: ["TW.NQ.25@XI", "TW.NQ.25@X", "TW.NQ.25@IX"] });
    const [local] = read("Kế hoạch số 697/KH-LĐLĐ ngày 08/10/2021");
    expect(local?.key).toBeNull();
    expect(local?.candidates).toEqual([
      "binh-phuoc.LĐLĐ.KH.697@2021",
      "phu-rieng--binh-phuoc.LĐLĐ.KH.697@2021",
    ]);
  });

  it("does not cite the future", () => {
    const context = { issuedOn: "2010-01-01" };
    expect(read("Nghị quyết số 26-NQ/TW", {}, context)).toMatchObject([{ key: "TW.NQ.26@X" }]);
  });

  it("lets a title choose among terms", () => {
    const text = "Nghị quyết số 25-NQ/TW về công tác tôn giáo trong tình hình mới";
    expect(read(text)).toMatchObject([{ key: "TW.NQ.25@IX" }]);
  });

  it("notes printed dates and issuers that contradict the number", () => {
    const text =
      "Chỉ thị số 16/CT-TTg ngày 16/5/2016 của Thủ tướng Chính phủ; Công văn số 149-CV/BDVTU ngày 4/10/2021 của Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; Nghị định số 30/2020/NĐ-CP ngày 05/3/2019";
    const { citations, issues } = readCitations(text, zonesOf(text), knowledge, province);
    expect(citations[0]).toMatchObject({ key: "TTg.CT.16@2018", date: "2016-05-16" });
    expect(issues.map(({ code }) => code)).toEqual([
      "citation-date-conflict",
      "citation-issuer-conflict",
      "citation-date-conflict",
    ]);
    expect(issues[0]?.message).toBe("Chỉ thị 16/CT-TTg: in ngày 16/5/2016, văn bản có ngày 16/5/2018");
  });
});

describe("on any text", () => {
  const piece = fc.constantFrom(
    ...[
      "Chỉ thị số ",
      "05-CT/TW",
      ", ",
      "ngày 15/5/2016",
      " của Bộ Chính trị",
      " (khóa XII)",
      " về việc ",
      "“",
      "”",
    ],
    ...[
      "Nghị quyết Trung ương 4",
      " và ",
      "217, 218-QĐ/TW",
      "Luật Công đoàn",
      " số ",
      ";",
      ".",
      "\n",
      "QĐ 217",
      "Đại hội XIII",
    ],
    ...["của Đảng", "Số: 57 / LĐLĐ", "Kính gửi:", "Nơi nhận:", "sửa đổi, bổ sung", "thực hiện ", "2020", "/"],
  );
  const anyText = fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 60 });

  it("never throws, and what is printed is what the span covers", () => {
    fc.assert(
      fc.property(anyText, (pieces) => {
        const text = pieces.join("").normalize("NFC");
        for (const citation of read(text, { opening: { start: 0, end: text.length } })) {
          expect(text.slice(citation.start, citation.end).replace(/\s+/gu, " ").trim()).toBe(citation.text);
          for (const { start, end } of citation.mentions) expect(end).toBeGreaterThan(start);
          expect(citation.mentions.some(({ start }) => start === citation.start)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "Chỉ thị số 05-CT/TW ",
    "Luật sửa đổi, bổ sung ",
    "Nghị quyết Đại hội ",
    "“",
    "của Ban ",
    "217, ",
    "1/",
    "ngày 1/1",
    "Luật A về việc “",
    " ",
    "Công văn của Bộ Nội vụ ",
    "05-CT/TW, ",
    "Nghị quyết Trung ương 4, ",
  ])("takes time in proportion to the length of “%s” repeated", (unit) => {
    const work = (text: string) => read(text, { opening: { start: 0, end: text.length } });
    expect(growthOver(unit, 50_000, work)).toBeLessThan(LINEAR);
  });
});

const seeds = path.resolve(import.meta.dirname, "../../../shared/seeds");
describe.skipIf(!existsSync(seeds))("the letters of ../shared (skipped where it is not there)", () => {
  interface GoldCitation {
    readonly printed: string;
    readonly type: string;
    readonly number: string | null;
    readonly date: string | null;
    readonly issuer_printed: string | null;
    readonly title: string | null;
    readonly role: string;
    readonly term?: string;
  }
  interface GoldDocument {
    readonly file: string;
    readonly cited: readonly GoldCitation[];
  }
  const { documents } = existsSync(seeds)
    ? (JSON.parse(readFileSync(path.join(seeds, "gold.json"), "utf8")) as { documents: GoldDocument[] })
    : { documents: [] };

  it.each(documents.map((document) => [document.file, document] as const))("%s", (file, { cited }) => {
    const { directive } = readDirective(readFileSync(path.join(seeds, file), "utf8"), knowledge);
    const expected = cited.map((gold) => ({
      text: gold.printed,
      type: gold.type,
      number: gold.number,
      date: gold.date,
      issuer: gold.issuer_printed?.replace(/ \(?khóa [IVX]+\)?$/u, "") ?? null,
      // The gold record drops a printed "của" here; we quote the letter.
      title: gold.title?.replace("lần thứ 4 Ban Chấp hành", "lần thứ 4 của Ban Chấp hành") ?? null,
      role: gold.role.split(" ")[0],
      term: gold.term ?? null,
    }));
    expect(
      directive.citations.map(({ text, type, number, date, issuer, title, role, term }) => ({
        ...{ text, type, number, date, issuer, title, role, term },
      })),
    ).toEqual(expected);
  });
});

describe("a commune's organ that the letter does not name", () => {
  it("gets no key: a province has many that number alike", () => {
    const context = {
      issuedOn: "2025-10-03",
      provinceId: "lam-dong",
      issuer: {
        ...{ id: "cdcs:truong-x", name: "Công đoàn cơ sở Trường X", organ: "cdcs" },
        ...{ level: "cơ sở" as const, system: "Công đoàn" as const, parent: null, signingBody: null },
      },
    };
    const [unnamed] = read("Theo Công văn số 08/CĐP ngày 26/9/2025 của Công đoàn phường.", {}, context);
    expect(unnamed).toMatchObject({ number: "08/CĐP", key: null });
    const [provincial] = read(
      "Theo Kế hoạch số 24/KH-LĐLĐ ngày 05/9/2025 của Liên đoàn Lao động tỉnh.",
      {},
      context,
    );
    expect(provincial?.key).toBe("lam-dong.LĐLĐ.KH.24@2025");
  });
});

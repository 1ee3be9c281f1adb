import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseText } from "../../src/text/normalise.ts";
import { growthOver, LINEAR } from "../growth.ts";

const shared = path.resolve(import.meta.dirname, "../../../shared");
const text = (raw: string) => normaliseText(raw).text;

describe("characters", () => {
  it.each([
    ["tie\u0302\u0301ng Vie\u0323\u0302t", "tiếng Việt", "NFD"],
    ["tie\u0301\u0302ng, na\u0301\u0306ng", "tiếng, nắng", "tone typed before the circumflex or breve"],
    ["u\u031b\u0323 o\u0323\u031b", "ự ợ", "horn and dot below in any order"],
    ["Ðảng, ðoàn, Ɖộc", "Đảng, đoàn, Độc", "letters that look like Đ"],
    [
      "x\u0093t\u1ef1 di\u1ec5n bi\u1ebfn\u0094 \u0096 2020\u0085",
      "x“tự diễn biến” – 2020…",
      "C1 controls as Windows-1252",
    ],
    ["\ufeffcông\u200bđoàn, lao\u00ad động", "côngđoàn, lao động", "what cannot be seen"],
    ["Số:\u00a057\u2009/\u3000LĐLĐ", "Số: 57 / LĐLĐ", "odd blanks"],
    ["ﬁle oﬃce ＣＶ １２", "file office CV 12", "ligatures and wide letters"],
    ["Covid‑19, 215‐CV", "Covid-19, 215-CV", "hyphens that do not break"],
    ["05/2015/TT-BTС, 12/ТТ-ВТС", "05/2015/TT-BTC, 12/TT-BTC", "Cyrillic in numbers"],
    ["СССР, Ленин, α-naphthol, Δt", "СССР, Ленин, α-naphthol, Δt", "real Cyrillic and Greek"],
    ["a\r\nb\rc\u2028d\ve", "a\nb\nc\nd\ne", "line breaks of every kind"],
    ["a\u0000b\u0007c\u001e1\u007f", "abc-1", "controls"],
    ["\uf0b7 Một\n\uf02d Hai", "• Một\n- Hai", "signs of Word's fonts"],
  ])("%j becomes %j (%3$s)", (raw, wanted) => {
    expect(text(raw)).toBe(wanted);
  });

  it("keep the printed spelling, quotation marks and dashes", () => {
    const printed = "Uỷ ban “tự diễn biến”, «khoá XII» (15/10/1930 – 15/10/2021) — Hoà Bình";
    expect(normaliseText(printed)).toEqual({ text: printed, encoding: "unicode", repairs: [] });
  });

  it("tell what was repaired", () => {
    const { repairs } = normaliseText("Ðảng  bộ\u200b **và** tie\u0302\u0301ng");
    expect([...repairs].sort()).toEqual(["blanks", "composition", "d-stroke", "invisible", "markdown"]);
  });

  it("never break on a half of a pair", () => {
    expect(text("a\ud800b\udc00")).toBe("a\ud800b\udc00");
  });
});

describe("legacy encodings", () => {
  it("are converted before anything strips the soft hyphen, which is ư", () => {
    const raw = "C¸c cÊp c«ng ®oµn vµ ng­êi lao ®éng thùc hiÖn Nghi quyÕt cña §¶ng, nhµ n­íc\n\u0093Bé\u0094";
    const { text, encoding, repairs } = normaliseText(raw);
    expect(encoding).toBe("tcvn3");
    expect(repairs).toContain("encoding");
    expect(text).toBe("Các cấp công đoàn và người lao động thực hiện Nghi quyết của Đảng, nhà nước\n“Bộ”");
  });

  it("are undone twice where a text was broken twice", () => {
    const once = Buffer.from("Liên đoàn Lao động tỉnh").toString("latin1");
    expect(text(Buffer.from(once).toString("latin1"))).toBe("Liên đoàn Lao động tỉnh");
  });
});

describe("lines and blanks", () => {
  it("keep the lines of a header and one empty line between its parts", () => {
    const header =
      "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH A\n\nSố: 12/LĐLĐ\nV/v phối hợp thực hiện\nđổi mới nội dung, phương thức\nhoạt động gần dân\n\nA, ngày 24 tháng 02 năm 2017";
    expect(text(`\n\n${header.replaceAll("\n\n", "  \n \n\n\n")}\n `)).toBe(header);
  });

  it("keep the gap between two columns as one tab", () => {
    expect(
      text("LIÊN ĐOÀN LAO ĐỘNG          CỘNG HÒA XÃ HỘI\n  Số: 5/KH  \t A, ngày 05 tháng 6 năm 2019"),
    ).toBe("LIÊN ĐOÀN LAO ĐỘNG\tCỘNG HÒA XÃ HỘI\nSố: 5/KH\tA, ngày 05 tháng 6 năm 2019");
  });

  it("take no gap of a justified line or after a list's mark for a column", () => {
    expect(text("1.\tcác cấp     công đoàn\n-    Như trên;\na)\tVề việc")).toBe(
      "1. các cấp công đoàn\n- Như trên;\na) Về việc",
    );
  });
});

describe("Markdown left-overs", () => {
  it.each([
    ["(**qua Ban Tuyên giáo, email: a@b.vn**).", "(qua Ban Tuyên giáo, email: a@b.vn)."],
    ["**TỔNG LIÊN ĐOÀN\nLIÊN ĐOÀN TỈNH**", "TỔNG LIÊN ĐOÀN\nLIÊN ĐOÀN TỈNH"],
    ["**\nCỘNG HÒA\n**", "CỘNG HÒA"],
    ["nội dung (*có gửi qua email*) và *nghiêng*.", "nội dung (có gửi qua email) và nghiêng."],
    ["## Điều 1\n\\- gạch đầu dòng\n1\\. mục", "Điều 1\n- gạch đầu dòng\n1. mục"],
    ["* một mục\n* mục hai", "* một mục\n* mục hai"],
    ["TỈNH ỦY A\n*\nSố 12\n***\n* * *", "TỈNH ỦY A\n*\nSố 12\n***\n* * *"],
    ["5*3*2 = 30 (*) Ghi chú", "5*3*2 = 30 (*) Ghi chú"],
    ["C\\:\\thư mục", "C\\:\\thư mục"],
  ])("%j becomes %j", (raw, wanted) => {
    expect(text(raw)).toBe(wanted);
  });
});

const LONG =
  "1. Tiếp tục tuyên truyền sâu rộng trong cán bộ, đoàn viên, công nhân, viên chức của các doanh nghiệp có vốn";

describe("paragraphs", () => {
  it("cut by a page break come together, with or without the page's number between", () => {
    const wanted = `${LONG} đầu tư nước ngoài.`;
    expect(text(`${LONG}\n\nđầu tư nước ngoài.`)).toBe(wanted);
    expect(text(`${LONG}\n2\nđầu tư nước ngoài.`)).toBe(wanted);
    expect(text(`${LONG}\n\n- 2 -\n\nđầu tư nước ngoài.`)).toBe(wanted);
    expect(text(`${LONG}\fđầu tư nước ngoài.`)).toBe(wanted);
  });

  it("go on after a word that no paragraph ends with", () => {
    expect(text(`${LONG} theo Công văn số\n\n525-CV/TU của Tỉnh ủy.`)).toContain("Công văn số 525-CV/TU");
    expect(text(`${LONG} của\nLiên đoàn Lao động.`)).toContain("của Liên đoàn");
  });

  it.each([
    [`${LONG}.\n\nđầu tư`, "after a full stop"],
    [`${LONG}\na) một mục\nb) mục hai`, "before the items of a list"],
    [`${LONG}\n- mục`, "before a dash"],
    [`${LONG}\tcột\nđầu tư`, "in a table"],
    ["V/v tăng cường công tác nắm tình hình\nđoàn viên công đoàn", "in a narrow column"],
    [`${LONG.toUpperCase()}\nvề công tác cán bộ`, "after a heading in capitals"],
    [`${LONG} số\n2365`, "before a cell that is only a number"],
    [
      `Số: 12/LĐLĐ-TG và phòng ban chuyên môn, Bình Thuận, ngày 24 tháng 02 năm 2017\nvề công tác`,
      "after a dateline",
    ],
  ])("stay apart: %2$s", (raw) => {
    expect(text(raw)).toBe(raw);
  });

  it("of a hard-wrapped text are put together, its items are not", () => {
    const lines = [
      "1. Các cấp công đoàn tổ chức tuyên truyền về ý nghĩa của Đại hội đại biểu Công đoàn",
      "Việt Nam lần thứ XIII, vận động đoàn viên thi đua lao động sáng tạo trong toàn",
      "ngành và địa phương, gắn với phong trào của Tổng Liên đoàn Lao động Việt Nam và",
      "của Liên đoàn Lao động tỉnh.",
      "2. Thường xuyên nắm bắt tư tưởng, nguyện vọng của công nhân tại các khu công",
      "nghiệp; phối hợp với Ban Dân vận.",
    ];
    const wrapped = [...lines, ...lines, ...lines].join("\n");
    expect(text(wrapped)).toBe(
      [0, 1, 2].flatMap(() => [lines.slice(0, 4).join(" "), lines.slice(4).join(" ")]).join("\n"),
    );
  });
});

describe("pages", () => {
  const body = (n: number) => `Nội dung trang ${"một hai ba bốn năm".split(" ")[n] ?? ""} kết thúc ở đây.`;

  it("lose their numbers at the top or the foot", () => {
    expect(text([1, 2, 3].map((n) => `${body(n)}\n- ${n} -`).join("\f"))).toBe(
      [1, 2, 3].map(body).join("\n\n"),
    );
    expect(text([1, 2, 3].map((n) => `Trang ${n}/3\n${body(n)}`).join("\f"))).toBe(
      [1, 2, 3].map(body).join("\n\n"),
    );
    expect(text(`${body(1)}\f2\n${body(2)}`)).toBe(`${body(1)}\n\n${body(2)}`);
  });

  it("keep a number that does not count with the pages", () => {
    expect(text(`${body(1)}\n150\f${body(2)}\n9\f${body(3)}`)).toContain("150");
  });

  it("keep a running head on the first page only", () => {
    const pages = [1, 2, 3, 4].map((n) => `CÔNG BÁO/Số ${n + 12}/Ngày 10-01-2020\nTrích đăng\n\n${body(n)}`);
    const joined = text(pages.join("\f"));
    expect(joined.match(/CÔNG BÁO/g)).toHaveLength(1);
    expect(joined.match(/Trích đăng/g)).toHaveLength(1);
  });

  it("are told by pdf-parse's own marks too", () => {
    expect(text(`${LONG}\n\n-- 1 of 2 --\n\nđầu tư nước ngoài.\n\n-- 2 of 2 --\n`)).toBe(
      `${LONG} đầu tư nước ngoài.`,
    );
  });
});

describe("torn syllables and spaced letters", () => {
  it("come together", () => {
    expect(text("ĐIỀ U KHO ẢN THI HÀNH")).toBe("ĐIỀU KHOẢN THI HÀNH");
    expect(text("T H Ô N G  B Á O\nvề công tác")).toBe("THÔNG BÁO\nvề công tác");
  });
});

describe("whatever the text", () => {
  const pieces = fc.constantFrom(
    ..."aáđĐCTŨ12.,;:-*#\\\n\n\n\t  \f\u00ad\u0302\u0301ÐðС".split(""),
    "Các cấp công đoàn",
    "ĐIỀ U",
    " kho ản",
    "**",
    "\n- ",
    "\n2\n",
    LONG,
    "Liªn ®oµn",
    "Lieân ñoaøn",
    "á»‡",
    "a) ",
    "ngày 5 tháng 6 năm 2019",
  );
  const made = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(""));
  const random = fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0xffff })))
    .map((codes) => String.fromCharCode(...codes));

  it("is normalised once and for all", () => {
    fc.assert(
      fc.property(fc.oneof(made, random), (raw) => {
        const once = text(raw);
        expect(text(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it("comes out composed, without carriage returns, odd blanks or controls", () => {
    fc.assert(
      fc.property(fc.oneof(made, random), (raw) => {
        const { text, encoding } = normaliseText(raw);
        expect(text).toBe(text.normalize("NFC"));
        expect(text).not.toMatch(/[^\P{Cc}\n\t]|[\u00a0\u00ad\u200b\ufeff]| {2}|[ \t]$|^[ \t]|\n\n\n/mu);
        expect(text).not.toMatch(/^\n|\n$/);
        if (!/[^\0-\x7f]/.test(raw)) expect(encoding).toBe("unicode");
      }),
      { numRuns: 2000 },
    );
  });

  it("takes time in proportion to its length, up to 5 MB of anything", () => {
    const hostile = [
      " ",
      "\n",
      "*",
      "**a",
      "\\",
      "# ",
      "\t",
      "a ",
      "-- 1 of 2 --\n",
      "\f2\n",
      "Ð",
      "e\u0301\u0302",
      "®",
      "á»",
      "С1/",
      "kho ản ",
      "a\nb",
      `${LONG}\n`,
      "1.\t",
      "ế U ",
    ];
    for (const piece of hostile) expect(growthOver(piece, 25_000, normaliseText), piece).toBeLessThan(LINEAR);
    for (const piece of [" ", "\n", " \t", "®", `${LONG}\n`])
      normaliseText(piece.repeat(5_000_000 / piece.length));
  });
});

describe.skipIf(!existsSync(path.join(shared, "seeds")))(
  "real documents of ../shared (skipped where it is not there)",
  () => {
    it("are not converted, stay as they are the second time, and lose nothing but blanks and marks", () => {
      const texts = [
        ...readdirSync(path.join(shared, "seeds"))
          .filter((name) => name.endsWith(".txt"))
          .map((name) => readFileSync(path.join(shared, "seeds", name), "utf8")),
        ...readFileSync(path.join(shared, "eval/vbpl-dev.jsonl"), "utf8")
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => (JSON.parse(line) as { text: string }).text),
      ];
      const letters = (some: string) => some.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "");
      let lost = 0;
      for (const raw of texts) {
        const once = normaliseText(raw);
        expect(once.encoding).toBe("unicode");
        expect(text(once.text)).toBe(once.text);
        if (letters(once.text) !== letters(raw)) lost++;
      }
      // Cyrillic letters in numbers become Latin ones, nothing else changes.
      expect(lost).toBeLessThanOrEqual(4);
    });

    it("have the paragraphs joined that a page break cut", () => {
      const seeds = path.join(shared, "seeds");
      const all = readdirSync(seeds)
        .filter((name) => name.endsWith(".txt"))
        .map((name) => text(readFileSync(path.join(seeds, name), "utf8")))
        .join("\n");
      expect(all).toContain("doanh nghiệp có vốn đầu tư nước ngoài");
      expect(all).toContain("thực hiện các nhiệm vụ phát triển kinh tế");
      expect(all).not.toContain("**");
    });
  },
);

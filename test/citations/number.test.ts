import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanNumber, findNumbers, formatNumber, parseNumber } from "../../src/citations/number.ts";

const canonical = (printed: string): string | null => {
  const number = parseNumber(printed);
  return number && formatNumber(number);
};

describe("parseNumber and formatNumber", () => {
  it.each([
    ["5-CT/TW", "05-CT/TW"],
    ["218- QĐ/TW", "218-QĐ/TW"],
    ["07 –CT/TW", "07-CT/TW"],
    ["100 - KL/TW", "100-KL/TW"],
    ["18NQ/TW", "18-NQ/TW"],
    ["213-QÐ/TW", "213-QĐ/TW"],
    ["25-NQ/TƯ", "25-NQ/TW"],
    ["12-NQ/T.Ư", "12-NQ/TW"],
    ["11997-CV/VPTƯ", "11997-CV/VPTW"],
    ["217/QĐ-TW", "217-QĐ/TW"],
    ["51/HD-BTGTU", "51-HD/BTGTU"],
    ["697-KH/LĐLĐ", "697/KH-LĐLĐ"],
    ["28/2025/TT-BTС", "28/2025/TT-BTC"],
    ["57 / LĐLĐ", "57/LĐLĐ"],
    ["8-QĐI/TW", "08-QĐi/TW"],
    ["16/CT-TTG", "16/CT-TTg"],
    ["07/2026/ND-CP", "07/2026/NĐ-CP"],
    ["0045/KH-UBND", "0045/KH-UBND"],
    ["45/QĐ.UBND", "45/QĐ-UBND"],
    ["1234/CT-TTHT", "1234/CT-TTHT"],
    ["66.12/2026/NQ-CP", "66.12/2026/NQ-CP"],
    ["181-CP", "181-CP"],
    ["12B-HĐBT", "12b-HĐBT"],
    ["327/CT", "327/CT"],
    ["5/NQ/1984", "5/NQ/1984"],
    ["15/CV-ĐHBK-2024", "15/CV-ĐHBK-2024"],
    ["13-TT/LB", "13-TT/LB"],
    ["05-BXD/ĐT", "05-BXD/ĐT"],
    ["123/VPCP-KTTH.2", "123/VPCP-KTTH.2"],
  ])("reads %s as %s", (printed, expected) => {
    expect(canonical(printed)).toBe(expected);
  });

  it("reads what people type", () => {
    expect(canonical("05-ct/tw")).toBe("05-CT/TW");
    expect(canonical("217-qd/tw")).toBe("217-QĐ/TW");
    expect(canonical("05 CT TW")).toBe("05-CT/TW");
    expect(canonical("30 2020 nđ cp")).toBe("30/2020/NĐ-CP");
    expect(canonical("Số: 57 / LĐLĐ")).toBe("57/LĐLĐ");
    expect(canonical("103 / HD - MTTW - BTT")).toBe("103/HD-MTTW-BTT");
    expect(canonical("986 / lđlđ - tg")).toBe("986/LĐLĐ-TG");
    expect(canonical("05-ct/tw - khen")).toBeNull();
  });

  it.each(["", "TT-BTC", "QĐ 217", "hello", "15/10/1930", "2021 - 2025/VN", "05-CT/TW ngày", "60/40"])(
    "finds no number in “%s”",
    (text) => {
      expect(parseNumber(text)).toBeNull();
    },
  );

  it("formats to something that it reads back the same", () => {
    const serial = fc.integer({ min: 1, max: 9999 });
    const code = fc.constantFrom("NQ", "QĐ", "CT", "KH", "HD", "TB", "CTr");
    const organ = fc.constantFrom(
      "TW",
      "TU",
      "BDVTU",
      "TTg",
      "UBND",
      "LĐLĐ",
      "BCĐ389",
      "MTTQ-BTT",
      "SNV-CCHC&PC",
    );
    fc.assert(
      fc.property(serial, code, organ, fc.constantFrom("-", "/", " - ", " /"), (int, type, by, joint) => {
        const once = canonical(`${int}${joint}${type}-${by}`);
        expect(once).not.toBeNull();
        expect(canonical(once ?? "")).toBe(once);
      }),
    );
  });
});

describe("findNumbers", () => {
  const found = (text: string): string[] =>
    findNumbers(text).map(({ span }) => cleanNumber(text.slice(span.start, span.end)));

  it.each([
    "mẫu số 01/ĐĐ",
    "Mẫu 02-KH/TW",
    "QCVN 01:2021/BYT",
    "TCXDVN 276-2003/BXD",
    "Số:    /2025/QĐ-UBND",
    "20\n- Lợi nhuận",
    "tài khoản 1234567/NHNN",
    "năng suất 12/HA",
  ])("leaves “%s” alone", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("joins a number that a line break cuts", () => {
    expect(found("Chỉ thị số 07-\nCT/TW của Ban Bí thư")).toEqual(["07-CT/TW"]);
  });

  it("does not swallow the words behind a number", () => {
    expect(found("Nghị quyết 19-NQ/TW - Quyết định của Trung ương")).toEqual(["19-NQ/TW"]);
    expect(found("Thông tư 05/2014/TT-BNV. Các đơn vị")).toEqual(["05/2014/TT-BNV"]);
  });

  it("never throws and gives spans inside the text, on any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        for (const { span } of findNumbers(text)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(parseNumber(text.slice(span.start, span.end).replace(/\s+/gu, ""))).not.toBeNull();
        }
      }),
    );
  });

  const vectors = path.resolve(import.meta.dirname, "../../../shared/vectors/citations.json");
  it.skipIf(!existsSync(vectors))(
    "holds for every vector of ../shared (skipped where it is not there)",
    () => {
      const { positive, negative } = JSON.parse(readFileSync(vectors, "utf8")) as {
        positive: { text: string; number: string }[];
        negative: { text: string }[];
      };
      for (const { text, number } of positive) expect(found(text), text).toEqual([number]);
      for (const { text } of negative) expect(found(text), text).toEqual([]);
    },
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraphs, reflow } from "../../../web/presenters/text-blocks.ts";

const WRAPPED = `Ban Thường vụ Liên đoàn Lao động tỉnh yêu cầu công đoàn các cấp triển khai
thực hiện tốt một số nội dung sau đây trong thời gian từ nay đến hết năm, cụ thể:
1. Tuyên truyền sâu rộng trong cán bộ, đoàn viên, công chức, viên chức, lao động
về ý nghĩa của phong trào.
2. Báo cáo kết quả.`;

describe("making hard-wrapped text readable", () => {
  it("joins the lines of a sentence and keeps the breaks between items", () => {
    expect(reflow(WRAPPED).split("\n")).toEqual([
      "Ban Thường vụ Liên đoàn Lao động tỉnh yêu cầu công đoàn các cấp triển khai thực hiện tốt một số nội dung sau đây trong thời gian từ nay đến hết năm, cụ thể:",
      "1. Tuyên truyền sâu rộng trong cán bộ, đoàn viên, công chức, viên chức, lao động về ý nghĩa của phong trào.",
      "2. Báo cáo kết quả.",
    ]);
  });

  it("leaves the short lines of a header and of the recipients as they are", () => {
    const header = "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN\nSố: 57/LĐLĐ\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.";
    expect(reflow(header)).toBe(header);
  });

  it("keeps every character in its place, so that spans still fit", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "đ", ".", "\n", " ", "-", "1", "x".repeat(60)) }),
        (text) => {
          const shown = reflow(text);
          expect(shown.length).toBe(text.length);
          expect(shown.replace(/\n/gu, " ")).toBe(text.replace(/\n/gu, " "));
        },
      ),
    );
  });
});

describe("cutting a text into paragraphs", () => {
  it("takes empty lines, with or without white space in them, as borders", () => {
    const text = "\n\nmột\n\n \n hai\nba \n\t\nbốn\n";
    expect(paragraphs(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "một",
      "hai\nba",
      "bốn",
    ]);
  });

  it("ends a paragraph where another part of the letter begins", () => {
    const text = "Số: 57/LĐLĐ\nCông đoàn các cấp thực hiện.\nNơi nhận:\n- Lưu: VT.";
    const cuts = [text.indexOf("Công"), text.indexOf("Nơi")];
    expect(paragraphs(text, cuts).map(({ start, end }) => text.slice(start, end))).toEqual([
      "Số: 57/LĐLĐ",
      "Công đoàn các cấp thực hiện.",
      "Nơi nhận:\n- Lưu: VT.",
    ]);
  });

  it("takes every line of a long text without empty lines for a paragraph", () => {
    const text = Array.from({ length: 30 }, (_, i) => `${i}. Việc phải làm trong năm nay.`).join("\n");
    expect(paragraphs(text)).toHaveLength(30);
  });

  it("gives no paragraph for a text without letters", () => {
    expect(paragraphs("")).toEqual([]);
    expect(paragraphs(" \n\n\t ")).toEqual([]);
  });

  it("covers everything but white space, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "\n", " ", "b") }), (text) => {
        const spans = paragraphs(text);
        const kept = spans.map(({ start, end }) => text.slice(start, end)).join("");
        expect(kept.replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
        for (let i = 1; i < spans.length; i += 1) {
          expect(spans[i]!.start).toBeGreaterThanOrEqual(spans[i - 1]!.end);
        }
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { readDeadlines } from "../../src/reading/deadlines.ts";
import { zonesOf } from "../zones.ts";

const knowledge = loadKnowledge();
const read = (text: string, issuedOn: string | null = "2020-03-10") =>
  readDeadlines(text, zonesOf(text), knowledge, { issuedOn });

describe("readDeadlines", () => {
  it.each([
    [
      "Các đơn vị gửi báo cáo về Liên đoàn Lao động tỉnh trước ngày 20/3 để tổng hợp.",
      { what: "báo cáo", to: "Liên đoàn Lao động tỉnh", before: "2020-03-20", recurring: null },
    ],
    [
      "Đề nghị gửi danh sách đăng ký về Văn phòng chậm nhất là 17 giờ ngày 15/4/2020.",
      { what: "gửi danh sách đăng ký", to: "Văn phòng", before: "2020-04-15", recurring: null },
    ],
    [
      "Hoàn thành xong trước ngày 30 tháng 6 năm 2020 và báo cáo kết quả về UBND tỉnh.",
      { what: "hoàn thành", to: "UBND tỉnh", before: "2020-06-30", recurring: null },
    ],
    [
      "Báo cáo kết quả về Ban Tuyên giáo trước ngày 25 hằng tháng.",
      { what: "báo cáo kết quả", to: "Ban Tuyên giáo", before: null, recurring: "monthly" },
    ],
    [
      "Báo cáo công tác năm về Sở Nội vụ trước ngày 15 tháng 12 hằng năm.",
      { what: "báo cáo năm", to: "Sở Nội vụ", before: "12-15", recurring: "yearly" },
    ],
    [
      "Định kỳ hằng quý báo cáo về Bộ Nội vụ (qua Vụ Tổ chức).",
      { what: "báo cáo", to: "Bộ Nội vụ (qua Vụ Tổ chức)", before: null, recurring: "quarterly" },
    ],
  ])("reads “%s”", (text, expected) => {
    expect(read(text)).toMatchObject([expected]);
  });

  it("reads each of several days in one sentence", () => {
    const text =
      "Thực hiện báo cáo định kỳ 6 tháng trước ngày 10/6, báo cáo năm trước ngày 10/12 về Công đoàn ngành.";
    expect(read(text).map(({ what, before, recurring }) => ({ what, before, recurring }))).toEqual([
      { what: "báo cáo 6 tháng", before: "06-10", recurring: "yearly" },
      { what: "báo cáo năm", before: "12-10", recurring: "yearly" },
    ]);
  });

  it("takes the year from the letter, the next one where the day has passed", () => {
    expect(read("Gửi báo cáo trước ngày 05/01 để tổng hợp.")).toMatchObject([{ before: "2021-01-05" }]);
    expect(read("Gửi báo cáo trước ngày 05/01 để tổng hợp.", null)).toMatchObject([
      { before: "01-05", recurring: "yearly" },
    ]);
  });

  it("gives the sentence, and the place of the day in it", () => {
    const text = "1. Làm việc một. 2. Gửi báo cáo về Huyện ủy trước\nngày 20/3/2020. 3. Làm việc ba.";
    const [deadline] = read(text);
    expect(deadline?.sentence).toBe("Gửi báo cáo về Huyện ủy trước ngày 20/3/2020");
    expect(text.slice(deadline?.span.start, deadline?.span.end)).toBe("trước\nngày 20/3/2020");
  });

  it.each([
    "Nghị định này thay thế các văn bản ban hành trước ngày 01/01/2020.",
    "Kỷ niệm ngày 15/10/1930 – 15/10/2021.",
    "Hồ sơ đã nộp trước ngày 01/7/2019 thì xét theo quy định cũ.",
    "Hội nghị tổ chức ngày 20/3/2020.",
  ])("finds no duty in “%s”", (text) => {
    expect(read(text)).toEqual([]);
  });

  it("never throws, and its spans lie inside the text", () => {
    const piece = fc.constantFrom(
      "báo cáo ",
      "trước ngày ",
      "5/6",
      "/2020",
      " về ",
      "Sở Nội vụ",
      ".",
      "\n",
      "hằng năm",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 50 }),
        (all) => {
          const text = all.join("");
          for (const { span } of read(text)) {
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSecrecyMark } from "../../src/reading/secrecy.ts";

const letter = (stamp: string, subject = "Về việc rà soát"): string =>
  `ỦY BAN NHÂN DÂN\nTỈNH BÌNH THUẬN\n${stamp}\n\nSố: 12/BC-UBND\n${subject}\n\nKính gửi: Các sở, ngành.\n\nNội dung.`;

describe("findSecrecyMark", () => {
  it.each([
    ["MẬT", "MẬT"],
    ["TỐI MẬT", "TỐI MẬT"],
    ["TUYỆT MẬT", "TUYỆT MẬT"],
    ["M Ậ T", "MẬT"],
    ["T Ố I   M Ậ T", "TỐI MẬT"],
    ["| MẬT |", "MẬT"],
    ["[TỐI MẬT]", "TỐI MẬT"],
    ["**TUYỆT MẬT**", "TUYỆT MẬT"],
    ["TOI MAT", "TỐI MẬT"],
    ["TUYÊT MÂT", "TUYỆT MẬT"],
    ["MÂT", "MẬT"],
    ["Độ mật: Tối mật", "TỐI MẬT"],
    ["ĐỘ MẬT: MẬT", "MẬT"],
    ["MẬT - HỎA TỐC", "MẬT"],
    ["MẬT (Bản số: 05)", "MẬT"],
    ["TÀI LIỆU MẬT", "MẬT"],
    ["MẬT        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "MẬT"],
    ["Số: 12/BC-UBND\tMẬT", "MẬT"],
  ])("sees the stamp “%s”", (stamp, mark) => {
    const text = letter(stamp);
    const found = findSecrecyMark(text);
    expect(found?.mark).toBe(mark);
    expect(text.slice(found?.span.start, found?.span.end)).not.toBe("");
  });

  it.each([
    "",
    "HỎA TỐC",
    "GIẢI MẬT",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ MẬT",
    "Về công tác bảo mật",
    "MẶT TRẬN TỔ QUỐC VIỆT NAM",
    "Tài liệu này không thuộc độ mật, tối mật.",
  ])("sees no stamp in “%s”", (line) => {
    expect(findSecrecyMark(letter(line))).toBeNull();
  });

  it("does not take the word in the body for a mark", () => {
    expect(findSecrecyMark(`${letter("")}\n\nMẬT\n`)).toBeNull();
  });

  it("never throws, and its span lies inside the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."MẬTỐIUY \n|*đa:") }), (text) => {
        const found = findSecrecyMark(text);
        if (found) expect(text.slice(found.span.start, found.span.end).length).toBeGreaterThan(2);
      }),
    );
  });
});

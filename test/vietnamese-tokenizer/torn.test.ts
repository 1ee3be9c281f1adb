import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinSpacedLetters, joinTornSyllables } from "../../src/vietnamese-tokenizer/index.ts";

describe("torn syllables", () => {
  it.each([
    ["ĐIỀ U KHO ẢN THI HÀNH", "ĐIỀU KHOẢN THI HÀNH"],
    ["c ủa Đ ẤT N ƯỚC v à LUẬ T QUYẾ T Đ ỊNH", "của ĐẤT NƯỚC và LUẬT QUYẾT ĐỊNH"],
    ["nh ư v ậy, ho ạt đ ộng", "như vậy, hoạt động"],
    ["Th ực hiện ngh ị quy ết", "Thực hiện nghị quyết"],
    ["không nh ỏ v ẫn c òn", "không nhỏ vẫn còn"],
  ])("come together: %s", (torn, whole) => {
    expect(joinTornSyllables(torn)).toBe(whole);
  });

  it.each([
    "điểm c ở trên",
    "Công ty có ít vốn ở Ấn Độ và ông ấy",
    "phòng ngừa, ứng phó; yêu cầu",
    "a) Áp dụng; d) Ủy ban; (2) Ông",
    "Nhóm A ở UBND, U23, IT, EU và 5 m ở km 12",
    "Hồ Chí Minh m",
    "khối C ấy",
  ])("are not seen where words stand: %s", (text) => {
    expect(joinTornSyllables(text)).toBe(text);
  });

  it("lose nothing but blanks, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aăeêiouưyáảệộĐđnhtcqg  .1\n") }), (text) => {
        const joined = joinTornSyllables(text);
        expect(joined.replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });
});

describe("spaced letters", () => {
  it("become words by the wide gaps or, without any, by their syllables", () => {
    expect(joinSpacedLetters("T H Ô N G  B Á O")).toBe("THÔNG BÁO");
    expect(joinSpacedLetters("n g à y 2 5 t h á n g 6 n ă m 2 0 0 4 , s ử a đ ổ i")).toBe(
      "ngày 25 tháng 6 năm 2004, sửa đổi",
    );
    expect(joinSpacedLetters("s ố 1 1 5 / 2 0 0 4 / Q Đ - T T g")).toBe("số 115/2004/QĐ-TTg");
  });

  it("leave a line of labels or numbers alone", () => {
    for (const line of ["1 2 3 4 5 6 7 8", "A B C", "Nhóm A, B và C ở huyện", ""])
      expect(joinSpacedLetters(line)).toBe(line);
  });
});

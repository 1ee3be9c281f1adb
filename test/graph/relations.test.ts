/** What letters do with what they name, in their own words. */
import { describe, expect, it } from "vitest";
import { BINH_THUAN, letter, letterDocument } from "./archive.ts";

function relationsIn(body: string, subject = "thực hiện nhiệm vụ công tác quý II"): Record<string, string> {
  const text = letter({
    ...{
      organ: BINH_THUAN,
      number: "31/LĐLĐ",
      dateline: "Bình Thuận, ngày 10 tháng 3 năm 2018",
      subject,
      body,
    },
  });
  const { citations } = letterDocument(text).reading.directive;
  return Object.fromEntries(
    citations.map(({ number, text: printed, relation }) => [number ?? printed, relation]),
  );
}

describe("the relation of a citation", () => {
  it.each([
    [
      "Thực hiện Kế hoạch số 31-KH/TU ngày 05/01/2018 của Tỉnh ủy, Ban Thường vụ đề nghị.",
      "31-KH/TU",
      "carries-out",
    ],
    [
      "Căn cứ Hướng dẫn số 36-HD/BTGTU ngày 05/01/2018 của Ban Tuyên giáo Tỉnh ủy, Ban Thường vụ đề nghị.",
      "36-HD/BTGTU",
      "carries-out",
    ],
    [
      "Căn cứ Nghị định số 60/2013/NĐ-CP ngày 19/6/2013 của Chính phủ, Ban Thường vụ đề nghị.",
      "60/2013/NĐ-CP",
      "basis",
    ],
    ["Căn cứ Luật Công đoàn số 12/2012/QH13, Ban Thường vụ đề nghị.", "12/2012/QH13", "basis"],
    [
      "Trả lời Công văn số 77/UBND-VX ngày 02/3/2018 của Ủy ban nhân dân tỉnh, Ban Thường vụ có ý kiến như sau.",
      "77/UBND-VX",
      "answers",
    ],
    [
      "Phúc đáp Công văn số 77/SNV-CCVC ngày 02/3/2018 của Sở Nội vụ, Ban Thường vụ có ý kiến như sau.",
      "77/SNV-CCVC",
      "answers",
    ],
    [
      "Công văn này thay thế Công văn số 12/LĐLĐ ngày 05/01/2018 của Liên đoàn Lao động tỉnh.",
      "12/LĐLĐ",
      "replaces",
    ],
    [
      "Ban Thường vụ gửi kèm Kế hoạch số 40/KH-LĐLĐ ngày 08/3/2018 để các đơn vị thực hiện.",
      "40/KH-LĐLĐ",
      "attaches",
    ],
    ["Các đơn vị tiếp tục học tập Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.", "05-CT/TW", "cited"],
  ])("%s", (body, number, relation) => {
    expect(relationsIn(body)).toEqual({ [number]: relation });
  });

  it("does not say that this letter replaces what another one replaced", () => {
    const body =
      "Quyết định số 52/2016/QĐ-TTg đã được thay thế bởi Nghị định số 49/2024/NĐ-CP của Chính phủ.";
    expect(Object.values(relationsIn(body))).toEqual(["cited", "cited"]);
  });

  it("carries out what its subject names", () => {
    const body = "Ban Thường vụ yêu cầu các đơn vị tổ chức quán triệt.";
    expect(
      relationsIn(body, "tuyên truyền thực hiện Chỉ thị số 07-CT/TW ngày 05/9/2016 của Ban Bí thư"),
    ).toEqual({
      "07-CT/TW": "carries-out",
    });
  });
});

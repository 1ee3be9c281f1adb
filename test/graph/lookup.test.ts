import { describe, expect, it } from "vitest";
import { archiveOf, BINH_THUAN, letter, NINH_THUAN } from "./archive.ts";

const from = (organ: typeof BINH_THUAN | typeof NINH_THUAN, place: string, body: string) =>
  letter({
    ...{ organ, number: "31/LĐLĐ", dateline: `${place}, ngày 10 tháng 3 năm 2018`, body },
    subject: "triển khai chương trình của Tỉnh ủy",
  });
const BODY =
  "Thực hiện Công văn số 525-CV/TU ngày 23/12/2016 của Ban Thường vụ Tỉnh ủy, Ban Thường vụ đề nghị.";
const plan = letter({
  ...{ organ: BINH_THUAN, number: "40/KH-LĐLĐ", dateline: "Bình Thuận, ngày 10 tháng 3 năm 2018" },
  subject: "tổ chức tháng công nhân và tháng hành động về an toàn lao động",
  body: "Căn cứ chương trình công tác năm 2018, Ban Thường vụ xây dựng kế hoạch như sau.",
});

describe("a typed number", () => {
  const { graph, ids } = archiveOf([
    from(BINH_THUAN, "Bình Thuận", BODY),
    from(NINH_THUAN, "Ninh Thuận", BODY),
    plan,
  ]);

  it("lists the provinces that have it, and takes that of who asks", () => {
    const { number, directive, candidates } = graph.resolve("số 525 - cv/tu");
    expect([number, directive]).toEqual(["525-CV/TU", null]);
    expect(candidates.map(({ key }) => key)).toEqual([
      "binh-thuan.TU.CV.525@2016",
      "ninh-thuan.TU.CV.525@2016",
    ]);
    expect(graph.resolve("525-CV/TU", { provinceId: "ninh-thuan" }).directive?.key).toBe(
      "ninh-thuan.TU.CV.525@2016",
    );
  });

  it.each([
    ["40/kh-ldld", "binh-thuan.LĐLĐ.KH.40@2018"],
    ["binh-thuan.LĐLĐ.KH.40@2018", "binh-thuan.LĐLĐ.KH.40@2018"],
    ["Luật số 12/2012/QH13", "12/2012/QH13"],
    ["12/2012/QH13", "12/2012/QH13"],
    ["16/CT-TTg ngày 16/5/2018", "TTg.CT.16@2018"],
    ["Nghị quyết Đại hội XIII của Đảng", "nghi-quyet-dai-hoi-xiii"],
  ])("%s leads to %s", (typed, key) => {
    expect(graph.resolve(typed).directive?.key).toBe(key);
  });

  it("leads nowhere when nothing is known of it", () => {
    expect(graph.resolve("999/KH-LĐLĐ")).toEqual({ number: "999/KH-LĐLĐ", directive: null, candidates: [] });
    for (const nothing of ["", "   ", "hội nghị công đoàn", "\0", "9".repeat(5000)])
      expect(graph.resolve(nothing)).toMatchObject({ directive: null, candidates: [] });
  });

  it("checks a draft: what each citation is, whether it is held, and dates that do not agree", () => {
    const draft = from(
      BINH_THUAN,
      "Bình Thuận",
      "Thực hiện Kế hoạch số 40/KH-LĐLĐ ngày 09/3/2018 của Liên đoàn Lao động tỉnh và Chỉ thị số 16/CT-TTg ngày 16/5/2016 của Thủ tướng Chính phủ.",
    ).replace("ngày 10 tháng 3 năm 2018", "ngày 10 tháng 9 năm 2018");
    const { text, citations } = graph.resolveText(draft);
    expect(citations.map(({ directive, notes }) => [directive?.key, directive?.document, notes])).toEqual([
      ["binh-thuan.LĐLĐ.KH.40@2018", ids[2], ["In ngày 9/3/2018, văn bản trong kho có ngày 10/3/2018."]],
      ["TTg.CT.16@2018", null, ["Chỉ thị 16/CT-TTg: in ngày 16/5/2016, văn bản có ngày 16/5/2018."]],
    ]);
    for (const { start, end, text: printed } of citations)
      expect(text.slice(start, end).replace(/\s+/gu, " ")).toBe(printed);
    expect(graph.resolveText("")).toEqual({ text: "", citations: [] });
  });

  it("finds wanted directives by words of number and title, marks or none", () => {
    expect(graph.wanted({ limit: 5, text: "525 cv" }).total).toBe(2);
    expect(graph.wanted({ limit: 1, offset: 1 }).rows.map(({ key }) => key)).toEqual([
      "ninh-thuan.TU.CV.525@2016",
    ]);
    expect(graph.wanted({ limit: 5, text: "không có" })).toEqual({ total: 0, rows: [] });
  });
});

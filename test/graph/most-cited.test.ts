import { expect, it } from "vitest";
import { archiveOf, BAC_BINH, BINH_THUAN, letter } from "./archive.ts";

it("names the directives that most documents cite, in the archive or not", () => {
  const citing = (number: string, organ: typeof BINH_THUAN | typeof BAC_BINH, body: string) =>
    letter({
      organ,
      number,
      dateline: "Bình Thuận, ngày 10 tháng 3 năm 2018",
      subject: "tuyên truyền",
      body,
    });
  const { graph } = archiveOf([
    citing(
      "31/LĐLĐ",
      BINH_THUAN,
      "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 và Chỉ thị số 07-CT/TW ngày 05/9/2016.",
    ),
    citing(
      "7/LĐLĐ",
      BAC_BINH,
      "Thực hiện Công văn số 31/LĐLĐ ngày 10/3/2018 của Liên đoàn Lao động tỉnh, Chỉ thị số 05-CT/TW ngày 15/5/2016.",
    ),
  ]);
  expect(graph.mostCited(10).map(({ key, citedBy }) => [key, citedBy])).toEqual([
    ["TW.CT.05@XII", 2],
    ["TW.CT.07@XII", 1],
    ["binh-thuan.LĐLĐ.CV.31@2018", 1],
  ]);
  expect(graph.mostCited(1)).toHaveLength(1);
});

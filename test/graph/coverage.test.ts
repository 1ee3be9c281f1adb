import { describe, expect, it } from "vitest";
import {
  archiveOf,
  BAC_BINH,
  BINH_THUAN,
  forget,
  keep,
  letter,
  letterDocument,
  NINH_THUAN,
} from "./archive.ts";

const DIRECTIVE = "Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị";
const plan = letter({
  ...{ organ: BINH_THUAN, number: "40/KH-LĐLĐ", dateline: "Bình Thuận, ngày 10 tháng 3 năm 2018" },
  subject: "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh năm 2018",
  body: `Thực hiện ${DIRECTIVE}, Ban Thường vụ xây dựng kế hoạch như sau.`,
});
const below = letter({
  ...{ organ: BAC_BINH, number: "17/LĐLĐ", dateline: "Bắc Bình, ngày 20 tháng 4 năm 2018" },
  subject: "triển khai kế hoạch của Liên đoàn Lao động tỉnh",
  body: "Thực hiện Kế hoạch số 40/KH-LĐLĐ ngày 10/3/2018 của Liên đoàn Lao động tỉnh, Ban Thường vụ đề nghị.",
});
const other = letter({
  ...{ organ: NINH_THUAN, number: "31/LĐLĐ", dateline: "Ninh Thuận, ngày 10 tháng 5 năm 2018" },
  subject: "báo cáo công tác nữ công",
  body: `Ban Thường vụ đề nghị các đơn vị báo cáo; việc học tập ${DIRECTIVE} báo cáo riêng.`,
});

describe("the coverage of a directive", () => {
  const { graph, ids } = archiveOf([plan, below, other]);
  const coverage = graph.coverage("TW.CT.05@XII");

  it("names who carries it out, directly or through another one, the first of each", () => {
    expect(coverage.organs.map(({ id, first, documents, direct }) => [id, first, documents, direct])).toEqual(
      [
        ["ldld-tinh:binh-thuan", { document: ids[0], issuedOn: "2018-03-10" }, 1, true],
        ["ldld-huyen:bac-binh--binh-thuan", { document: ids[1], issuedOn: "2018-04-20" }, 1, false],
      ],
    );
    expect(coverage.formerProvinces.covered).toMatchObject([
      { id: "binh-thuan", documents: 2, direct: true },
    ]);
    expect(coverage.currentProvinces.covered).toMatchObject([{ id: "lam-dong", documents: 2 }]);
    expect(coverage.currentProvinces.missing).toHaveLength(33);
  });

  it("names who has not: an office that only mentions it", () => {
    expect(coverage.missingOrgans.map(({ id }) => id)).toEqual(["ldld-tinh:ninh-thuan"]);
    expect(coverage.missingOrganCount).toBe(1);
  });

  it("asks of a province's own plan only who is in that province", () => {
    const local = graph.coverage("binh-thuan.LĐLĐ.KH.40@2018");
    expect(local.organs.map(({ id }) => id)).toEqual(["ldld-huyen:bac-binh--binh-thuan"]);
    expect([local.formerProvinces.missing, local.missingOrgans]).toEqual([[], []]);
  });

  it("follows letters that come and go, though it was asked before", () => {
    const { catalogue, graph: asked } = archiveOf([plan, other]);
    const organs = () => asked.coverage("TW.CT.05@XII").organs.map(({ id }) => id);
    expect(organs()).toEqual(["ldld-tinh:binh-thuan"]);
    const late = keep(catalogue, letterDocument(below));
    expect(organs()).toEqual(["ldld-tinh:binh-thuan", "ldld-huyen:bac-binh--binh-thuan"]);
    forget(catalogue, late);
    expect(organs()).toEqual(["ldld-tinh:binh-thuan"]);
  });

  it("says in which relation each document cites it", () => {
    expect(graph.directive("TW.CT.05@XII")?.relations).toEqual({ "carries-out": 1, cited: 1 });
    const { total, rows } = graph.citedBy("TW.CT.05@XII", { limit: 10, relation: "carries-out" });
    expect([total, rows.map(({ id }) => id)]).toEqual([1, [ids[0]]]);
    expect(graph.citedBy("TW.CT.05@XII", { limit: 1, offset: 1 }).rows.map(({ id }) => id)).toEqual([ids[0]]);
  });
});

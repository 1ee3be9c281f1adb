import { describe, expect, it } from "vitest";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { createDirectiveGraph } from "../../src/graph/index.ts";
import { BAC_BINH, BINH_THUAN, forget, keep, knowledge, letter, letterDocument } from "./archive.ts";

const SUBJECT = "tổ chức hội thao công nhân, viên chức, lao động các khu công nghiệp";
const open = letterDocument(
  letter({
    ...{ organ: BAC_BINH, number: "17/LĐLĐ", dateline: "Bắc Bình, ngày 20 tháng 4 năm 2018" },
    subject: "tham gia hội thao",
    body: `Căn cứ Kế hoạch số 62/KH-LĐLĐ ngày 12/4/2018 về ${SUBJECT}, Ban Thường vụ đề nghị thực hiện.`,
  }),
);
const plan = letterDocument(
  letter({
    ...{ organ: BINH_THUAN, number: "62/KH-LĐLĐ", dateline: "Bình Thuận, ngày 12 tháng 4 năm 2018" },
    subject: SUBJECT,
    body: "Căn cứ chương trình công tác năm 2018, Ban Thường vụ xây dựng kế hoạch như sau.",
  }),
);
const KEY = "binh-thuan.LĐLĐ.KH.62@2018";

describe("a document that arrives late", () => {
  it("gives the citations that waited for it their key, and has them published again; taken out, it leaves them open", () => {
    const catalogue = openCatalogue(":memory:");
    const graph = createDirectiveGraph({ store: catalogue.graph, knowledge });
    const published = () => {
      const ids = catalogue.toPublish("", 10);
      catalogue.noteSending(ids);
      catalogue.notePublished(ids.map((id) => ({ id, revision: "r" })));
      return ids.sort();
    };
    const citation = () => catalogue.document(open.id)?.directive.citations[0];

    keep(catalogue, open);
    expect(citation()).toMatchObject({
      key: null,
      candidates: [KEY, `bac-${KEY.replace("binh-thuan", "binh--binh-thuan")}`],
    });
    expect(graph.directive(KEY)).toBeNull();
    expect(published()).toEqual([open.id]);

    keep(catalogue, plan);
    expect(citation()).toMatchObject({ key: KEY, candidates: [] });
    expect(graph.directive(KEY)).toMatchObject({ document: plan.id, citedBy: 1, dateFrom: "document" });
    expect(graph.citedBy(KEY, { limit: 5 }).rows).toMatchObject([{ id: open.id, how: "date" }]);
    expect(published()).toEqual([open.id, plan.id].sort());

    forget(catalogue, plan.id);
    expect(citation()).toMatchObject({ key: null });
    expect(published()).toEqual([open.id]);
    catalogue.close();
  });

  it("does not touch documents that it says nothing about", () => {
    const catalogue = openCatalogue(":memory:");
    keep(catalogue, plan);
    keep(catalogue, open);
    const ids = catalogue.toPublish("", 10);
    catalogue.noteSending(ids);
    catalogue.notePublished(ids.map((id) => ({ id, revision: "r" })));
    catalogue.replaceReading(plan.id, { ...plan.reading, reader: "2" });
    expect(catalogue.toPublish("", 10)).toEqual([]);
    catalogue.close();
  });
});

import { describe, expect, it } from "vitest";
import type { DirectiveName } from "../../../src/graph/types.ts";
import { searchQueryOf } from "../../../src/search/query.ts";
import {
  type DocumentContext,
  type DocumentPageModel,
  presentDocumentPage,
} from "../../../web/presenters/document-page.ts";
import { makeDocument, spanOf, TEXT } from "../fixtures.ts";

const nowhere = { start: 0, end: 0 };
const zones = {
  header: { start: 0, end: TEXT.indexOf("Thực hiện") },
  subject: null,
  addressees: null,
  body: { start: TEXT.indexOf("Thực hiện"), end: TEXT.length },
  opening: nowhere,
  recipients: null,
  signature: null,
  furniture: [],
};

const context: DocumentContext = {
  copies: [],
  zones,
  query: searchQueryOf("dân vận khéo"),
  words: [spanOf("Dân vận khéo")],
  marked: (text) => [{ text, marked: false }],
  nameOf: () => undefined,
  ownKey: null,
  citedBy: { total: 0, rows: [] },
  chain: { root: "b".repeat(32), nodes: [], edges: [] },
  similar: [],
  scan: null,
  hasPicture: () => false,
  saidOf: () => null,
  campaignName: (id) => (id === "dan-van-kheo" ? "Dân vận khéo" : id),
};

const paragraphsOf = ({ text }: DocumentPageModel) => text.flatMap((stretch) => stretch.paragraphs);

describe("a document's page", () => {
  it("prints the whole text, paragraph by paragraph", () => {
    const printed = paragraphsOf(presentDocumentPage(makeDocument(), context)).map((p) =>
      p.runs.flatMap((run) => run.pieces.map((piece) => piece.text)).join(""),
    );
    expect(printed.join("\n\n")).toBe(TEXT);
  });

  it("tells the head of a letter from its text", () => {
    const { text } = presentDocumentPage(makeDocument(), context);
    expect(text.map(({ part, paragraphs }) => [part, paragraphs.length])).toEqual([
      ["head", 3],
      ["body", 1],
    ]);
  });

  it("marks the words of the question, and says what is evidence of what", () => {
    const pieces = paragraphsOf(presentDocumentPage(makeDocument(), context)).flatMap((p) =>
      p.runs.flatMap((run) => run.pieces),
    );
    expect(pieces.filter((piece) => piece.word).map((piece) => piece.text)).toEqual(["Dân vận khéo"]);
    expect(new Set(pieces.map((piece) => piece.evidence))).toEqual(
      new Set([null, "Chiến dịch: Dân vận khéo", "Hạn báo cáo"]),
    );
  });

  it("makes each citation a link, also one inside the title of another", () => {
    const links = paragraphsOf(presentDocumentPage(makeDocument(), context))
      .flatMap((p) => p.runs)
      .filter((run) => run.link);
    expect(links.map((run) => [run.link?.href, run.pieces.map((piece) => piece.text).join("")])).toEqual([
      ["/chi-thi/TU.KH.31", "Kế hoạch số 31-KH/TU về thực hiện "],
      ["/chi-thi/TW.CT.05%40XII", "Chỉ thị 05-CT/TW của Bộ Chính trị"],
    ]);
  });

  const name = (key: string, document: string | null): DirectiveName => ({
    ...{ key, label: `tên của ${key}`, title: null, issuedOn: null, document, citedBy: 1 },
  });

  it("gives the place of each citation an address of its own", () => {
    const begins = paragraphsOf(presentDocumentPage(makeDocument(), context))
      .flatMap((p) => p.runs)
      .flatMap(({ id, pieces }) => (id ? [[id, pieces[0]?.text.slice(0, 12)]] : []));
    expect(begins).toEqual([
      [`v${TEXT.indexOf("Kế hoạch số 31")}`, "Kế hoạch số "],
      [`v${TEXT.indexOf("Chỉ thị 05")}`, "Chỉ thị 05-C"],
    ]);
  });

  it("leads an ambiguous citation to its candidates", () => {
    const [plan] = makeDocument().directive.citations;
    const open = { ...plan!, key: null, candidates: ["a.KH@2017", "a.KH@?"] };
    const page = presentDocumentPage(makeDocument({ citations: [open] }), {
      ...context,
      nameOf: (key) => name(key, null),
    });
    expect(page.citations[0]?.rows[0]).toMatchObject({
      href: "/chi-thi?q=31-KH%2FTU",
      note: "chưa rõ là văn bản nào",
      candidates: [{ label: "tên của a.KH@2017", href: "/chi-thi/a.KH%402017" }],
    });
  });

  it("lists what it cites by what it does with it, and says what is not in the archive", () => {
    const [plan, directive] = makeDocument().directive.citations;
    const { citations } = presentDocumentPage(
      makeDocument({ citations: [directive!, { ...plan!, relation: "carries-out" }] }),
      { ...context, nameOf: (key) => name(key, key === "TW.CT.05@XII" ? "c".repeat(32) : null) },
    );
    expect(
      citations.map((group) => [group.title, group.rows.map((row) => [row.label, row.archived, row.note])]),
    ).toEqual([
      ["Thực hiện", [["Kế hoạch 31-KH/TU", null, "chưa có trong kho"]]],
      ["Viện dẫn", [["Chỉ thị 05-CT/TW", `/van-ban/${"c".repeat(32)}`, null]]],
    ]);
  });

  it("lists who cites the document, each at the passage, and leads to who carries it out", () => {
    const id = "d".repeat(32);
    const { citedBy } = presentDocumentPage(makeDocument(), {
      ...context,
      ownKey: "OWN",
      citedBy: {
        total: 1,
        rows: [
          {
            ...{
              id,
              key: null,
              kind: "letter",
              number: "90/LĐLĐ",
              type: "Công văn",
              subject: "báo cáo kết quả",
            },
            ...{ issuer: null, province: null, issuedOn: "2018-03-02", relation: "basis", how: "read" },
            passage: { document: id, start: 40, end: 60, text: "Công văn số 57/LĐLĐ" },
          },
        ],
      },
    });
    expect(citedBy).toMatchObject({
      total: "1",
      href: "/chi-thi/OWN",
      rows: [
        {
          number: "90/LĐLĐ",
          title: "Báo cáo kết quả",
          verb: "lấy làm căn cứ",
          passage: { href: `/van-ban/${id}#v40` },
        },
      ],
    });
  });

  it("shows for each field of the card where it was read", () => {
    const { card } = presentDocumentPage(makeDocument(), context);
    const issuer = card.rows.find((row) => row.label === "Cơ quan");
    expect(issuer).toMatchObject({
      origin: "inferred",
      hover: "Suy ra từ dòng địa danh, ngày tháng: “Bình Thuận, ngày 24 tháng 02 năm 2017”",
      quotes: [{ text: "Bình Thuận, ngày 24 tháng 02 năm 2017", href: "#d2" }],
      sure: "chắc 80 %",
    });
    expect(card.inferred).toBe(true);
  });

  it("keeps a field that is not known on the card, and says so in the heading", () => {
    const page = presentDocumentPage(
      makeDocument({ number: null, issuedOn: null, issuer: null, subject: null, province: null }),
      context,
    );
    expect(page.card.rows.find((row) => row.label === "Số")?.values).toEqual([]);
    expect(page.subtitle).toBe("Công văn không rõ số · không rõ ngày · không rõ cơ quan");
    expect([page.title, page.known, page.basis]).toEqual(["Không rõ trích yếu", false, null]);
  });

  it("leads back to the question that it was opened from, and nowhere when there was none", () => {
    expect(presentDocumentPage(makeDocument(), context).back?.label).toBe("Kết quả cho “dân vận khéo”");
    expect(presentDocumentPage(makeDocument(), { ...context, query: searchQueryOf("") }).back).toBeNull();
  });

  it("survives a document with no text at all", () => {
    const empty = makeDocument({ citations: [], campaigns: [], deadlines: [], provenance: {} }, { text: "" });
    expect(presentDocumentPage(empty, { ...context, words: [] }).text).toEqual([]);
  });

  it("shows a file beside its text only when browsers can", () => {
    expect(presentDocumentPage(makeDocument(), context).original.inline).toBe(true);
    expect(presentDocumentPage(makeDocument({}, { mediaType: "text/html" }), context).original.inline).toBe(
      false,
    );
  });
});

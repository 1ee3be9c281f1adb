import { describe, expect, it } from "vitest";
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
  zones,
  query: searchQueryOf("dân vận khéo"),
  words: [spanOf("Dân vận khéo")],
  marked: (text) => [{ text, marked: false }],
  citing: () => [],
  ownKey: null,
  similar: [],
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
      ["/?cites=TU.KH.31", "Kế hoạch số 31-KH/TU về thực hiện "],
      ["/?cites=TW.CT.05%40XII", "Chỉ thị 05-CT/TW của Bộ Chính trị"],
    ]);
  });

  it("leads an ambiguous citation to a search for its number", () => {
    const base = makeDocument();
    const [plan] = base.directive.citations;
    const page = presentDocumentPage(makeDocument({ citations: [{ ...plan!, key: null }] }), context);
    expect(page.citations[0]?.rows[0]).toMatchObject({
      href: "/?q=31-KH%2FTU",
      note: "chưa rõ là văn bản nào",
    });
  });

  it("says which cited directives are in the archive and which are not", () => {
    const citing = (key: string) =>
      key === "TW.CT.05@XII" ? [{ id: "c".repeat(32), number: "05-CT/TW", subject: null, role: "own" }] : [];
    const { citations } = presentDocumentPage(makeDocument(), { ...context, citing });
    expect(
      citations.map((group) => [group.title, group.rows.map((row) => [row.label, row.archived, row.note])]),
    ).toEqual([
      ["Căn cứ, thực hiện", [["Kế hoạch 31-KH/TU", null, "chưa có trong kho"]]],
      ["Viện dẫn", [["Chỉ thị 05-CT/TW", `/van-ban/${"c".repeat(32)}`, null]]],
    ]);
  });

  it("lists who cites the document, itself left out", () => {
    const citing = (key: string) =>
      key === "OWN"
        ? [
            { id: "b".repeat(32), number: "57/LĐLĐ", subject: null, role: "own" },
            { id: "d".repeat(32), number: "90/LĐLĐ", subject: "báo cáo kết quả", role: "basis" },
          ]
        : [];
    const { citedBy } = presentDocumentPage(makeDocument(), { ...context, citing, ownKey: "OWN" });
    expect(citedBy).toEqual([
      {
        href: `/van-ban/${"d".repeat(32)}`,
        number: "90/LĐLĐ",
        title: "Báo cáo kết quả",
        role: "lấy làm căn cứ",
      },
    ]);
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

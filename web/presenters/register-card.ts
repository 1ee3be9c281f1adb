/** The register card of a document: each field, and where it was read. */
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import type { FieldName, Provenance, Span } from "../../src/directive.ts";
import { oneLine } from "../../src/text/one-line.ts";
import { whereOf } from "./hit.ts";
import { correctHref } from "./links.ts";
import { formatDate } from "./words.ts";

export interface EvidenceQuote {
  readonly text: string;
  /** Paragraph that it stands in. */
  readonly href: string | null;
}

export interface CardRow {
  readonly label: string;
  /** Empty when the field is not known. */
  readonly values: readonly string[];
  readonly origin: Provenance["origin"] | null;
  /** For the pointer: "Suy ra từ địa danh: “Bình Thuận, ngày …”". */
  readonly hover: string | null;
  readonly source: string | null;
  readonly sure: string | null;
  readonly quotes: readonly EvidenceQuote[];
  /** What a person said of it: "Trần Thị Bình sửa ngày …: theo bản gốc; máy đọc “…”". */
  readonly said: string | null;
  readonly editHref: string;
}

export interface RegisterCard {
  readonly rows: readonly CardRow[];
  /** Some field was inferred or corrected, so the legend is needed. */
  readonly inferred: boolean;
  readonly corrected: boolean;
}

/** Where the readers say that a value came from, in words of the office. */
const SOURCES: Readonly<Record<string, string>> = {
  "number-line": "dòng số",
  "number-code": "ký hiệu trong số",
  dateline: "dòng địa danh, ngày tháng",
  header: "đầu văn bản",
  "type-line": "dòng tên loại",
  "subject-line": "dòng trích yếu",
  "v/v": "dòng “V/v”",
  "subject-block": "phần trích yếu",
  body: "nội dung",
  addressees: "nơi kính gửi",
  recipients: "nơi nhận",
  signature: "phần chữ ký",
  "email-host": "địa chỉ thư điện tử",
  "file-name": "tên tệp",
  article: "bài viết",
  "described-document": "văn bản mà bài viết nói đến",
  issuer: "cơ quan ban hành",
  place: "địa danh",
  person: "người giữ kho",
};

const ORIGINS = {
  printed: "In ở",
  inferred: "Suy ra từ",
  corrected: "Sửa bởi",
  confirmed: "Đã xem lại; đọc từ",
} as const;
/** A quotation on the card is no longer than this. */
const LONGEST_QUOTE = 160;

/** @param paragraphHref the link to the paragraph that holds an offset of the text */
export function presentCard(
  document: CatalogueDocument,
  paragraphHref: (offset: number) => string | null,
  saidOf: (field: string) => string | null,
): RegisterCard {
  const { directive } = document;
  const { signatory, province, issuer } = directive;
  const row = (label: string, field: FieldName, values: readonly (string | null | undefined)[]): CardRow => ({
    ...presentRow(label, values, directive.provenance[field], document.text, paragraphHref),
    said: saidOf(field),
    editHref: correctHref(document.id, field),
  });
  const where =
    province && (whereOf({ issued: province.issued.name, current: province.current.name }, "") ?? null);
  const rows = [
    row("Số", "number", [directive.number]),
    row("Ngày", "issuedOn", [directive.issuedOn && formatDate(directive.issuedOn)]),
    row("Loại", "type", [directive.type?.name]),
    row("Cơ quan", "issuer", [issuer?.name, issuer && `${issuer.system}, cấp ${issuer.level}`]),
    row("Địa danh", "place", [directive.place]),
    row("Tỉnh, thành", "province", [where]),
    row("Kính gửi", "addressees", directive.addressees),
    row("Nơi nhận", "recipients", directive.recipients),
    row("Người ký", "signatory", [signatory?.name, signatory?.position, signatory?.form]),
  ];
  // A field that most letters have is shown as unknown; what a letter may lack, and a web page never has, is left out.
  const optional = new Set(["Địa danh", "Kính gửi", "Nơi nhận"]);
  if (directive.kind === "article") for (const label of ["Số", "Loại", "Người ký"]) optional.add(label);
  // A central organ's letters belong to no province.
  if (issuer?.level === "trung ương") optional.add("Tỉnh, thành");
  const shown = rows.filter((r) => r.values.length > 0 || !optional.has(r.label));
  return {
    rows: shown,
    inferred: shown.some((r) => r.origin === "inferred"),
    corrected: shown.some((r) => r.origin === "corrected"),
  };
}

function presentRow(
  label: string,
  values: readonly (string | null | undefined)[],
  provenance: Provenance | undefined,
  text: string,
  paragraphHref: (offset: number) => string | null,
): Omit<CardRow, "said" | "editHref"> {
  const known = values.filter((value): value is string => Boolean(value));
  if (known.length === 0 || !provenance) {
    return { label, values: known, origin: null, hover: null, source: null, sure: null, quotes: [] };
  }
  const quotes = provenance.evidence.map((span) => ({
    text: quote(text, span),
    href: paragraphHref(span.start),
  }));
  const source = `${ORIGINS[provenance.origin]} ${SOURCES[provenance.source] ?? provenance.source}`;
  return {
    label,
    values: known,
    origin: provenance.origin,
    hover: [source, ...quotes.map((q) => `“${q.text}”`)].join(": "),
    source,
    sure: provenance.confidence < 1 ? `chắc ${Math.round(provenance.confidence * 100)} %` : null,
    quotes,
  };
}

function quote(text: string, span: Span): string {
  const words = oneLine(text.slice(span.start, span.end));
  return words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE).trimEnd()}…` : words;
}

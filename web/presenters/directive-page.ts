/** Everything on the page of one directive, in plain values. */
import type {
  Chain,
  CitingDocument,
  Coverage,
  DirectiveEntry,
  DirectiveName,
  Page,
} from "../../src/graph/types.ts";
import { formatSearchQuery, searchQueryOf } from "../../src/search/query.ts";
import { lineOf } from "./basis-line.ts";
import { type ChainModel, presentChain } from "./chain.ts";
import { type CitingModel, type CitingQuery, presentCiting } from "./citing.ts";
import { type ConflictModel, presentConflict, type SourceOf } from "./conflicts.ts";
import { type CoverageModel, type Provinces, presentCoverage } from "./coverage.ts";
import { capitalise } from "./hit.ts";
import { directiveHref, documentHref } from "./links.ts";
import { formatCount, formatDate } from "./words.ts";

export interface Figure {
  readonly value: string;
  readonly says: string;
  readonly href: string;
  readonly alarm: boolean;
}

export interface DirectivePageModel {
  readonly key: string;
  readonly permalink: string;
  readonly heading: string;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly date: { readonly date: string; readonly from: string } | null;
  /** Where it lies in the archive; empty: it is only cited. */
  readonly documents: readonly { readonly href: string; readonly label: string }[];
  readonly wanted: string | null;
  readonly basis: string | null;
  /** The search to be saved for whoever wants to be told of what cites it. */
  readonly watch: { readonly name: string; readonly query: string };
  readonly figures: readonly Figure[];
  readonly spellings: readonly { readonly text: string; readonly count: string }[];
  readonly chain: ChainModel | null;
  readonly coverage: CoverageModel;
  readonly conflicts: readonly ConflictModel[];
  readonly citing: CitingModel;
}

export interface DirectiveFacts {
  readonly entry: DirectiveEntry;
  readonly chain: Chain;
  readonly coverage: Coverage;
  readonly citing: Page<CitingDocument>;
  readonly sourceOf: SourceOf;
}

/** What the address asks for. */
export interface DirectiveQuery extends CitingQuery {
  readonly provinces: Provinces;
}

const DATE_FROM: Readonly<Record<NonNullable<DirectiveEntry["dateFrom"]>, string>> = {
  document: "theo văn bản trong kho",
  table: "theo bảng văn bản trung ương",
  citations: "theo các văn bản viện dẫn",
};

export function presentDirectivePage(facts: DirectiveFacts, query: DirectiveQuery): DirectivePageModel {
  const { entry } = facts;
  const coverage = presentCoverage(facts.coverage, query.provinces);
  return {
    key: entry.key,
    permalink: directiveHref(entry.key),
    heading: headingOf(entry),
    title: entry.title && !entry.label.includes(entry.title) ? capitalise(entry.title) : null,
    issuer: entry.issuer,
    date:
      entry.issuedOn === null
        ? null
        : { date: formatDate(entry.issuedOn), from: entry.dateFrom ? DATE_FROM[entry.dateFrom] : "" },
    documents: entry.documents.map((id, at) => ({
      href: documentHref(id),
      label: at === 0 ? "Mở văn bản trong kho" : `bản ${at + 1}`,
    })),
    wanted: wantedSays(entry),
    basis: basisOf(entry),
    watch: {
      name: `Viện dẫn ${headingOf(entry)}`,
      query: formatSearchQuery(searchQueryOf("", { cites: [entry.key] })).toString(),
    },
    figures: figuresOf(facts, coverage),
    spellings: entry.spellings.map(({ value, count }) => ({ text: value, count: formatCount(count) })),
    chain: presentChain(facts.chain, facts.chain.root),
    coverage,
    conflicts: entry.conflicts.map((conflict) => presentConflict(conflict, facts.sourceOf)),
    citing: presentCiting(entry, facts.citing, query),
  };
}

/** "Chỉ thị 05-CT/TW (2016)" → "Chỉ thị số 05-CT/TW": year and place are said below, where they are known. */
export function headingOf({ label, type, number, issuedOn, issuer }: DirectiveEntry): string {
  if (type === null || number === null || !label.startsWith(`${type} ${number}`)) return label;
  const rest = label.slice(`${type} ${number}`.length);
  const [, place = "", period = ""] = /^(, [^()]+?)?( \([^()]+\))?$/u.exec(rest) ?? [];
  return `${type} số ${number}${issuer?.includes(place.slice(2)) ? "" : place}${issuedOn === null ? period : ""}`;
}

export const wantedSays = ({ document, citedBy }: DirectiveName): string | null =>
  document !== null
    ? null
    : citedBy > 0
      ? `chưa có trong kho, đọc từ ${formatCount(citedBy)} văn bản viện dẫn`
      : "chưa có trong kho, chưa văn bản nào trong kho viện dẫn";

/** The line to paste. A law is called by its name: "Luật Công đoàn số 12/2012/QH13". */
export function basisOf({ type, number, issuer, issuedOn, title }: DirectiveEntry): string | null {
  const named = type !== null && title?.startsWith(`${type} `) === true;
  if (!named) return lineOf({ type, number, issuer, issuedOn, subject: title });
  return number === null && issuedOn === null
    ? title
    : lineOf({ type: title, number, issuer, issuedOn, subject: null });
}

function figuresOf({ entry }: DirectiveFacts, coverage: CoverageModel): Figure[] {
  const figure = (value: string, says: string, href: string, alarm = false): Figure => ({
    value,
    says,
    href,
    alarm,
  });
  const dates = entry.conflicts.filter(({ kind }) => kind === "date").length;
  const others = entry.conflicts.length - dates;
  return [
    figure(formatCount(entry.citedBy), "văn bản viện dẫn", "#duoc-vien-dan"),
    figure(
      formatCount(entry.relations["carries-out"] ?? 0),
      "văn bản thực hiện",
      `${directiveHref(entry.key)}?relation=carries-out#duoc-vien-dan`,
    ),
    figure(
      coverage.local ? formatCount(coverage.covered) : `${coverage.covered} / ${coverage.total}`,
      "tỉnh, thành đã có văn bản triển khai",
      "#tinh-thanh",
    ),
    ...(entry.spellings.length > 0
      ? [figure(formatCount(entry.spellings.length), "cách viết số gặp trong kho", "#cach-viet")]
      : []),
    ...(dates > 0 ? [figure(formatCount(otherDates(entry)), "ngày khác được ghi", "#mau-thuan", true)] : []),
    ...(others > 0 ? [figure(formatCount(others), "chỗ khác không khớp", "#mau-thuan", true)] : []),
  ];
}

const otherDates = ({ conflicts }: DirectiveEntry): number =>
  conflicts.filter(({ kind }) => kind === "date").reduce((sum, { sides }) => sum + sides.length - 1, 0);

/** A pasted draft with its citations resolved: what is doubtful first, then the text, then what is right. */
import type { Span } from "../../src/directive.ts";
import { isComplete } from "../../src/graph/keys.ts";
import type { DirectiveEntry, DirectiveName, ResolvedCitation, ResolvedText } from "../../src/graph/types.ts";
import { type DirectiveRow, directiveRow } from "./directive-list.ts";
import { basisOf, wantedSays } from "./directive-page.ts";
import { capitalise } from "./hit.ts";
import { directiveHref } from "./links.ts";
import { cutRuns, type Mark, type Run } from "./segments.ts";
import { paragraphs, reflow } from "./text-blocks.ts";
import { formatCount } from "./words.ts";

/** `doubt`: one directive, but something contradicts it; `open`: several fit; `unknown`: none is known. */
export type CheckState = "doubt" | "open" | "unknown" | "fine";

export interface CheckRow {
  readonly id: string;
  readonly textHref: string;
  readonly state: CheckState;
  readonly text: string;
  readonly label: string | null;
  readonly href: string | null;
  readonly title: string | null;
  readonly says: string | null;
  readonly notes: readonly string[];
  readonly candidates: readonly DirectiveRow[];
  /** "Chép căn cứ". */
  readonly basis: string | null;
}

export interface CheckLink {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly state: CheckState;
}

export interface CheckPageModel {
  readonly text: string;
  readonly result: {
    readonly summary: string;
    readonly doubtful: readonly CheckRow[];
    readonly fine: readonly CheckRow[];
    readonly paragraphs: readonly (readonly Run<CheckLink>[])[];
  } | null;
  readonly problem: string | null;
}

/** What the register knows of a cited directive. */
export interface CitedFacts {
  readonly entry: DirectiveEntry;
  /** How many documents say that they replace it. */
  readonly replacedBy: number;
}

export const EMPTY_CHECK: CheckPageModel = { text: "", result: null, problem: null };

export const refusedCheck = (problem: string, text = ""): CheckPageModel => ({ text, result: null, problem });

/** More citations than this are no draft. */
export const MOST_CHECKED = 1000;

/** What is looked up of the citations. */
export interface CheckLookup {
  /** Null for what nobody but the draft names. */
  factsOf(key: string): CitedFacts | null;
  /** Directives of a number, wherever and whenever. */
  ofNumber(number: string): readonly DirectiveName[];
}

export function presentCheck({ text, citations }: ResolvedText, lookup: CheckLookup): CheckPageModel {
  const rows = citations
    .slice(0, MOST_CHECKED)
    .map((citation, at) =>
      checkRow({ ...citation, candidates: candidatesFor(citation, lookup) }, at, lookup),
    );
  const doubtful = rows.filter(({ state }) => state !== "fine");
  const fine = rows.filter(({ state }) => state === "fine");
  return {
    text,
    problem: null,
    result: {
      summary: summaryOf(citations.length, doubtful.length),
      doubtful,
      fine,
      paragraphs: markedText(text, citations, rows),
    },
  };
}

function summaryOf(all: number, doubtful: number): string {
  if (all === 0) return "Không thấy viện dẫn nào trong văn bản này.";
  const cut = all > MOST_CHECKED ? ` Chỉ xét ${formatCount(MOST_CHECKED)} viện dẫn đầu.` : "";
  const found = `${formatCount(all)} viện dẫn`;
  return doubtful === 0
    ? `${found}, không thấy chỗ nào đáng ngờ.${cut}`
    : `${found}, ${formatCount(doubtful)} chỗ cần xem lại.${cut}`;
}

/** The title, where the label does not say it already ("Luật Công đoàn (12/2012/QH13)"). */
const titleOf = (entry: DirectiveEntry | undefined): string | null =>
  !entry?.title || entry.label.includes(entry.title) ? null : capitalise(entry.title);

/** A number whose year or term is open stands for those that are known. */
function candidatesFor(
  { directive, candidates, number }: ResolvedCitation,
  lookup: CheckLookup,
): readonly DirectiveName[] {
  if (directive !== null) return [];
  const complete = candidates.filter(({ key }) => isComplete(key));
  return complete.length > 0 || number === null ? complete : lookup.ofNumber(number);
}

function checkRow(
  { text, number, directive, how, candidates, notes }: ResolvedCitation,
  at: number,
  { factsOf }: CheckLookup,
): CheckRow {
  const facts = directive && factsOf(directive.key);
  const problems = [...notes, ...problemsOf(directive, facts, how, candidates, number)];
  const state: CheckState =
    directive === null
      ? candidates.length > 0
        ? "open"
        : "unknown"
      : facts === null
        ? "unknown"
        : problems.length > 0
          ? "doubt"
          : "fine";
  return {
    id: `c${at + 1}`,
    textHref: `#t${at + 1}`,
    state,
    text,
    label: directive?.label ?? null,
    href: directive && facts ? directiveHref(directive.key) : null,
    title: titleOf(facts?.entry),
    says: facts && wantedSays(facts.entry),
    notes: problems,
    candidates: candidates.map(directiveRow),
    basis: facts && basisOf(facts.entry),
  };
}

function problemsOf(
  directive: DirectiveName | null,
  facts: CitedFacts | null,
  how: ResolvedCitation["how"],
  candidates: readonly DirectiveName[],
  number: string | null,
): string[] {
  if (directive === null)
    return candidates.length > 0
      ? [
          candidates.length === 1
            ? "Chưa đủ để chắc là văn bản này; thêm ngày, cơ quan."
            : `Có thể là một trong ${candidates.length} văn bản; thêm ngày, khóa hoặc cơ quan.`,
        ]
      : [number === null ? "Chưa rõ là văn bản nào." : `Chưa gặp số ${number} trong kho và trong các bảng.`];
  if (facts === null) return ["Chưa gặp văn bản này trong kho và trong các bảng; hãy đối chiếu với bản gốc."];
  return [
    ...(how === "year-misprinted" ? ["Ngày, tháng và trích yếu đúng, năm có thể in nhầm."] : []),
    ...(facts.replacedBy > 0
      ? [`${formatCount(facts.replacedBy)} văn bản trong kho ghi là thay thế hoặc bãi bỏ văn bản này.`]
      : []),
  ];
}

/** The draft, each citation a link to its line of the list. */
function markedText(
  text: string,
  citations: readonly Span[],
  rows: readonly CheckRow[],
): (readonly Run<CheckLink>[])[] {
  const shown = reflow(text);
  const marks: Mark<CheckLink>[] = rows.map((row, at) => ({
    start: citations[at]?.start ?? 0,
    end: citations[at]?.end ?? 0,
    kind: "link",
    link: { id: `t${at + 1}`, href: `#${row.id}`, title: row.notes[0] ?? row.label ?? "", state: row.state },
  }));
  let first = 0;
  return paragraphs(shown).map((block) => {
    while (first < marks.length && (marks[first]?.end ?? 0) <= block.start) first += 1;
    const inside: Mark<CheckLink>[] = [];
    for (let at = first; at < marks.length && (marks[at]?.start ?? 0) < block.end; at += 1) {
      const mark = marks[at];
      if (mark) inside.push(mark);
    }
    return onceEach(cutRuns(shown, block, inside));
  });
}

/** A citation around another one comes in pieces: only the first has its id. */
function onceEach(runs: readonly Run<CheckLink>[]): Run<CheckLink>[] {
  const seen = new Set<string>();
  return runs.map((run) => {
    if (!run.link || !seen.has(run.link.id)) {
      if (run.link) seen.add(run.link.id);
      return run;
    }
    return { ...run, link: { ...run.link, id: "" } };
  });
}

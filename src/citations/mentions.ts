/** Every mention of a document in a passage, with all that is printed of it: head, tail, title, what it shares. */
import type { Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { oneLine } from "../text/one-line.ts";
import type { Grammar } from "./grammar.ts";
import { findHeads, type Head, type Named } from "./heads.ts";
import { issuerBehind } from "./issuers.ts";
import { choose } from "./key-rows.ts";
import { type DocumentNumber, formatNumber } from "./number.ts";
import type { Passage } from "./passage.ts";
import { frontOf, type Tail, tailOf } from "./tails.ts";
import { besideTitle, cutTitle, knownTitleEnd, type Title, titleAt } from "./titles.ts";

export interface Mention {
  readonly named: Named;
  readonly span: Span;
  /** Where type word and number end. */
  readonly headEnd: number;
  readonly type: string | null;
  readonly date: string | null;
  readonly year: number | null;
  readonly issuer: string | null;
  readonly term: string | null;
  readonly title: string | null;
  /** It stands inside the title of another citation ("… về việc thực hiện Chỉ thị số …"). */
  readonly nested: boolean;
  /** Where the citation begins whose title says that it carries this one out ("Kế hoạch … về thực hiện Chỉ thị …"). */
  readonly carriedOutBy: number | null;
  readonly listed: boolean;
}

type Draft = { -readonly [K in keyof Mention]: Mention[K] };

/** An official title may hold ";", where an unknown one has to end: go on as far as text and title agree. */
function extended(passage: Passage, title: Title, head: Head, tail: Tail, knowledge: Knowledge): Title {
  const { named } = head;
  if (title.quoted || passage.text[title.end] !== ";") return title;
  const byNumber = named.kind === "number" ? knowledge.directives.byNumber(formatNumber(named.number)) : [];
  const passed =
    named.kind === "plenum"
      ? knowledge.terms.plenums
          .filter((row) => row.plenum === named.plenum && (named.term === null || row.term === named.term))
          .flatMap((row) => row.directives.flatMap((number) => knowledge.directives.byNumber(number)))
      : [];
  const cited = { ...tail, named, type: head.type, title: null };
  for (const row of choose([...byNumber, ...passed], cited, null).rows) {
    const end = knownTitleEnd(passage, title, row.title);
    if (end > title.end)
      return {
        ...title,
        text: oneLine(passage.text.slice(title.span.start, end)),
        span: { start: title.span.start, end },
        end,
      };
  }
  return title;
}

/** A citation of a law by its name alone is a word of the title around it and does not end it. */
const cutsTitle = (head: Head): boolean => head.named.kind !== "law" || head.named.number !== null;

const CARRIES_OUT = /^(?:(?:tổ chức|triển khai)[ ])?thực hiện\s+$/u;

/** What stands in a title before a document that is carried out. */
const TITLE_CARRIES_OUT =
  /(?:^|[^\p{L}])(?:thực hiện|triển khai|thi hành|quán triệt|chấp hành)\s{1,3}(?:các |nội dung |tinh thần )?$/u;

interface Ending {
  readonly title: string | null;
  readonly end: number;
  /** Index behind the last head that stands inside the title. */
  readonly inside: number;
}

/** How the title of head `index` ends, given the heads that follow it. */
function endTitle(
  passage: Passage,
  heads: readonly Head[],
  index: number,
  title: Title,
  tailEnd: number,
): Ending {
  let inside = index + 1;
  for (; inside < heads.length; inside += 1) {
    const inner = heads[inside];
    if (!inner || inner.span.start >= title.span.end) break;
    if (title.quoted) continue;
    if (besideTitle(passage.lower, title.span.start, inner.span.start)) {
      const cut = cutTitle(passage, title, inner.span.start);
      return { title: cut?.text ?? null, end: cut?.end ?? tailEnd, inside };
    }
    if (!cutsTitle(inner)) continue;
    const between = passage.lower.slice(title.span.start, inner.span.start);
    const text = oneLine(passage.text.slice(title.span.start, inner.span.end));
    return title.plainAbout && CARRIES_OUT.test(between)
      ? { title: text, end: tailEnd, inside: inside + 1 }
      : { title: `${text} …`, end: inner.span.end, inside: inside + 1 };
  }
  return { title: title.text, end: title.end, inside };
}

const JOINS_LIST = /^\s{0,3}(?:[,;]|,? ?và|,? ?hoặc)\s{1,3}(?:và )?(?:các )?(?:số )?$/u;

/** "18-NQ/TW" and "19-NQ/TW": only numbers with the same letters share what stands behind the last. */
const letters = ({ codes, organ }: DocumentNumber): string => [...codes, ...organ].join("-");
const sameLetters = (a: Named, b: Named): boolean =>
  (a.kind === "number" && b.kind === "number" && letters(a.number) === letters(b.number)) ||
  (a.kind === "bare" && b.kind === "bare");

/** "18-NQ/TW, 19-NQ/TW Hội nghị Trung ương 6 (khóa XII)": what stands behind the last of a list holds for all. */
function shareInLists(passage: Passage, drafts: Draft[]): void {
  for (let index = drafts.length - 2; index >= 0; index -= 1) {
    const one = drafts[index];
    const next = drafts[index + 1];
    if (!one || !next || one.title !== null || !sameLetters(one.named, next.named)) continue;
    if (!JOINS_LIST.test(passage.lower.slice(one.span.end, next.span.start))) continue;
    if (one.issuer === null) one.issuer = next.issuer;
    if (one.term === null) one.term = next.term;
    if (next.listed && one.date === null && one.span.end === one.headEnd) {
      one.date = next.date;
      one.year = next.year;
    }
  }
  for (let index = 1; index < drafts.length; index += 1) {
    const one = drafts[index];
    const before = drafts[index - 1];
    if (!one?.listed || !before || one.issuer !== null || !sameLetters(one.named, before.named)) continue;
    one.issuer = before.issuer;
    if (one.term === null) one.term = before.term;
  }
}

/** Reads every mention of a passage in order. Linear: each looks no further than its own title can reach. */
export function findMentions(passage: Passage, grammar: Grammar, knowledge: Knowledge): Mention[] {
  const heads = findHeads(passage, grammar);
  const drafts: Draft[] = [];
  let nestedUntil = 0;
  let outer: { readonly start: number; readonly title: Title } | null = null;
  for (const [index, head] of heads.entries()) {
    let next = index + 1;
    while (next < heads.length && (heads[next]?.span.start ?? 0) < head.span.end) next += 1;
    const limit = heads[next]?.span.start ?? passage.text.length;
    const tail = tailOf(passage, grammar, head, limit);
    const front = head.listed ? { issuer: null, date: null } : frontOf(passage, grammar, head);
    const hasParts = tail.end > head.span.end || front.issuer !== null;
    const lawName = head.named.kind === "law" ? head.named.name : null;
    const found = lawName === null && tail.end < limit ? titleAt(passage, tail.end, hasParts) : null;
    const title = found && found.span.start < limit ? extended(passage, found, head, tail, knowledge) : null;
    const ending = title ? endTitle(passage, heads, index, title, tail.end) : null;
    // "…, của Ban Thường vụ Tỉnh ủy" behind the title: the issuer, though not part of the printed citation.
    const late = tail.issuer === null && ending ? issuerBehind(passage, grammar, ending.end) : null;
    const nested = index < nestedUntil;
    const carriedOut =
      nested &&
      outer !== null &&
      TITLE_CARRIES_OUT.test(passage.lower.slice(outer.title.span.start, head.span.start));
    const carriedOutBy = carriedOut && outer !== null ? outer.start : null;
    if (ending) nestedUntil = Math.max(nestedUntil, ending.inside);
    if (ending && title && ending.inside > index + 1) outer = { start: head.span.start, title };
    drafts.push({
      named: head.named,
      span: { start: head.span.start, end: ending?.end ?? tail.end },
      headEnd: head.span.end,
      type: head.type,
      date: tail.date ?? front.date,
      year: tail.year,
      issuer: tail.issuer ?? late?.name ?? front.issuer,
      term: tail.term,
      title: lawName ?? ending?.title ?? null,
      nested,
      carriedOutBy,
      listed: head.listed,
    });
  }
  // What goes on with a nested citation's list stands inside the title too.
  for (const [index, draft] of drafts.entries()) {
    const before = drafts[index - 1];
    if (!draft.listed || !before?.nested) continue;
    draft.nested = true;
    draft.carriedOutBy ??= before.carriedOutBy;
  }
  shareInLists(passage, drafts);
  return drafts;
}

/** From a question to what the engine is asked. Pure. */
import type { Knowledge } from "../knowledge/index.ts";
import { type Abbreviations, abbreviationsOf } from "./abbreviations.ts";
import { type EngineSearch, MAX_PARTS, type Part } from "./engine.ts";
import { issuerValues, provinceValue } from "./facet-paths.ts";
import { type IssuerList, type Restriction, readFields } from "./fields.ts";
import { type NumberSegment, readQuestion, type Segment } from "./question.ts";
import { type OtherName, otherNames } from "./renames.ts";
import { isNegative, MAX_LENGTH, shortened } from "./shorten.ts";
import { isMarked, lookupOf, type Word, wordsOf } from "./tokens.ts";
import { type Facet, type Filters, perFacet, type SearchNote, type SearchQuery } from "./types.ts";

/** Words in a row that a text has to contain; often one alone. */
export type Sequence = readonly Word[];

/** What a question looks for, for finding it in a text. */
export interface Terms {
  readonly sequences: readonly Sequence[];
  /** Number tokens. */
  readonly numbers: readonly string[];
}

export interface SearchPlan {
  readonly search: EngineSearch;
  /**
   * Sequences that the engine finds only roughly: it looks at pairs of neighbours, so three words and more may be
   * scattered, and a phrase of marked and unmarked words fits neither copy. What it finds is checked in the text.
   */
  readonly inexact: { readonly must: readonly Sequence[]; readonly mustNot: readonly Sequence[] };
  readonly terms: Terms;
  /** What was typed, when it is a sentence to be answered by what is near to it; otherwise null. */
  readonly sentence: string | null;
  /** Whether a part of a number was understood that may have been meant as words. */
  readonly partial: boolean;
  readonly restrictions: readonly Restriction[];
  readonly segments: readonly Segment[];
  /** The question without its fields. */
  readonly rest: string;
  /** Whether it is words alone, without numbers and operators. */
  readonly keywords: boolean;
  /** The words asked for, and as they were typed. */
  readonly words: readonly { readonly word: Word; readonly shown: string }[];
  /** What else the organs that it names are called. */
  readonly otherNames: readonly OtherName[];
  readonly notes: readonly SearchNote[];
}

export interface PlanOptions {
  /** The border between keywords and a sentence, for measuring it. */
  readonly mostKeywords?: number | undefined;
  /** Who issues documents of the archive, for `cơ quan:`. */
  readonly issuers?: IssuerList;
  /** Parts of numbers ("số 57") are taken for words. */
  readonly partsAsWords?: boolean;
}

const NOBODY: IssuerList = { issuers: () => [] };

export function planSearch(
  query: SearchQuery,
  knowledge: Knowledge,
  { mostKeywords = MOST_KEYWORDS, issuers = NOBODY, partsAsWords = false }: PlanOptions = {},
): SearchPlan {
  const abbreviations = abbreviationsOf(knowledge);
  const { rest: typed, restrictions } = readFields(query.q.slice(0, MAX_LENGTH), knowledge, issuers);
  const asked = readQuestion(typed, knowledge).flatMap((segment) =>
    partsAsWords && isPartial(segment) ? wordsOf(segment.shown).map(asWord) : [segment],
  );
  const read = collapsed(query.live ? withOpenEnd(asked) : asked, abbreviations);
  const { segments, note } = shortened(read, query.q.length > MAX_LENGTH);
  const wanted = collect(segments.filter((segment) => !isNegative(segment)));
  const unwanted = collect(segments.filter(isNegative));
  const fitted = fitParts(wanted);
  const sentence = isSentence(segments, mostKeywords) ? typed : null;
  const others = sentence === null ? otherNames(typed, knowledge) : [];
  const notes = [...note, ...numberNotes(segments), ...fitted.notes];
  return {
    search: {
      must: fitted.parts,
      mustNot: [...unwanted.numbers.map((token) => [token]), ...unwanted.sequences.map(literalPart)],
      filters: indexFilters(query.filters, knowledge),
      ...(restrictions.length === 0
        ? {}
        : { required: restrictions.map((one) => requirement(one, knowledge)) }),
      ...(query.live && segments.at(-1)?.kind === "word" ? { open: true } : {}),
      sort: query.sort,
      page: query.page,
      size: query.size,
    },
    inexact: { must: fitted.inexact, mustNot: unwanted.sequences.filter(isInexact) },
    terms: {
      sequences: [
        ...fitted.sequences,
        ...abbreviations.otherForms(segments.flatMap(wordsOfSegment)),
        ...others.flatMap(({ spellings }) => spellings),
      ],
      numbers: wanted.numbers,
    },
    sentence,
    partial: segments.some(isPartial),
    restrictions,
    segments,
    rest: typed,
    keywords: segments.every(({ kind }) => kind === "word"),
    words: asTyped(segments.flatMap(wordsOfSegment), typed),
    otherNames: others,
    notes,
  };
}

/**
 * A question of more words is a sentence: its documents are those nearest to it, not those with every word. Measured:
 * see `npm run evaluate -- search`.
 */
export const MOST_KEYWORDS = 10;

/** Operators are for keywords: what has one is taken word by word, however long. */
const isSentence = (segments: readonly Segment[], mostKeywords: number): boolean =>
  segments.filter(({ kind }) => kind === "word").length > mostKeywords &&
  segments.every(({ kind }) => kind !== "phrase") &&
  !segments.some(isNegative);

const isPartial = (segment: Segment): segment is NumberSegment =>
  segment.kind === "number" && segment.partial === true && !segment.negative;

const asWord = (word: Word): Segment => ({ kind: "word", word });

/** A last word that is still being typed may be half marked: any marks. */
function withOpenEnd(segments: readonly Segment[]): Segment[] {
  const last = segments.at(-1);
  if (last?.kind !== "word") return [...segments];
  const { plain } = last.word;
  return [...segments.slice(0, -1), asWord({ plain, marked: plain })];
}

function requirement({ attribute, values }: Restriction, knowledge: Knowledge) {
  const own = attribute === "numbers" || attribute === "cited" || attribute === "signer";
  return { attribute, values: own ? values : values.flatMap((id) => indexValues(attribute, id, knowledge)) };
}

const wordsOfSegment = (segment: Segment): readonly Word[] =>
  segment.kind === "word"
    ? [segment.word]
    : segment.kind === "phrase" && !segment.negative
      ? segment.words
      : [];

/** Words with what was typed for them. */
function asTyped(words: readonly Word[], typed: string): { word: Word; shown: string }[] {
  const shown = new Map(wordsOf(typed).map((word) => [lookupOf(word), typed.slice(word.start, word.end)]));
  return words.map((word) => ({ word, shown: shown.get(lookupOf(word)) ?? word.plain }));
}

/** Each spelling of an abbreviation as the index has it. */
function collapsed(segments: readonly Segment[], { collapse }: Abbreviations): Segment[] {
  const result: Segment[] = [];
  let run: Word[] = [];
  const flush = () => {
    result.push(...collapse(run).map((word): Segment => ({ kind: "word", word })));
    run = [];
  };
  for (const segment of segments) {
    if (segment.kind === "word") {
      run.push(segment.word);
      continue;
    }
    flush();
    if (segment.kind !== "phrase") result.push(segment);
    else {
      const words = collapse(segment.words);
      result.push(words.length === 1 ? { ...segment, words } : segment);
    }
  }
  flush();
  return result;
}

interface Wanted {
  readonly numbers: readonly string[];
  readonly sequences: readonly Sequence[];
  /** Single words as they stood beside one another, a number or a phrase between one run and the next. */
  readonly runs: readonly Sequence[];
}

/** Each number and sequence once. */
function collect(segments: readonly Segment[]): Wanted {
  const numbers = new Set<string>();
  const sequences: Sequence[] = [];
  const runs: Word[][] = [[]];
  for (const segment of segments) {
    if (segment.kind === "word") {
      sequences.push([segment.word]);
      runs.at(-1)?.push(segment.word);
      continue;
    }
    if (segment.kind === "number") numbers.add(segment.token);
    else sequences.push(segment.words);
    runs.push([]);
  }
  return {
    numbers: [...numbers],
    sequences: distinct(sequences),
    runs: runs.filter((run) => run.length > 0),
  };
}

const distinct = (sequences: readonly Sequence[]): Sequence[] => [
  ...new Map(sequences.map((words) => [words.map(lookupOf).join(" "), words])).values(),
];

interface Fitted {
  readonly parts: readonly Part[];
  readonly sequences: readonly Sequence[];
  readonly inexact: readonly Sequence[];
  readonly notes: readonly SearchNote[];
}

/**
 * Makes the question fit: the engine reads ten parts and ignores the rest without a word, but takes a phrase of any
 * length for one. Too many single words are joined, in their order, into phrases; what is still too much is
 * left to the check in the text.
 */
function fitParts({ numbers, sequences, runs }: Wanted): Fitted {
  const room = MAX_PARTS - numbers.length;
  const joined = sequences.length > room ? regrouped(sequences, runs, room) : sequences;
  const notes: SearchNote[] =
    joined === sequences
      ? []
      : [
          {
            code: "regrouped",
            message: `Câu hỏi dài nên được tìm theo ${joined.length} cụm từ liền nhau, không theo từng từ rời.`,
          },
        ];
  const parts = [...numbers.map((token) => [token]), ...joined.map(roughPart)].slice(0, MAX_PARTS);
  const asked = new Set(parts.map((part) => part.join(" ")));
  // Where there is room, the marked words of a mixed phrase narrow the candidates.
  for (const word of joined.filter(isMixed).flat().filter(isMarked)) {
    if (parts.length >= MAX_PARTS) break;
    if (!asked.has(word.marked)) parts.push([word.marked]);
    asked.add(word.marked);
  }
  const left = joined.slice(Math.max(0, room));
  return { parts, sequences: joined, inexact: [...new Set([...joined.filter(isInexact), ...left])], notes };
}

/**
 * Runs of single words become phrases of nearly equal length, as few as needed; only what stood side by side is
 * joined. Where there are more runs than room, each is one phrase.
 */
function regrouped(sequences: readonly Sequence[], runs: readonly Sequence[], room: number): Sequence[] {
  const phrases = sequences.filter((words) => words.length > 1);
  const groups = runs.map((words) => ({ words, count: 1 }));
  for (let free = room - phrases.length - runs.length; free > 0; free--) {
    const longest = groups.reduce((a, b) => (b.words.length / b.count > a.words.length / a.count ? b : a));
    if (longest.count === longest.words.length) break;
    longest.count += 1;
  }
  return distinct([
    ...phrases,
    ...groups.flatMap(({ words, count }) =>
      Array.from({ length: count }, (_, group) =>
        words.slice(
          Math.floor((group * words.length) / count),
          Math.floor(((group + 1) * words.length) / count),
        ),
      ),
    ),
  ]);
}

const isMixed = (words: Sequence): boolean => words.some(isMarked) && !words.every(isMarked);
const isInexact = (words: Sequence): boolean => words.length > 2 || isMixed(words);

/** At least what is asked for: a mixed phrase is looked for without its marks. */
const roughPart = (words: Sequence): Part =>
  words.every(isMarked) ? words.map(({ marked }) => marked) : words.map(({ plain }) => plain);

/** At most what is asked for: the unmarked words of a mixed phrase are taken to be unmarked in the text. */
const literalPart = (words: Sequence): Part =>
  words.some(isMarked) ? words.map(({ marked }) => marked) : words.map(({ plain }) => plain);

export { literalPart, roughPart };

const indexFilters = (filters: Filters, knowledge: Knowledge): Filters =>
  perFacet((facet) => filters[facet].flatMap((id) => indexValues(facet, id, knowledge)));

/** The values of the index that a chosen id stands for. */
export function indexValues(facet: Facet, id: string, knowledge: Knowledge): string[] {
  if (facet === "issuer") return issuerValues(id);
  if (facet === "province") return [provinceValue(id, knowledge)];
  // What is no year matches nothing; the engine would read "2017.0" as 2017.
  if (facet === "year") return /^\d{4}$/u.test(id) ? [id] : ["-"];
  return [id];
}

function numberNotes(segments: readonly Segment[]): SearchNote[] {
  const shown = segments.flatMap((segment) =>
    segment.kind === "number" && !segment.negative ? [`“${segment.shown}”`] : [],
  );
  if (shown.length === 0) return [];
  const numbers = [...new Set(shown)].join(", ");
  return [
    {
      code: "number",
      message: `Tìm theo số hiệu ${numbers}: chính văn bản đó trước, rồi các văn bản viện dẫn.`,
    },
  ];
}

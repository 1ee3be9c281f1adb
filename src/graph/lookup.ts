/** From what people type or paste to directives. */
import { readCitations } from "../citations/extract.ts";
import { keyOfDirective } from "../citations/key.ts";
import { codeOf, isLaw, keyOf } from "../citations/key-rows.ts";
import { type DocumentNumber, findNumbers, formatNumber, parseNumber } from "../citations/number.ts";
import { partyTermOn } from "../citations/periods.ts";
import type { Citation, Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { readDirective } from "../reading/read-directive.ts";
import { oneLine } from "../text/one-line.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import { isComplete, numberOfKey, periodOf, provinceOfKey, stemOf } from "./keys.ts";
import { knownDirective, knownKeysOfNumber } from "./known.ts";
import { type OpenCitation, resolve } from "./resolve.ts";
import type { GraphStore } from "./store.ts";
import type { AskingContext, DirectiveGraph, DirectiveName, FoundNumber, ResolvedCitation } from "./types.ts";

/** What is typed is no longer than a citation. */
const LONGEST = 600;
const MOST_CANDIDATES = 30;

const vietnamese = (iso: string): string => {
  const [year, month, day] = iso.split("-");
  return `${Number(day)}/${Number(month)}/${year}`;
};

/** The key of a number that nothing but the number is known of: without place, term or year. */
const keyOfNumberAlone = (number: DocumentNumber, type: string | null, knowledge: Knowledge): string =>
  isLaw(number) ? formatNumber(number) : keyOf(number, null, codeOf(number, type, knowledge), "?");

/** A short text that is one citation. */
const wholeBody = (text: string) => {
  const nothing: Span = { start: 0, end: 0 };
  return {
    ...{ header: nothing, opening: nothing, body: { start: 0, end: text.length } },
    ...{ subject: null, addressees: null, recipients: null, signature: null, furniture: [] },
  };
};

/** What a short text cites, read like the body of a letter. */
const readTyped = (
  text: string,
  { issuedOn = null, provinceId = null }: AskingContext,
  knowledge: Knowledge,
) =>
  readCitations(text, wholeBody(text), knowledge, {
    ...{ ownNumber: null, ownNumberSpan: null, issuer: null },
    ...{ issuedOn, provinceId },
  }).citations;

/** The key of a directive that somebody names in full, whether anything is known of it or not. Null: not in full. */
export function keyWritten(text: string, context: AskingContext, knowledge: Knowledge): string | null {
  const [citation, ...others] = readTyped(text.slice(0, LONGEST), context, knowledge);
  if (!citation || others.length > 0 || citation.candidates.length > 0 || citation.key === null) return null;
  return isComplete(citation.key) ? citation.key : null;
}

export function createLookup(
  store: GraphStore,
  knowledge: Knowledge,
  names: (keys: readonly string[]) => DirectiveName[],
): Pick<DirectiveGraph, "resolve" | "resolveText"> {
  const exists = (key: string): boolean =>
    store.node(key) !== null || knownDirective(key, knowledge) !== null;

  /** Every directive of a number, in the place and before the day of who asks where some are. */
  function ofNumber(number: string, { issuedOn, provinceId }: AskingContext): string[] {
    const all = [
      ...store.nodesOfNumber(number).map(({ key }) => key),
      ...knownKeysOfNumber(number, knowledge),
    ];
    const complete = all.filter(isComplete);
    const keys = [...new Set(complete.length > 0 ? complete : all)];
    const past = keys.filter((key) => {
      const period = periodOf(key) ?? "";
      return !issuedOn || !/^\d/u.test(period) || period <= issuedOn.slice(0, 4);
    });
    const near = past.filter((key) => [null, provinceId].includes(provinceOfKey(key)));
    return provinceId && near.length > 0 ? near : past;
  }

  /** A province that is named beside the number; of several names the longest. */
  function provinceIn(text: string): string | null {
    const plain = ` ${fold(text)} `;
    const named = knowledge.places.former.filter(({ name }) => plain.includes(` ${fold(name)} `));
    return named.sort((a, b) => b.name.length - a.name.length)[0]?.id ?? null;
  }

  function found(number: string | null, keys: readonly string[]): FoundNumber {
    const [only] = keys;
    return {
      number,
      directive: only !== undefined && keys.length === 1 ? (names([only])[0] ?? null) : null,
      // Who types a bare number most likely means what letters cite most.
      candidates:
        keys.length === 1
          ? []
          : names(keys)
              .sort((a, b) => b.citedBy - a.citedBy)
              .slice(0, MOST_CANDIDATES),
    };
  }

  function resolveTyped(typed: string, context: AskingContext = {}): FoundNumber {
    const text = oneLine(typed.slice(0, LONGEST).normalize("NFC"));
    if (text !== "" && exists(text)) return found(null, [text]);
    const { issuedOn = null, provinceId = provinceIn(text) } = context;
    const [citation] = readTyped(text, { issuedOn, provinceId }, knowledge);
    const number = parseNumber(text) ?? findNumbers(text)[0]?.number ?? null;
    const shown = number ? formatNumber(number) : (citation?.number ?? null);
    const read = [citation?.key ?? null, ...(citation?.candidates ?? [])]
      .filter((key) => key !== null)
      .filter((key) => isComplete(key) && exists(key));
    // A date, a term or a name says which one; a bare number says only what may be meant.
    const says = citation && (citation.date !== null || citation.term !== null || number === null);
    if (says && read.length > 0) return found(shown, read);
    const alone = number
      ? keyOfNumberAlone(number, citation?.type ?? null, knowledge)
      : (citation?.key ?? null);
    return found(shown, [
      ...new Set([
        ...read,
        ...(alone === null ? [] : ofNumber(numberOfKey(alone), { issuedOn, provinceId })),
      ]),
    ]);
  }

  /** What the archive's own document contradicts. */
  function dateNote(key: string | null, date: string | null): string[] {
    const document = key === null ? null : store.node(key)?.document;
    const actual = document ? store.letter(document)?.issuedOn : null;
    if (!actual || date === null || actual === date) return [];
    return [`In ngày ${vietnamese(date)}, văn bản trong kho có ngày ${vietnamese(actual)}.`];
  }

  function resolveOne(
    citation: Citation,
    letter: Pick<OpenCitation, "issuedOn" | "letterTerm" | "ownKey">,
    notes: readonly string[],
  ): ResolvedCitation {
    const { start, end, text, number, relation, date, title, term } = citation;
    const keys = [citation.key, ...citation.candidates].filter((key) => key !== null);
    const stems = new Set(keys.map(stemOf).filter((stem) => stem !== null));
    const { key, candidates, how } = resolve(
      { ...letter, key: citation.key, candidates: citation.candidates, date, title, term },
      [...stems].flatMap((stem) => store.anchors(stem)),
    );
    const certain = key !== null && isComplete(key) ? key : null;
    const open = [...candidates, ...(key !== null && certain === null ? [key] : [])];
    return {
      ...{ start, end, text, number, relation },
      directive: certain === null ? null : (names([certain])[0] ?? null),
      how: certain === null ? null : how,
      candidates: certain === null ? names(open) : [],
      notes: notes.length > 0 ? notes : dateNote(certain, date),
    };
  }

  return {
    resolve: resolveTyped,
    resolveText(pasted) {
      const { text, directive } = readDirective(pasted, knowledge);
      const { issuedOn, citations, issues } = directive;
      const letter = {
        issuedOn,
        letterTerm: issuedOn === null ? null : partyTermOn(issuedOn, knowledge),
        ownKey: keyOfDirective(directive, knowledge),
      };
      const notesOf = ({ start }: Citation): string[] =>
        issues
          .filter(({ code, span }) => code.startsWith("citation-") && span?.start === start)
          .map(({ message }) => `${message}.`);
      return {
        text,
        citations: citations.map((citation) => resolveOne(citation, letter, notesOf(citation))),
      };
    },
  };
}

/**
 * Fields of the query language: `tỉnh:bình thuận năm:2017..2021 loại:"kế hoạch"`, with or without marks. What is not
 * understood stays in the question as words. Pure; never throws.
 */
import type { Knowledge } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import { serialToken } from "./number-tokens.ts";
import { wholeNumber } from "./question.ts";
import { otherNames } from "./renames.ts";
import { answers, lookupOf, type PlacedWord, wordsOf } from "./tokens.ts";
import type { Facet } from "./types.ts";
import { valuesAt } from "./value-names.ts";

/** Something that every document of the answer has. */
export interface Restriction {
  /** A facet (ids as people choose them), or a list of tokens that the index holds. */
  readonly attribute: Facet | "numbers" | "cited" | "signer";
  readonly values: readonly string[];
  /** In words: "Tỉnh: Bình Thuận". */
  readonly shown: string;
}

export interface IssuerList {
  /** Every organ that issued a document of the archive. */
  issuers(): readonly { readonly id: string; readonly name: string }[];
}

/** Names of the fields, as `fold` leaves them. */
const FIELDS: Readonly<Record<string, Read>> = {
  so: number("numbers", "Số hiệu"),
  "so hieu": number("numbers", "Số hiệu"),
  "vien dan": number("cited", "Viện dẫn"),
  "co quan": issuer,
  tinh: facet("province", "Tỉnh"),
  nam: years,
  loai: facet("type", "Loại"),
  "chien dich": facet("campaign", "Phong trào"),
  "phong trao": facet("campaign", "Phong trào"),
  "nguoi ky": signer,
};
const FIELD = new RegExp(`(?:^|\\s)(${Object.keys(FIELDS).join("|")})\\s?:`, "gu");

interface Value {
  readonly text: string;
  readonly words: readonly PlacedWord[];
  readonly quoted: boolean;
  readonly knowledge: Knowledge;
  readonly issuers: IssuerList;
}

/** What a field makes of the text behind it: the restrictions and how much of the text they took. Null: not understood. */
type Read = (value: Value) => { readonly restrictions: readonly Restriction[]; readonly end: number } | null;

/** @returns the restrictions, and the question without them. In: NFC text. */
export function readFields(
  q: string,
  knowledge: Knowledge,
  issuers: IssuerList,
): { readonly rest: string; readonly restrictions: readonly Restriction[] } {
  const folded = fold(q);
  const quotes = [...q.matchAll(/["“”„‟«»]/gu)].map(({ index }) => index);
  const isQuoted = (at: number) =>
    quotes.filter((quote) => quote < at).length % 2 === 1 && quotes.some((quote) => quote >= at);
  const starts = folded.includes(":")
    ? [...folded.matchAll(FIELD)].filter(({ index }) => !isQuoted(index)).slice(0, MOST_FIELDS)
    : [];
  const restrictions: Restriction[] = [];
  let rest = "";
  let at = 0;
  for (const [place, { 0: all, 1: name = "", index }] of starts.entries()) {
    const from = index + all.length;
    const until = starts[place + 1]?.index ?? q.length;
    const open = quotes.find((quote) => quote >= from && /^\s?$/u.test(q.slice(from, quote)));
    const close = open === undefined ? undefined : quotes.find((quote) => quote > open);
    const quoted = open !== undefined && close !== undefined && close < until;
    const start = quoted ? open + 1 : from;
    const text = q.slice(start, quoted ? close : Math.min(until, start + LONGEST));
    const unquoted = quoted ? text : (/^[^"“”„‟«»]*/u.exec(text)?.[0] ?? "");
    const read = FIELDS[name]?.({ text: unquoted, words: wordsOf(unquoted), quoted, knowledge, issuers });
    if (!read) continue;
    restrictions.push(...read.restrictions);
    rest += `${q.slice(at, index)} `;
    at = quoted ? close + 1 : start + read.end;
  }
  return { rest: (rest + q.slice(at)).trim(), restrictions };
}

/** More fields and longer values are no question any more. */
const MOST_FIELDS = 20;
const LONGEST = 200;

function facet(name: Facet, label: string): Read {
  return ({ words, knowledge }) => {
    const found = valuesAt(words, 0, knowledge).filter(({ value }) => value.facet === name);
    const length = found[0]?.length;
    if (length === undefined) return null;
    const values = found.filter((one) => one.length === length).map(({ value }) => value);
    return {
      restrictions: [
        {
          attribute: name,
          values: values.map(({ id }) => id),
          shown: `${label}: ${values.map((value) => value.label).join(", ")}`,
        },
      ],
      end: words[length - 1]?.end ?? 0,
    };
  };
}

function number(attribute: "numbers" | "cited", label: string): Read {
  return ({ text, words, knowledge }) => {
    for (let count = Math.min(words.length, 8); count > 0; count--) {
      const end = words[count - 1]?.end ?? 0;
      const printed = text.slice(0, end).trim();
      const bare = /^\d{1,6}$/u.test(printed);
      const found = bare ? { token: serialToken(printed), shown: printed } : wholeNumber(printed, knowledge);
      if (found === null || !("token" in found)) continue;
      const { token, shown } = found;
      return { restrictions: [{ attribute, values: [token], shown: `${label}: ${shown}` }], end };
    }
    return null;
  };
}

function issuer({ text, words, issuers, knowledge }: Value): ReturnType<Read> {
  const all = issuers.issuers().map(({ id, name }) => ({ id, name, own: wordsOf(name.normalize("NFC")) }));
  for (let count = Math.min(words.length, 14); count > 0; count--) {
    const typed = text.slice(0, words[count - 1]?.end);
    // A name that was another organ's before would bring that one, too.
    const others = otherNames(typed, knowledge).filter(({ years }) => years.length === 0);
    const forms = [words.slice(0, count), ...others.flatMap(({ questions }) => questions.map(wordsOf))];
    const found = all.filter(({ own }) =>
      forms.some((asked) =>
        own.some((_, at) =>
          asked.every((word, i) => own[at + i] !== undefined && answers(own[at + i] as PlacedWord, word)),
        ),
      ),
    );
    if (found.length === 0) continue;
    const names = found.slice(0, 3).map(({ name }) => name);
    const more = found.length > 3 ? ` và ${found.length - 3} cơ quan khác` : "";
    return {
      restrictions: [
        {
          attribute: "issuer",
          values: found.map(({ id }) => id),
          shown: `Cơ quan: ${names.join(", ")}${more}`,
        },
      ],
      end: words[count - 1]?.end ?? 0,
    };
  }
  return null;
}

const FIRST_YEAR = 1930;
const LAST_YEAR = 2099;

/** `2017`, `2017..2021`, `2017-2021`, `2017 đến 2021`, `..2019`, `2019..`. */
function years({ text }: Value): ReturnType<Read> {
  const typed = /^\s?(\d{4})?(?:(\s?(?:\.{2,3}|…|[-–]|đến|den)\s?)(\d{4})?)?(?!\d)/u.exec(text);
  if (!typed || (typed[1] === undefined && typed[3] === undefined)) return null;
  const [all, first, range, last] = typed;
  const from = Math.max(FIRST_YEAR, Number(first ?? FIRST_YEAR));
  const to = Math.min(LAST_YEAR, range === undefined ? from : Number(last ?? LAST_YEAR));
  const [low, high] = from <= to ? [from, to] : [to, from];
  const values = Array.from({ length: high - low + 1 }, (_, i) => String(low + i));
  const shown = range === undefined ? first : `${first ?? "trước"}–${last ?? "nay"}`;
  return { restrictions: [{ attribute: "year", values, shown: `Năm: ${shown}` }], end: all.length };
}

/** A name has two to four words; printed with capitals it ends with them. */
function signer({ text, words, quoted }: Value): ReturnType<Read> {
  const capital = (word: PlacedWord) => /^\p{Lu}/u.test(text.slice(word.start, word.end));
  const letters = words.filter(({ plain }) => !/\d/u.test(plain));
  const first = letters[0];
  if (first === undefined) return null;
  const until = capital(first) ? letters.findIndex((word) => !capital(word)) : -1;
  const name = letters.slice(0, Math.min(until < 0 ? letters.length : until, quoted ? 8 : 4));
  const end = name.at(-1)?.end ?? 0;
  const shown = `Người ký: ${text.slice(first.start, end)}`;
  return {
    restrictions: name.map((word) => ({ attribute: "signer" as const, values: [lookupOf(word)], shown })),
    end,
  };
}

/** A document of the catalogue as the engine holds it. Pure. */
import { createHash } from "node:crypto";
import type { CatalogueDocument } from "../catalogue/types.ts";
import { bareSerial, findNumbers, parseNumber } from "../citations/number.ts";
import type { Citation, Directive } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { tokenize } from "../vietnamese-tokenizer/index.ts";
import { abbreviationsOf } from "./abbreviations.ts";
import { issuerPaths, provincePaths } from "./facet-paths.ts";
import { keyToken, numberToken, serialToken, tokensOfNumber } from "./number-tokens.ts";
import { type Word, wordOf, wordsOf } from "./tokens.ts";
import type { IndexDocument } from "./types.ts";

/** The engine keeps 65,535 positions of an attribute and drops the rest without a word. */
const PART_WORDS = 60_000;
/** Each part repeats the end of the one before, so that a phrase across the cut is found. */
const OVERLAP = 64;

/** Makes the index document: our own tokens in both spellings, number tokens, facet ids. */
export function toIndexDocument(doc: CatalogueDocument, knowledge: Knowledge): IndexDocument {
  const { directive } = doc;
  const subjectTokens = tokenize(directive.subject ?? "");
  const subjectWords = subjectTokens.map((token) => wordOf(token.text));
  const bodyTokens = tokenize(doc.text);
  const bodyWords = bodyTokens.map((token) => wordOf(token.text));
  const subject = copies(subjectWords)[0];
  const body = copies(bodyWords);
  const found = findNumbers(doc.text);
  const expanded = [
    ...abbreviationsOf(knowledge).entriesOf(subjectTokens, subjectWords),
    ...abbreviationsOf(knowledge).entriesOf(bodyTokens, bodyWords),
    ...provinceToday(directive),
  ];
  const rest = {
    ...numberTokens(directive, found, knowledge),
    subject: subject?.plain ?? "",
    subjectMarked: subject?.marked ?? "",
    expanded: distinct(expanded.map((entry) => joined(entry, "plain"))),
    expandedMarked: distinct(expanded.map((entry) => joined(entry, "marked"))),
    body: Object.fromEntries(body.map(({ plain }, part) => [`p${part}`, plain])),
    bodyMarked: Object.fromEntries(body.map(({ marked }, part) => [`p${part}`, marked])),
    campaign: distinct(directive.campaigns.map(({ id }) => id)),
    issuer: directive.issuer ? issuerPaths(directive.issuer) : [],
    province: provincePaths(directive, knowledge),
    year: directive.year,
    type: directive.type?.id ?? null,
    cites: distinct(directive.citations.flatMap(({ key }) => (key === null ? [] : [key]))),
    signer: distinct(
      wordsOf(directive.signatory?.name.normalize("NFC") ?? "").flatMap(({ plain, marked }) => [
        plain,
        marked,
      ]),
    ),
    issuedOn: directive.issuedOn === null ? null : Number(directive.issuedOn.replaceAll("-", "")),
    copy: (doc.copyOf ?? null) !== null,
    primary: directive.campaigns.filter(({ role }) => role === "primary").length,
  };
  const revision = createHash("sha256").update(JSON.stringify(rest)).digest("hex").slice(0, 16);
  return { id: doc.id, revision, ...rest, audience: doc.audience ?? 0 };
}

/** Both copies of a text, cut into parts that the engine indexes to the end. */
function copies(words: readonly Word[]): { plain: string; marked: string }[] {
  const parts: { plain: string; marked: string }[] = [];
  for (let from = 0; from < words.length; from += PART_WORDS - OVERLAP) {
    const to = Math.min(from + PART_WORDS, words.length);
    const part = words.slice(from, to);
    parts.push({ plain: joined(part, "plain"), marked: joined(part, "marked") });
    if (to === words.length) break;
  }
  return parts;
}

const joined = (words: readonly Word[], copy: keyof Word): string =>
  words.map((word) => word[copy]).join(" ");

/** A letter of Bình Thuận is found under Lâm Đồng, too. */
function provinceToday({ province }: Directive): Word[][] {
  if (province === null || province.issued.id === province.current.id) return [];
  return [tokenize(province.current.name).map((token) => wordOf(token.text))];
}

function numberTokens(
  directive: Directive,
  found: ReturnType<typeof findNumbers>,
  knowledge: Knowledge,
): { numbers: string[]; cited: string[] } {
  const numbers = ownTokens(directive, knowledge);
  const own = new Set(numbers);
  const cited = new Set(directive.citations.flatMap((citation) => citedTokens(citation, knowledge)));
  // A number that stands in the text is found by that number, also where it was not read as a citation.
  for (const { number } of found) cited.add(numberToken(number));
  return { numbers, cited: [...cited].filter((token) => !own.has(token)) };
}

function ownTokens({ number, type }: Directive, knowledge: Knowledge): string[] {
  if (number === null) return [];
  const codes = type === null ? [] : (knowledge.types.byId(type.id)?.codes ?? []);
  const serial = parseNumber(number)?.serial ?? /^\d+/u.exec(number)?.[0];
  const tokens = tokensOfNumber(number, codes);
  if (serial === undefined) return distinct(tokens);
  // The bare serial, too: "57" finds the document itself before those that only have the word.
  return distinct([...tokens, serialToken(serial), wordOf(bareSerial(serial).toLowerCase()).plain]);
}

function citedTokens({ number, type, key }: Citation, knowledge: Knowledge): string[] {
  if (number !== null) {
    const codes = type === null ? [] : (knowledge.types.byWord(type)?.codes ?? []);
    return tokensOfNumber(number, codes);
  }
  return key === null ? [] : [keyToken(key)];
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

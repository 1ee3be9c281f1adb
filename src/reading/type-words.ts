/** The words that name a type of document, recognised with or without marks, in capitals or letter-spaced. */
import type { DocumentType, Knowledge } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import { isCapital, type Segment } from "./segments.ts";

export interface TypeLine {
  readonly type: DocumentType;
  /** The type word as printed. */
  readonly word: string;
  /** Offset within the piece at which the type word ends. */
  readonly length: number;
}

interface TypeWord {
  readonly folded: string;
  readonly type: DocumentType;
}

const wordsOf = new WeakMap<
  Knowledge,
  { byLength: readonly TypeWord[]; joined: ReadonlyMap<string, DocumentType> }
>();

function typeWords(knowledge: Knowledge) {
  const known = wordsOf.get(knowledge);
  if (known) return known;
  const words = knowledge.types.all.flatMap((type) =>
    [type.name, ...type.words]
      .filter((word) => word.length > 4 || word === type.name)
      .map((word) => ({ folded: fold(word), type })),
  );
  const table = {
    byLength: words.sort((a, b) => b.folded.length - a.folded.length),
    joined: new Map(words.map(({ folded, type }) => [folded.replace(/ /gu, ""), type])),
  };
  wordsOf.set(knowledge, table);
  return table;
}

/** The type word that a folded text begins with, the longest first. */
export function leadingType(
  folded: string,
  knowledge: Knowledge,
): { type: DocumentType; length: number } | null {
  for (const { folded: word, type } of typeWords(knowledge).byLength) {
    if (folded.startsWith(word) && !/[a-z\d]/u.test(folded.charAt(word.length)))
      return { type, length: word.length };
  }
  return null;
}

/** "K Ế  H O Ạ C H": single letters only. */
const LETTER_SPACED = /^(?:\p{L} {1,3}){3,}\p{L}$/u;

/**
 * Reads a piece of the header as the type line: the type word alone, or in capitals before its subject.
 *
 * "QUYẾT ĐỊNH:" is no type line but the words before the articles.
 */
export function readTypeLine(segment: Segment, knowledge: Knowledge): TypeLine | null {
  if (LETTER_SPACED.test(segment.fold)) {
    const type = typeWords(knowledge).joined.get(segment.fold.replace(/ /gu, ""));
    return type ? { type, word: type.name, length: segment.fold.length } : null;
  }
  const lead = leadingType(segment.fold, knowledge);
  if (!lead) return null;
  const word = segment.text.slice(0, lead.length);
  const rest = segment.fold.slice(lead.length);
  if (/^ ?:/u.test(rest)) return null;
  if (rest.trim() === "" || /^ ?\(?(?:\d|lan )/u.test(rest)) {
    return isCapital(word) || /^\p{Lu}/u.test(word) ? { type: lead.type, word, length: lead.length } : null;
  }
  return isCapital(word) ? { type: lead.type, word, length: lead.length } : null;
}

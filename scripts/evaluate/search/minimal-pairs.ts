/** Words that differ only in their marks: of what a marked query finds, how much contains what was typed? */
import type { Knowledge } from "../../../src/knowledge/index.ts";
import { fold, searchKey, tokenize } from "../../../src/vietnamese-tokenizer/index.ts";
import type { CorpusDocument } from "./corpus.ts";

export const MINIMAL_PAIRS: readonly (readonly [string, string])[] = [
  ["bản đồ", "bán đồ"],
  ["đường bộ", "dương bộ"],
  ["dân vận", "dẫn vấn"],
  ["công tác", "cộng tác"],
  ["kinh phí", "kính phì"],
  ["đào tạo", "đảo táo"],
  ["thi đua", "thi dựa"],
  ["cơ sở", "cờ số"],
  ["giám sát", "giảm sát"],
  ["tổ chức", "tơ chực"],
  ["chi bộ", "chỉ bỏ"],
  ["bảo hiểm", "báo hiếm"],
  ["hội nghị", "hồi nghi"],
  ["quản lý", "quân ly"],
  ["đảng bộ", "đang bỏ"],
  ["lao động", "lào đồng"],
];

const keysOf = (text: string): string[] =>
  tokenize(text.normalize("NFC")).map((token) => searchKey(token.text));

/**
 * Whether every word of the phrase stands in the document: a word with marks as typed, one without with any marks. With
 * the tables, an abbreviation has the words that it stands for ("LĐLĐ" has "lao động").
 */
export function containsTyped(document: CorpusDocument, phrase: string, knowledge?: Knowledge): boolean {
  const text = `${document.subject} ${document.text}`.normalize("NFC");
  const keys = keysOf(text);
  if (knowledge) keys.push(...longForms(text, knowledge));
  const marked = new Set(keys);
  const plain = new Set([...marked].map(fold));
  return keysOf(phrase).every((word) => (fold(word) === word ? plain.has(word) : marked.has(word)));
}

function longForms(text: string, { abbreviations }: Knowledge): string[] {
  return abbreviations
    .filter(({ twoWay }) => twoWay)
    .filter(({ abbreviation, variants }) => [abbreviation, ...variants].some((short) => text.includes(short)))
    .flatMap(({ expansion }) => keysOf(expansion));
}

/** Words that differ only in their marks: of what a marked query finds, how much contains what was typed? */
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

/** Whether every word of the phrase stands in the document: a word with marks as typed, one without with any marks. */
export function containsTyped(document: CorpusDocument, phrase: string): boolean {
  const marked = new Set(keysOf(`${document.subject} ${document.text}`));
  const plain = new Set([...marked].map(fold));
  return keysOf(phrase).every((word) => (fold(word) === word ? plain.has(word) : marked.has(word)));
}

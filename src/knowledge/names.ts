/** Comparing names as they are printed: letter case, tone placement, dashes and spaces do not matter; marks do. */
import { placeTone } from "../vietnamese-tokenizer/index.ts";

/** Key under which equal names meet: "Uỷ ban  Nhân dân" and "ủy ban nhân dân", "Thừa Thiên – Huế" and "Thừa Thiên-Huế". */
export function nameKey(name: string): string {
  const key = placeTone(name.normalize("NFC").toLowerCase());
  if (PLAIN.test(key)) return key;
  return key
    .replace(/[‐-―−]/gu, "-")
    .replace(/ ?- ?/gu, "-")
    .replace(/[\s.,]+/gu, " ")
    .trim();
}

/** Words with one blank between them: nearly all names. */
const PLAIN = /^[^\s.,‐-―−-]+(?: [^\s.,‐-―−-]+)*$/u;

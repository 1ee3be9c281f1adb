/** Comparing names as they are printed: letter case, tone placement, dashes and spaces do not matter; marks do. */
import { placeTone } from "../vietnamese-tokenizer/index.ts";

/** Key under which equal names meet: "Uỷ ban  Nhân dân" and "ủy ban nhân dân", "Thừa Thiên – Huế" and "Thừa Thiên-Huế". */
export function nameKey(name: string): string {
  return placeTone(name.normalize("NFC").toLowerCase())
    .replace(/[‐-―−]/gu, "-")
    .replace(/ ?- ?/gu, "-")
    .replace(/[\s.,]+/gu, " ")
    .trim();
}

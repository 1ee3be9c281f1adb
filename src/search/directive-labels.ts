/**
 * Names for people of cited directives, by canonical key (`src/citations/key.ts` makes the keys): from the tables
 * where they know it, otherwise the number written out from the key.
 */
import { orderOfOrgan } from "../citations/codes.ts";
import { keyOfRow } from "../citations/key.ts";
import type { Knowledge } from "../knowledge/index.ts";

/** `TW.CT.05@XII` → "Chỉ thị 05-CT/TW (2016)". */
export function directiveLabels(knowledge: Knowledge): (key: string) => string {
  const known = new Map<string, string>();
  for (const row of knowledge.directives.all) {
    const key = keyOfRow(row, knowledge);
    const year = row.date.slice(0, 4);
    const name = row.number === undefined ? row.title : `${row.type} ${row.number}`;
    if (key !== null) known.set(key, name.includes(year) ? name : `${name} (${year})`);
  }
  return (key) => {
    const law = knowledge.laws.byNumber(key);
    if (law) return `${law.type} ${law.name} (${key})`;
    return known.get(key) ?? spelledOut(key, knowledge) ?? key;
  };
}

/** `binh-thuan.TU.CV.525@2016` → "Công văn 525-CV/TU, Bình Thuận (2016)"; null for keys of another shape. */
function spelledOut(key: string, knowledge: Knowledge): string | null {
  const parts = /^(?:([a-z0-9-]+)\.)?([^.@]+)\.([^.@]+)\.([^@]+)@(.+)$/u.exec(key);
  if (!parts) return null;
  const [, placeId, organ = "", code = "", serial = "", period = "?"] = parts;
  const type = knowledge.types.byCode(code)[0]?.name;
  const party = orderOfOrgan(organ) === "party";
  const bare = code === "CV" && !party;
  const number = party
    ? `${serial}-${code}/${organ}`
    : bare
      ? `${serial}/${organ}`
      : `${serial}/${code}-${organ}`;
  const place = placeId === undefined ? "" : `, ${placeName(placeId, knowledge)}`;
  const when = period === "?" ? "" : /^\d/u.test(period) ? ` (${period})` : ` (khóa ${period})`;
  return `${type === undefined ? "" : `${type} `}${number}${place}${when}`;
}

function placeName(id: string, knowledge: Knowledge): string {
  const { places } = knowledge;
  return (places.formerById(id) ?? places.currentById(id))?.name ?? id;
}

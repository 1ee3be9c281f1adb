/** What the tables know of a key without any document: central directives, laws, resolutions of congresses. */
import { keyOfRow } from "../citations/key.ts";
import { partsOfKey } from "../citations/label.ts";
import type { Level } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { placeOfKey } from "./keys.ts";

export interface KnownDirective {
  readonly number: string | null;
  readonly type: string;
  readonly issuer: string | null;
  /** `yyyy-mm-dd`; null where the table does not know the day. */
  readonly date: string | null;
  readonly title: string;
}

const prepared = new WeakMap<Knowledge, ReadonlyMap<string, KnownDirective>>();

const fullDate = (date: string): string | null => (date.length === 10 ? date : null);

function tableOf(knowledge: Knowledge): ReadonlyMap<string, KnownDirective> {
  const ready = prepared.get(knowledge);
  if (ready) return ready;
  const table = new Map<string, KnownDirective>();
  for (const { type, name, number } of knowledge.laws.all)
    table.set(number, { number, type, issuer: null, date: null, title: `${type} ${name}` });
  for (const { id, date, title } of knowledge.terms.congressResolutions)
    table.set(id, { number: null, type: "Nghị quyết", issuer: "Đại hội", date: fullDate(date), title });
  for (const row of knowledge.directives.all) {
    const key = keyOfRow(row, knowledge);
    if (key === null) continue;
    const { type, issuer, title } = row;
    table.set(key, { number: row.number ?? null, type, issuer, date: fullDate(row.date), title });
  }
  prepared.set(knowledge, table);
  return table;
}

/** The row of the tables that a key is, or null. */
export const knownDirective = (key: string, knowledge: Knowledge): KnownDirective | null =>
  tableOf(knowledge).get(key) ?? null;

/** Keys of a number that the tables know: see `numberOfKey`. */
export function knownKeysOfNumber(number: string, knowledge: Knowledge): string[] {
  return [...tableOf(knowledge).keys()].filter((key) => key === number || key.startsWith(`${number}@`));
}

/** The level of the organ that a key names: by its place, and by its code where the place is a district. */
export function levelOfKey(key: string, knowledge: Knowledge): Level {
  const place = placeOfKey(key);
  if (place === null) return "trung ương";
  if (!place.includes("--")) return "tỉnh";
  const organ = partsOfKey(key, knowledge)?.organ ?? "";
  const levels = new Set<Level>(knowledge.organs.byCode(organ).map(({ level }) => level));
  if (knowledge.places.districtById(place) && !levels.has("huyện") && levels.size > 0)
    return levels.has("xã") ? "xã" : "cơ sở";
  return knowledge.places.districtById(place) ? "huyện" : "xã";
}

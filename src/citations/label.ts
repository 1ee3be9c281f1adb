/** Names for people of documents that are known by their key. */
import type { Knowledge } from "../knowledge/index.ts";
import { orderOfOrgan } from "./codes.ts";
import { keyOfRow } from "./key.ts";

const prepared = new WeakMap<Knowledge, ReadonlyMap<string, string>>();

/** Labels of what the tables know: central directives, laws, congress resolutions. */
function knownLabels(knowledge: Knowledge): ReadonlyMap<string, string> {
  const ready = prepared.get(knowledge);
  if (ready) return ready;
  const labels = new Map<string, string>();
  for (const row of knowledge.directives.all) {
    const key = keyOfRow(row, knowledge);
    const year = row.date.slice(0, 4);
    const name = row.number === undefined ? row.title : `${row.type} ${row.number}`;
    if (key !== null) labels.set(key, name.includes(year) ? name : `${name} (${year})`);
  }
  for (const { type, name, number } of knowledge.laws.all) labels.set(number, `${type} ${name} (${number})`);
  for (const { id, title } of knowledge.terms.congressResolutions) labels.set(id, title);
  prepared.set(knowledge, labels);
  return labels;
}

const KEY = /^(?:([a-z\d][a-z\d-]*)\.)?([^.@]+)\.([^.@]+)\.(\d[^@]*)@(.+)$/u;
const PLENUM = /^TW\.hội-nghị-(\d+)@([IVX]+)$/u;

/** Decrees and circulars bear the year in their number since the law on legal documents of 1996. */
const DATED_CODES: ReadonlySet<string> = new Set(["NĐ", "TT", "TTLT", "NQLT"]);
const DATED_SINCE = "1997";

const periodOf = (period: string): string =>
  period === "?" ? "" : /^\d/u.test(period) ? ` (${period})` : ` (khóa ${period})`;

/** A province of its time, or a district by the id that ends in its province: `gia-lam--ha-noi`. */
function placeName(id: string, knowledge: Knowledge): string {
  const { places } = knowledge;
  const province = places.formerById(id) ?? places.currentById(id);
  return province?.name ?? places.districtById(id)?.name ?? id;
}

/** What the letters of a key say; null for keys of another shape (laws, congresses, plenums). */
export interface KeyParts {
  readonly placeId: string | null;
  readonly organ: string;
  readonly code: string;
  /** "Chỉ thị". */
  readonly type: string | null;
  /** Canonical number: `05-CT/TW`, `52/2016/QĐ-TTg` only where its kind bears the year. */
  readonly number: string;
  /** Year or term, `?` where unknown. */
  readonly period: string;
  /** The number itself bears the year. */
  readonly dated: boolean;
}

export function partsOfKey(key: string, knowledge: Knowledge): KeyParts | null {
  const parts = KEY.exec(key);
  if (!parts) return null;
  const [, placeId = null, organ = "", code = "", serial = "", period = "?"] = parts;
  const type = knowledge.types.byCode(code)[0]?.name ?? null;
  const party = orderOfOrgan(organ) === "party";
  const dated = !party && DATED_CODES.has(code) && /^\d{4}$/u.test(period) && period >= DATED_SINCE;
  const plain = code === "CV" ? `${serial}/${organ}` : `${serial}/${code}-${organ}`;
  const state = dated ? `${serial}/${period}/${code}-${organ}` : plain;
  const number = party ? `${serial}-${code}/${organ}` : state;
  return { placeId, organ, code, type, number, period, dated };
}

/**
 * The label of a key: `TW.CT.05@XII` → "Chỉ thị 05-CT/TW (2016)", `binh-thuan.TU.CV.525@2016` → "Công văn 525-CV/TU,
 * Bình Thuận (2016)", `TW.hội-nghị-6@XII` → "Nghị quyết Trung ương 6 (khóa XII)". A key of another shape is its own label.
 */
export function labelOfKey(key: string, knowledge: Knowledge): string {
  const known = knownLabels(knowledge).get(key);
  if (known !== undefined) return known;
  const plenum = PLENUM.exec(key);
  if (plenum) return `Nghị quyết Trung ương ${plenum[1]} (khóa ${plenum[2]})`;
  const parts = partsOfKey(key, knowledge);
  if (!parts) return key;
  const { type, number, placeId, period, dated } = parts;
  const name = [type, number].filter(Boolean).join(" ");
  if (dated) return name;
  return `${name}${placeId === null ? "" : `, ${placeName(placeId, knowledge)}`}${periodOf(period)}`;
}

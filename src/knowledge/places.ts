/**
 * What a place name means on a given day. Until 2025-06-30 there were 63 provinces with districts below them;
 * since 2025-07-01 there are 34 with communes directly below (Nghị quyết 202/2025/QH15).
 */
import type { Named, ProvinceThenAndNow } from "../directive.ts";
import { foldMarks } from "../vietnamese-tokenizer/index.ts";
import { nameKey } from "./names.ts";
import type { CurrentProvince, District, FormerProvince, HistoricProvince } from "./schema.ts";

/** First day of the 34 provinces; districts ended the day before. */
export const MERGER_DAY = "2025-07-01";

/** A unit that a name may stand for. `rank` is its printed kind: "tỉnh", "huyện", "phường", … */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly rank: string;
  readonly level: "tỉnh" | "huyện" | "xã";
  readonly province: ProvinceThenAndNow;
}

export interface Places {
  readonly former: readonly FormerProvince[];
  readonly current: readonly CurrentProvince[];
  readonly historic: readonly HistoricProvince[];
  formerById(id: string): FormerProvince | undefined;
  currentById(id: string): CurrentProvince | undefined;
  /** A district of before the merger day: `gia-lam--ha-noi`. */
  districtById(id: string): District | undefined;
  /** A province id of its time with the unit of today; `issued` is of the 63 before the merger day, of the 34 after. */
  provinceOn(id: string, issuedOn: string | null): ProvinceThenAndNow | null;
  /** Every unit that a bare name may stand for on that day (null: on any day), provinces first. */
  named(name: string, issuedOn: string | null): readonly Place[];
  /** The same without regard to marks, for names whose marks are lost ("BINH THUAN") or misread ("BÌNH THUÂN"). */
  namedLoosely(name: string, issuedOn: string | null): readonly Place[];
  /** The unit that an e-mail or web host label ("binhthuan") hints at. */
  provinceOfHost(label: string): FormerProvince | undefined;
}

type CommuneRows = readonly { province: string; type: string; names: readonly string[] }[];

const named = (unit: { id: string; name: string }): Named => ({ id: unit.id, name: unit.name });

/** Builds the look-ups over the tables of units; every former province must lead to a current one. */
export function createPlaces(
  tables: {
    former: readonly FormerProvince[];
    current: readonly CurrentProvince[];
    historic: readonly HistoricProvince[];
  },
  districts: readonly District[],
  communes: CommuneRows,
): Places {
  const formerById = new Map(tables.former.map((unit) => [unit.id, unit]));
  const currentById = new Map(tables.current.map((unit) => [unit.id, unit]));
  const districtById = new Map(districts.map((unit) => [unit.id, unit]));
  const hosts = new Map(tables.former.flatMap((unit) => unit.hosts.map((host) => [host, unit] as const)));
  const before = new Map<string, Place[]>();
  const after = new Map<string, Place[]>();
  const add = (index: Map<string, Place[]>, name: string, place: Place) => {
    const key = nameKey(name);
    const places = index.get(key);
    if (!places) index.set(key, [place]);
    else if (!places.some(({ id, level }) => id === place.id && level === place.level)) places.push(place);
  };
  /** Names without marks, made when the first one is asked for. */
  const loose = new Map<Map<string, Place[]>, Map<string, Place[]>>();
  const withoutMarks = (index: Map<string, Place[]>): Map<string, Place[]> => {
    let made = loose.get(index);
    if (!made) {
      made = new Map();
      for (const [key, places] of index)
        made.set(foldMarks(key), [...(made.get(foldMarks(key)) ?? []), ...places]);
      loose.set(index, made);
    }
    return made;
  };

  /** A province under the name and rank that it had on a day. */
  const dated = (place: Place, issuedOn: string | null): Place => {
    if (place.level !== "tỉnh" || issuedOn === null) return place;
    const { earlier } = formerById.get(place.id) ?? {};
    if (earlier && issuedOn <= earlier.until) {
      const province = { ...place.province, issued: { id: place.id, name: earlier.name } };
      return { ...place, name: earlier.name, rank: earlier.type, province };
    }
    const city = issuedOn >= MERGER_DAY ? currentById.get(place.id)?.cityFrom : undefined;
    return city !== undefined && issuedOn < city ? { ...place, rank: "tỉnh" } : place;
  };
  const thenAndNow = (former: FormerProvince): ProvinceThenAndNow | null => {
    const current = currentById.get(former.current);
    return current ? { issued: named(former), current: named(current) } : null;
  };
  const addProvince = (
    index: Map<string, Place[]>,
    unit: FormerProvince | CurrentProvince,
    province: ProvinceThenAndNow,
  ) => {
    const place: Place = { id: unit.id, name: unit.name, rank: unit.type, level: "tỉnh", province };
    for (const name of new Set([unit.name, ...unit.aliases])) add(index, name, place);
  };

  for (const unit of tables.former) {
    const province = thenAndNow(unit);
    if (province) addProvince(before, unit, province);
  }
  for (const unit of tables.current) addProvince(after, unit, { issued: named(unit), current: named(unit) });
  for (const unit of tables.historic) {
    const only = unit.successors.length === 1 ? formerById.get(unit.successors[0] ?? "") : undefined;
    const province = only && thenAndNow(only);
    if (!province) continue;
    const place: Place = { id: unit.id, name: unit.name, rank: "tỉnh", level: "tỉnh", province };
    for (const name of [unit.name, ...unit.aliases]) add(before, name, place);
  }
  for (const unit of districts) {
    const former = formerById.get(unit.province);
    const province = former && thenAndNow(former);
    if (!province) continue;
    add(before, unit.name, { id: unit.id, name: unit.name, rank: unit.type, level: "huyện", province });
  }
  for (const row of communes) {
    const current = currentById.get(row.province);
    if (!current) continue;
    const province = { issued: named(current), current: named(current) };
    for (const name of row.names) {
      const id = `${foldMarks(nameKey(name)).replace(/[^a-z\d]+/gu, "-")}--${row.province}`;
      add(after, name, { id, name, rank: row.type, level: "xã", province });
    }
  }

  return {
    ...tables,
    formerById: (id) => formerById.get(id),
    currentById: (id) => currentById.get(id),
    districtById: (id) => districtById.get(id),
    provinceOn(id, issuedOn) {
      const former = formerById.get(id);
      const current = currentById.get(id);
      if (issuedOn !== null && issuedOn >= MERGER_DAY && current)
        return { issued: named(current), current: named(current) };
      if (former) return thenAndNow(former);
      return current ? { issued: named(current), current: named(current) } : null;
    },
    named(name, issuedOn) {
      const key = nameKey(name);
      if (issuedOn === null) return [...(before.get(key) ?? []), ...(after.get(key) ?? [])];
      return ((issuedOn < MERGER_DAY ? before : after).get(key) ?? []).map((place) => dated(place, issuedOn));
    },
    namedLoosely(name, issuedOn) {
      const key = foldMarks(nameKey(name));
      const [old, now] = [withoutMarks(before), withoutMarks(after)];
      if (issuedOn === null) return [...(old.get(key) ?? []), ...(now.get(key) ?? [])];
      return ((issuedOn < MERGER_DAY ? old : now).get(key) ?? []).map((place) => dated(place, issuedOn));
    },
    provinceOfHost: (label) => hosts.get(label.toLowerCase()),
  };
}

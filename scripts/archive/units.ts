/** Districts of the 63 provinces and communes of the 34, as the tables of the program have them. */
import path from "node:path";
import { type Knowledge, MERGER_DAY, type Place } from "../../src/knowledge/index.ts";
import { Communes, Districts } from "../../src/knowledge/schema.ts";
import { loadTable } from "../../src/knowledge/table.ts";

export interface Units {
  /** Districts that existed all the time, by id of the former province. */
  readonly districts: ReadonlyMap<string, readonly Place[]>;
  /** Communes, wards and special zones, by id of the current province. */
  readonly communes: ReadonlyMap<string, readonly Place[]>;
}

const TABLES = { dir: path.resolve(import.meta.dirname, "../../src/knowledge/tables") };
const DAY_BEFORE = "2020-01-01";

function put(map: Map<string, Place[]>, key: string, place: Place | undefined): void {
  if (!place) return;
  const list = map.get(key);
  if (!list) map.set(key, [place]);
  else if (!list.some(({ id }) => id === place.id)) list.push(place);
}

export function loadUnits({ places }: Knowledge): Units {
  const districts = new Map<string, Place[]>();
  const communes = new Map<string, Place[]>();
  const rowKey = (row: Record<string, unknown>): string => JSON.stringify(row);
  for (const row of loadTable("districts", Districts, TABLES, rowKey).districts) {
    // Units that rose in rank have a row for each rank; their names would not tell which one wrote.
    if ((row.seenFrom ?? "9") > "2017-03" || (row.seenTo ?? "") < "2025-03") continue;
    const place = places.named(row.name, DAY_BEFORE).find(({ id }) => id === row.id);
    put(districts, row.province, place);
  }
  for (const row of loadTable("communes", Communes, TABLES, rowKey).communes) {
    for (const name of row.names) {
      const here = places
        .named(name, MERGER_DAY)
        .filter((place) => place.level === "xã" && place.province.current.id === row.province);
      // A ward and a commune of one name in one province would share an id.
      if (here.length === 1) put(communes, row.province, here[0]);
    }
  }
  return { districts, communes };
}

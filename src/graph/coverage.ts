/** Who has issued something that carries a directive out, and who has not. */
import type { Level, Named } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { provinceOfKey } from "./keys.ts";
import type { CoverageRow, GraphStore, OrganRow } from "./store.ts";
import type { Coverage, CoveredBy, CoveredOrgan } from "./types.ts";

/** Organs that are named of those that have not; the others are counted. */
const MOST_MISSING = 200;
/** Below the centre, the highest first. */
const LEVELS: readonly Level[] = ["tỉnh", "huyện", "xã", "cơ sở"];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Gathers rows under a place or organ; rows come with the earliest first, and so does the answer. */
function gather<T extends Named>(
  rows: readonly CoverageRow[],
  unitOf: (row: CoverageRow) => T | null | undefined,
): (T & CoveredBy)[] {
  const found = new Map<string, { unit: T; row: CoverageRow; documents: number; direct: boolean }>();
  for (const row of rows) {
    const unit = unitOf(row);
    if (!unit) continue;
    const one = found.get(unit.id);
    if (one) {
      one.documents += row.documents;
      one.direct ||= row.direct;
    } else found.set(unit.id, { unit, row, documents: row.documents, direct: row.direct });
  }
  return [...found.values()].map(({ unit, row, documents, direct }) => ({
    ...unit,
    first: { document: row.firstDocument, issuedOn: row.firstDate },
    documents,
    direct,
  }));
}

const named = (unit: Named | undefined): Named | null => (unit ? { id: unit.id, name: unit.name } : null);

const missingOf = (all: readonly Named[], covered: readonly CoveredBy[]): Named[] => {
  const ids = new Set(covered.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(id)).map(({ id, name }) => ({ id, name }));
};

/** Whether an organ's id ends in a province: `ldld-tinh:binh-thuan`, `ldld-huyen:bac-binh--binh-thuan`. */
const isIn = (organ: string, province: string | null): boolean =>
  province === null || organ.endsWith(`:${province}`) || organ.endsWith(`--${province}`);

/** Organs of the same kinds as those that have, below the centre, the highest first. */
function organsWithout(
  covered: readonly CoveredOrgan[],
  province: string | null,
  store: Pick<GraphStore, "organs">,
): { readonly total: number; readonly rows: readonly OrganRow[] } {
  const ids = new Set(covered.map(({ id }) => id));
  const rows: OrganRow[] = [];
  let total = 0;
  for (const level of LEVELS) {
    const ofLevel = covered.filter((organ) => organ.level === level);
    const found: OrganRow[] = [];
    for (const system of new Set(ofLevel.map((organ) => organ.system))) {
      const known = ofLevel.filter((organ) => organ.system === system && isIn(organ.id, province)).length;
      const limit = rows.length < MOST_MISSING ? MOST_MISSING + known : 0;
      const page = store.organs({ level, system, province, limit });
      total += page.total - known;
      found.push(...page.rows.filter(({ id }) => !ids.has(id)));
    }
    rows.push(...found.sort((a, b) => compare(a.name, b.name)));
  }
  return { total, rows: rows.slice(0, MOST_MISSING) };
}

/** Who carries a directive out, directly or through another one that does, and which comparable organs do not. */
export function coverageOf(
  key: string,
  store: Pick<GraphStore, "coverageRows" | "organs">,
  knowledge: Knowledge,
): Coverage {
  const { places } = knowledge;
  const rows = store.coverageRows(key);
  const provinceOf = (row: CoverageRow): string =>
    (row.cited === null ? row.province : provinceOfKey(row.cited)) ?? "";
  const former = gather(rows, (row) => (row.merged ? null : named(places.formerById(provinceOf(row)))));
  const current = gather(rows, (row) => {
    const id = provinceOf(row);
    return named(places.currentById(row.merged ? id : (places.formerById(id)?.current ?? id)));
  });
  const organs = gather(rows, ({ cited, issuer }) => (cited === null ? issuer : null));
  // A province's own plan is for its own offices.
  const home = provinceOfKey(key);
  const missing = organsWithout(organs, home, store);
  return {
    key,
    formerProvinces: { covered: former, missing: home === null ? missingOf(places.former, former) : [] },
    currentProvinces: { covered: current, missing: home === null ? missingOf(places.current, current) : [] },
    organs,
    missingOrgans: missing.rows.map(({ id, name, level }) => ({ id, name, level })),
    missingOrganCount: missing.total,
  };
}

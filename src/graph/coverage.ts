/** Who has issued something that carries a directive out, and who has not. Pure. */
import type { Named } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { provinceOfKey } from "./keys.ts";
import type { CoverageRow, GraphStore, OrganRow } from "./store.ts";
import type { Coverage, CoveredBy } from "./types.ts";

/** Organs that are named of those that have not; the others are counted. */
const MOST_MISSING = 200;

const earlier = (a: string | null, b: string | null): boolean =>
  b === null ? a !== null : a !== null && a < b;

/** Gathers rows under an id; rows come with the earliest first. */
function gather(rows: readonly CoverageRow[], placeOf: (row: CoverageRow) => Named | null): CoveredBy[] {
  const found = new Map<string, CoveredBy>();
  for (const row of rows) {
    const place = placeOf(row);
    if (!place) continue;
    const before = found.get(place.id);
    const isFirst = !before || earlier(row.firstDate, before.first.issuedOn);
    found.set(place.id, {
      ...place,
      first: isFirst || !before ? { document: row.firstDocument, issuedOn: row.firstDate } : before.first,
      documents: (before?.documents ?? 0) + row.documents,
      direct: row.direct || before?.direct === true,
    });
  }
  return [...found.values()].sort(byFirst);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byFirst = (a: CoveredBy, b: CoveredBy): number =>
  compare(a.first.issuedOn ?? "9999", b.first.issuedOn ?? "9999") || compare(a.id, b.id);

const named = (unit: Named | undefined): Named | null => (unit ? { id: unit.id, name: unit.name } : null);

const missingOf = (all: readonly Named[], covered: readonly CoveredBy[]): Named[] => {
  const ids = new Set(covered.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(id)).map(({ id, name }) => ({ id, name }));
};

/** Who carries a directive out, directly or through another one that does, and which comparable organs do not. */
export function coverageOf(
  key: string,
  store: Pick<GraphStore, "coverageRows" | "organ" | "otherOrgans">,
  knowledge: Knowledge,
): Coverage {
  const { places } = knowledge;
  const rows = store.coverageRows(key);
  const home = provinceOfKey(key);
  const provinceOf = (row: CoverageRow): string | null =>
    row.cited === null ? row.province : provinceOfKey(row.cited);
  const former = gather(rows, (row) => (row.merged ? null : named(places.formerById(provinceOf(row) ?? ""))));
  const current = gather(rows, (row) => {
    const id = provinceOf(row) ?? "";
    if (row.merged) return named(places.currentById(id));
    return named(places.currentById(places.formerById(id)?.current ?? id));
  });
  const known = new Map<string, OrganRow | null>();
  const organOf = (id: string): OrganRow | null => {
    if (!known.has(id)) known.set(id, store.organ(id));
    return known.get(id) ?? null;
  };
  const covered = gather(
    rows.filter(({ cited }) => cited === null),
    ({ issuer }) => (issuer === null ? null : named(organOf(issuer) ?? undefined)),
  ).flatMap((one) => {
    const organ = organOf(one.id);
    return organ ? [{ ...one, level: organ.level, system: organ.system }] : [];
  });
  const missing = store.otherOrgans({
    kinds: [...new Set(covered.map(({ system, level }) => `${system} ${level}`))],
    covered: covered.map(({ id }) => id),
    province: home,
    limit: MOST_MISSING,
  });
  // A province's own plan is for its own offices.
  const local = home !== null;
  return {
    key,
    formerProvinces: { covered: former, missing: local ? [] : missingOf(places.former, former) },
    currentProvinces: { covered: current, missing: local ? [] : missingOf(places.current, current) },
    organs: covered,
    missingOrgans: missing.rows,
    missingOrganCount: missing.total,
  };
}

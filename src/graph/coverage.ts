/** Who has issued something that carries a directive out, and who has not. Pure. */
import type { Named } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { provinceOfKey } from "./keys.ts";
import type { CoverageRow, OrganRow } from "./store.ts";
import type { Coverage, CoveredBy } from "./types.ts";

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

const byFirst = (a: CoveredBy, b: CoveredBy): number =>
  (a.first.issuedOn ?? "9999").localeCompare(b.first.issuedOn ?? "9999") ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const named = (unit: Named | undefined): Named | null => (unit ? { id: unit.id, name: unit.name } : null);

const missingOf = (all: readonly Named[], covered: readonly CoveredBy[]): Named[] => {
  const ids = new Set(covered.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(id)).map(({ id, name }) => ({ id, name }));
};

/** Province of an issuer's id: `ldld-huyen:gia-lam--ha-noi` → `ha-noi`. */
const provinceOfIssuer = (id: string): string | null => id.split(":")[1]?.split("--").at(-1) ?? null;

/**
 * @param rows what carries the directive out, the earliest first.
 * @param organs every organ that issued a document of the archive.
 */
export function coverageOf(
  key: string,
  rows: readonly CoverageRow[],
  organs: readonly OrganRow[],
  knowledge: Knowledge,
): Coverage {
  const { places } = knowledge;
  const home = provinceOfKey(key);
  const provinceOf = (row: CoverageRow): string | null =>
    row.cited === null ? row.province : provinceOfKey(row.cited);
  const former = gather(rows, (row) => (row.merged ? null : named(places.formerById(provinceOf(row) ?? ""))));
  const current = gather(rows, (row) => {
    const id = provinceOf(row) ?? "";
    if (row.merged) return named(places.currentById(id));
    return named(places.currentById(places.formerById(id)?.current ?? id));
  });
  const organById = new Map(organs.map((organ) => [organ.id, organ]));
  const covered = gather(
    rows.filter(({ cited }) => cited === null),
    ({ issuer }) => named(organById.get(issuer ?? "")),
  ).flatMap((one) => {
    const organ = organById.get(one.id);
    return organ ? [{ ...one, level: organ.level, system: organ.system }] : [];
  });
  const kinds = new Set(covered.map(({ system, level }) => `${system} ${level}`));
  const have = new Set(covered.map(({ id }) => id));
  const missing = organs.filter(
    ({ id, system, level }) =>
      !have.has(id) &&
      kinds.has(`${system} ${level}`) &&
      level !== "trung ương" &&
      (home === null || provinceOfIssuer(id) === home),
  );
  // A province's own plan is for its own offices.
  const local = home !== null;
  return {
    key,
    formerProvinces: { covered: former, missing: local ? [] : missingOf(places.former, former) },
    currentProvinces: { covered: current, missing: local ? [] : missingOf(places.current, current) },
    organs: covered,
    missingOrgans: missing.map(({ id, name, level }) => ({ id, name, level })),
  };
}

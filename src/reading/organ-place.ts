/** The place of an organ: which unit a printed name means, and the organ's name with its place filled in. */
import type { Knowledge, Organ, Place } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import type { Hint, Resolved } from "./issuer-input.ts";
import { placeCase, slugOf } from "./letter-case.ts";
import { levelsOf, type OrganMention, type Rank } from "./organ-names.ts";
import { provincePlace } from "./place-hints.ts";

export const inForce = (row: Organ, day: string | null): boolean =>
  day === null ||
  ((row.from === undefined || day >= row.from) &&
    (row.until === undefined || day.slice(0, row.until.length) <= row.until));

export const central = (row: Organ): Resolved => ({
  row,
  id: row.id,
  name: row.name,
  place: null,
  level: row.level,
});

/** "Liên đoàn Lao động Thành phố" without a name: of the central city or of the one in a province that the hints show. */
export function cityLevel(hints: readonly Hint[]): Organ["level"] | null {
  const city = hints.find(({ place }) => place.rank === "thành phố");
  return city?.place.level ?? null;
}

export function onePlace(mention: OrganMention, hints: readonly Hint[]): Place | null {
  const { places } = mention;
  if (places.length <= 1) return places[0] ?? null;
  for (const { place } of hints) {
    const same = places.filter((candidate) => candidate.province.issued.id === place.province.issued.id);
    const exact = same.find((candidate) => candidate.level === place.level);
    if (same.length > 0)
      return same.find((candidate) => candidate.level === "tỉnh") ?? exact ?? same[0] ?? null;
  }
  // A province and a district of the same name: without a rank the province is meant.
  return places.find(({ level }) => level === "tỉnh") ?? null;
}

/** A commune of before 2025, which the tables do not hold: known by its name and the province of the hints. */
export function unknownPlace(mention: OrganMention, hints: readonly Hint[]): Place | null {
  const { rank, placeName } = mention;
  const above = hints.find(({ place }) => place.level === "huyện") ?? hints[0];
  if (!rank || !placeName || mention.places.length > 0 || !above) return null;
  const level = levelsOf(rank).at(-1);
  if (level !== "tỉnh" && level !== "huyện" && level !== "xã") return null;
  const name = placeCase(placeName);
  const { province } = above.place;
  return { id: `${slugOf(name)}--${province.issued.id}`, name, rank, level, province };
}

/** The unit of a level that the hints lead to: the province above a district, the district of a dateline. */
export function placeAt(
  level: Organ["level"],
  rank: Rank | null,
  hints: readonly Hint[],
  knowledge: Knowledge,
): Place | null {
  const exact = hints.find(({ place }) => place.level === level && (rank === null || place.rank === rank));
  if (exact) return exact.place;
  const below = hints[0]?.place;
  if (level !== "tỉnh" || !below) return null;
  return provincePlace(below.province, knowledge);
}

export function local(row: Organ | undefined, place: Place | null): Resolved | null {
  if (!row || !place) return null;
  return { row, id: `${row.id}:${place.id}`, name: fillTemplate(row, place), place, level: row.level };
}

/** The city of Hồ Chí Minh is always written with a capital "Thành phố"; other ranks are not. */
const rankOf = ({ id, rank }: Pick<Place, "id" | "rank">): string =>
  id === "ho-chi-minh" ? "Thành phố" : rank;

export function fillTemplate(row: Organ, place: Pick<Place, "id" | "name" | "rank">): string {
  const template =
    typeof row.template === "string"
      ? row.template
      : (row.template?.[place.rank] ?? Object.values(row.template ?? {})[0]);
  if (template === undefined) return row.name;
  const withRank = fold(place.name).startsWith(fold(place.rank))
    ? place.name
    : `${rankOf(place)} ${place.name}`;
  return template.replace("{place}", withRank).replace("{name}", place.name);
}

/** A unit with its rank, as it stands in names. */
export const placeText = (place: Pick<Place, "id" | "name" | "rank">): string =>
  fold(place.name).startsWith(fold(place.rank)) ? place.name : `${rankOf(place)} ${place.name}`;

/** Several units bear the printed name, or none is known: the organ is certain, where it lies is not. */
export function openPlace(row: Organ, { rank, placeName, places }: OrganMention): Resolved | null {
  if (placeName === null) return null;
  const name = placeCase(placeName);
  const id = slugOf(name);
  const unit = { id, name, rank: rank ?? places[0]?.rank ?? "xã" };
  return { row, id: `${row.id}:${id}`, name: fillTemplate(row, unit), place: null, level: row.level };
}

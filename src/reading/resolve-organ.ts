/** From a printed name with its hints to one row of the organ table and one place, or to an organ taken as printed. */
import type { Issuer } from "../directive.ts";
import type { Knowledge, Organ, Place } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import type { Hint, IssuerInput, Resolved } from "./issuer-input.ts";
import { placeCase, slugOf, usualCase } from "./letter-case.ts";
import { levelsOf, type OrganMention, type Rank, readPlace } from "./organ-names.ts";
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

/** One row and one place of a mention, or null where they stay open. */
export function resolve(
  input: IssuerInput,
  mention: OrganMention,
  printed: string,
  hints: readonly Hint[],
): Resolved | null {
  const { knowledge, day, text } = input;
  const place = onePlace(mention, hints);
  const templated = mention.rows.filter((row) => row.template !== undefined);
  const others = mention.rows.filter((row) => row.template === undefined && !row.named);
  const hasPlace = mention.rank !== null || place !== null;
  if (others.length > 0 && (templated.length === 0 || !hasPlace)) {
    const row = others.find((candidate) => inForce(candidate, day)) ?? others[0];
    if (row && (mention.left === "" || mention.ownName === null)) return central(row);
  }
  const named = mention.rows.find((row) => row.named);
  if (named && templated.length === 0) return namedOrgan(input, named, mention, printed, hints);
  if (templated.length === 0) return null;
  const union = /^(?:công đoàn|cđ)(?: ngành)? /iu.test(printed)
    ? unionOf(input, mention, printed, hints)
    : null;
  if (union) return union;
  if (mention.left !== "" && mention.placeName === null)
    return longName(input, mention, printed, hints, templated);
  const levels = place
    ? [place.level]
    : mention.rank
      ? levelsOf(mention.rank)
      : hints.map((hint) => hint.place.level).slice(0, 1);
  const fitting = templated.filter((row) => levels.length === 0 || levels.includes(row.level));
  const candidates = fitting.filter((row) => inForce(row, day));
  const rankLevel = mention.rank === "thành phố" && !place ? cityLevel(hints) : null;
  const rows = rankLevel ? candidates.filter((row) => row.level === rankLevel) : candidates;
  const row = rows[0] ?? fitting[0];
  // An organ of another level than the table knows ("Công an huyện X") is taken as printed.
  if (!row)
    return place || mention.rank
      ? plainOrgan(input, usualCase(printed, text), null, hints, undefined, place, mention.rank)
      : local(templated[0], placeAt(templated[0]?.level ?? "tỉnh", null, hints, knowledge));
  const at = place ?? unknownPlace(mention, hints);
  if (at) return local(row, at);
  return mention.placeName === null
    ? local(row, placeAt(row.level, mention.rank, hints, knowledge))
    : openPlace(row, mention);
}

/** "Liên đoàn Lao động Thành phố" without a name: of the central city or of the one in a province that the hints show. */
function cityLevel(hints: readonly Hint[]): Organ["level"] | null {
  const city = hints.find(({ place }) => place.rank === "thành phố");
  return city?.place.level ?? null;
}

function onePlace(mention: OrganMention, hints: readonly Hint[]): Place | null {
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
function unknownPlace(mention: OrganMention, hints: readonly Hint[]): Place | null {
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

/** "Đảng ủy Khối các cơ quan tỉnh (Hà Giang)": a longer name before the place; "Đảng ủy Công ty X": no place at all. */
function longName(
  input: IssuerInput,
  mention: OrganMention,
  printed: string,
  hints: readonly Hint[],
  rows: readonly Organ[],
): Resolved | null {
  const { knowledge, day, text } = input;
  const behind =
    / (?=(?:tinh|huyen|quan|thi xa|thanh pho|xa|phuong)(?: |$)(?!(?:.* )?(?:tinh|huyen|quan|thi xa|thanh pho|xa|phuong)(?: |$)))/u.exec(
      fold(printed),
    );
  const read = behind ? readPlace(printed.slice(behind.index + 1), knowledge, day) : null;
  if (behind && read?.rank && read.left === "") {
    const fitting = rows.filter(
      (row) => read.rank !== null && levelsOf(read.rank).includes(row.level) && inForce(row, day),
    );
    const at =
      onePlace({ ...mention, ...read }, hints) ??
      (read.placeName === null && fitting[0] ? placeAt(fitting[0].level, read.rank, hints, knowledge) : null);
    const row = fitting[0];
    if (row && at && mention.rows.length === 1)
      return {
        row,
        id: `${row.id}:${at.id}`,
        name: `${usualCase(printed.slice(0, behind.index), text)} ${placeText(at)}`,
        place: at,
        level: row.level,
      };
  }
  return plainOrgan(input, usualCase(printed, text), null, hints, rows[0]);
}

/** A unit with its rank, as it stands in names. */
const placeText = (place: Pick<Place, "id" | "name" | "rank">): string =>
  fold(place.name).startsWith(fold(place.rank)) ? place.name : `${rankOf(place)} ${place.name}`;

/** Several units bear the printed name, or none is known: the organ is certain, where it lies is not. */
function openPlace(row: Organ, { rank, placeName, places }: OrganMention): Resolved | null {
  if (placeName === null) return null;
  const name = placeCase(placeName);
  const id = slugOf(name);
  const unit = { id, name, rank: rank ?? places[0]?.rank ?? "xã" };
  return { row, id: `${row.id}:${id}`, name: fillTemplate(row, unit), place: null, level: row.level };
}

/** Branch and grassroots unions, which are taken as printed. */
function unionOf(
  input: IssuerInput,
  mention: OrganMention,
  printed: string,
  hints: readonly Hint[],
): Resolved | null {
  const { knowledge, day } = input;
  const folded = fold(printed);
  const place = onePlace(mention, hints);
  const isCommune = mention.rank !== null && levelsOf(mention.rank).includes("xã");
  if (isCommune && mention.left === "") {
    const row = knowledge.organs.byId("cd-xa");
    const at = place ?? unknownPlace(mention, hints);
    if (row && inForce(row, day)) return local(row, at);
    const grassroots = knowledge.organs.byId("cdcs");
    return grassroots ? namedAs(input, grassroots, printed, hints) : null;
  }
  if (mention.rows.some((row) => row.id === "cd-kcn")) return null;
  const branchRow = knowledge.organs.byId("cd-nganh-dp");
  const ofBranch =
    branchRow && !/\b(?:huyen|quan|thi xa)\b/u.test(folded)
      ? branchUnion(input, branchRow, printed, hints)
      : null;
  if (ofBranch) return ofBranch;
  const above =
    /\b(?:tong cong ty|tap doan|khoi|khu|nganh|huyen|quan)\b/u.test(folded) &&
    !/\b(?:truong|cong ty tnhh|benh vien|co so)\b/u.test(folded.replace("tong cong ty", ""));
  const id = above ? "cdcttttcs" : "cdcs";
  const row = knowledge.organs.byId(id);
  return row ? namedAs(input, row, printed, hints) : null;
}

function namedOrgan(
  input: IssuerInput,
  row: Organ,
  mention: OrganMention,
  printed: string,
  hints: readonly Hint[],
): Resolved | null {
  const bare = mention.body ? printed.slice(mention.body.length).trim() : printed;
  const name = bare.charAt(0).toUpperCase() + bare.slice(1);
  if (row.id === "cd-nganh-dp") return branchUnion(input, row, name, hints);
  // "Công đoàn cơ sở" alone in the text names no union.
  return mention.ownName === null ? null : namedAs(input, row, name, hints);
}

/** "Công đoàn ngành Giáo dục tỉnh Phú Yên", its place completed where only "tỉnh" or nothing is printed. */
function branchUnion(
  input: IssuerInput,
  row: Organ,
  printed: string,
  hints: readonly Hint[],
): Resolved | null {
  const match = /^(?:cong doan|cd)(?: nganh)?\s+(.+?)(?:\s+(?:tinh|thanh pho|tp\.?)(?:\s.*)?)?$/u.exec(
    fold(printed),
  );
  const branch = match?.[1] ?? "";
  const known =
    /^(?:giao duc(?: va dao tao)?|y te|vien chuc|cong thuong|xay dung|giao thong van tai|nong nghiep(?: va [a-z ]+)?|van hoa.*|tai chinh|thuy san|cao su|det may|ngan hang|nong lam nghiep.*|cong nghiep|thuong mai.*)$/u;
  const read = readPlace(
    printed.slice(fold(printed).indexOf(branch) + branch.length).trim(),
    input.knowledge,
    input.day,
  );
  const place =
    onePlace({ rows: [row], ...read, ownName: null, body: null }, hints) ??
    placeAt("tỉnh", null, hints, input.knowledge);
  if (!branch || !known.test(branch) || !place) return null;
  const head = usualCase(printed.slice(0, fold(printed).indexOf(branch) + branch.length), input.text);
  return {
    row,
    id: `${row.id}:${slugOf(branch)}--${place.id}`,
    name: `${head} ${placeText(place)}`,
    place,
    level: row.level,
  };
}

export function namedAs(input: IssuerInput, row: Organ, printed: string, hints: readonly Hint[]): Resolved {
  const name = usualCase(printed, input.text).replace(/^CĐCS\b/u, "Công đoàn cơ sở");
  const own = slugOf(
    name.replace(
      /^(?:Công đoàn cơ sở|Công đoàn ngành|Công đoàn|Nghiệp đoàn cơ sở|Nghiệp đoàn|Chi bộ|Tổ công đoàn)\s+/iu,
      "",
    ),
  );
  const place = hints[0]?.place ?? null;
  return { row, id: `${row.id}:${own}`, name, place, level: row.level };
}

/** An organ that the table does not hold, taken as printed, with its parent where it is only a unit of it. */
export function plainOrgan(
  input: IssuerInput,
  printed: string,
  parent: Resolved | null,
  hints: readonly Hint[],
  like?: Organ,
  at?: Place | null,
  rank?: Rank | null,
): Resolved | null {
  const fallback = like ?? input.knowledge.organs.byId(parent ? "don-vi" : "co-quan-khac");
  if (!fallback) return null;
  // "UBND HUYỆN CẦN GIỜ / PHÒNG NỘI VỤ" is the Phòng Nội vụ huyện Cần Giờ; a board of another organ keeps its name.
  const above =
    parent?.place && /^(?:ubnd|hdnd)-/u.test(parent.row.id) ? placeText(parent.place) : parent?.name;
  const name = above ? `${usualCase(printed, input.text)} ${above}` : usualCase(printed, input.text);
  const rankLevels = rank ? levelsOf(rank) : [];
  const level = at?.level ?? rankLevels[0] ?? (like ? "cơ sở" : (parent?.level ?? levelOfName(name)));
  return {
    row: { ...fallback, system: parent?.row.system ?? fallback.system },
    id: `${fallback.id}:${slugOf(name)}`,
    name,
    place: at ?? parent?.place ?? hints[0]?.place ?? null,
    level,
  };
}

function levelOfName(name: string): Issuer["level"] {
  const folded = fold(name);
  if (/\b(?:viet nam|trung uong|quoc gia)$/u.test(folded)) return "trung ương";
  if (/\b(?:tinh|thanh pho)\b/u.test(folded)) return "tỉnh";
  return /\b(?:huyen|quan|thi xa)\b/u.test(folded) ? "huyện" : "cơ sở";
}

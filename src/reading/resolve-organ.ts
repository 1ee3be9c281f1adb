/** From a printed name with its hints to one row of the organ table and one place, or to an organ taken as printed. */
import type { Organ } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import type { Hint, IssuerInput, Resolved } from "./issuer-input.ts";
import { usualCase } from "./letter-case.ts";
import { namedOrgan, plainOrgan, unionOf } from "./named-organ.ts";
import { levelsOf, type OrganMention, readPlace } from "./organ-names.ts";
import {
  central,
  cityLevel,
  inForce,
  local,
  onePlace,
  openPlace,
  placeAt,
  placeText,
  unknownPlace,
} from "./organ-place.ts";

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

/** Whether a number's organ is a central one, and else of which province or district. */
import type { Issuer } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { OLD_ORGANS } from "./codes.ts";

export interface PlaceContext {
  /** Province (as issued) of the citing letter. */
  readonly provinceId: string | null;
  readonly issuer: Pick<Issuer, "id" | "level"> | null;
  readonly issuedOn: string | null;
}

export type OrganPlace =
  | { readonly kind: "central" }
  /** One place id, or those that fit where the number does not tell (LĐLĐ of the province or of the district). */
  | { readonly kind: "local"; readonly places: readonly string[] };

/** Ministries (B…), courts and the like that the table does not hold. */
const CENTRAL_SHAPE =
  /^(?:B(?!CH$|TV$|TT$|QL|CĐ|CSĐ)\p{Lu}{1,9}|.{0,6}TW|QH\d{0,2}|UBTVQH\d{0,2}|TAND?TC|VKS\p{L}{0,4}TC|KTNN|TC\p{Lu}{2,5})$/u;
const CENTRAL_NAME = /Việt Nam(?! tỉnh| thành phố| huyện)|[Tt]rung ương(?! )|Chính phủ|Tổng Liên đoàn|TLĐ/u;
const LOCAL_NAME = /(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)/iu;
const PROVINCE_ORGAN = /(?:^|\p{L})TU$|^S\p{Lu}+$|^HĐND(?:TP|T)$/u;
const DISTRICT_ORGAN = /(?:^|\p{L})(?:HU|QU|TXU|ThU|TPU|TpU|TxU)$/u;

/** A named place in an issuer: rank and name. */
const NAMED_PLACE =
  /([Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Pp]hường|[Xx]ã|(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|uỷ)|Tỉnh đoàn|Thành đoàn)\s(\p{Lu}[\p{L}'-]*(?:\s(?:-\s)?\p{Lu}[\p{L}'-]*){0,4})/gu;
const PROVINCE_WORD = /^(?:tỉnh|thành)/iu;

function isCentral(organ: string, issuer: string | null, knowledge: Knowledge): boolean {
  const levels = new Set(knowledge.organs.byCode(organ).map(({ level }) => level));
  if (OLD_ORGANS.has(organ) && levels.size === 0) return true;
  if (levels.size === 0) return CENTRAL_SHAPE.test(organ);
  if (!levels.has("trung ương")) return false;
  if (levels.size === 1) return organ !== "BCH" || (issuer !== null && CENTRAL_NAME.test(issuer));
  // BHXH, MTTQ, HPN: the centre's unless the printed issuer is a local one.
  return issuer === null ? false : CENTRAL_NAME.test(issuer) && !LOCAL_NAME.test(issuer);
}

/** The id behind the colon of an issuer's id: `ldld-huyen:gia-lam--ha-noi`. */
export const placeOfIssuer = (id: string): string | null => id.split(":")[1] ?? null;

/** Ids of the places that a printed issuer names; empty where it names none. */
function printedPlaces(
  issuer: string,
  date: string | null,
  context: PlaceContext,
  knowledge: Knowledge,
): string[] {
  const found: string[] = [];
  for (const match of issuer.matchAll(NAMED_PLACE)) {
    const rank = (match[1] ?? "").toLowerCase();
    const words = (match[2] ?? "").split(/\s/u);
    for (let length = words.length; length > 0; length -= 1) {
      const all = knowledge.places.named(words.slice(0, length).join(" "), date ?? context.issuedOn);
      const wanted = PROVINCE_WORD.test(rank)
        ? all.filter(({ level }) => level === "tỉnh")
        : all.filter((place) => place.level !== "tỉnh");
      const near = wanted.filter(({ province }) => province.issued.id === context.provinceId);
      const fitting = near.length > 0 ? near : wanted;
      if (fitting.length === 0) continue;
      found.splice(0, found.length, ...new Set(fitting.map(({ id }) => id)));
      break;
    }
  }
  return found;
}

/** The commune of the citing letter, when it comes from one. */
const ownCommune = (context: PlaceContext): string | null =>
  context.issuer?.level === "xã" ? placeOfIssuer(context.issuer.id) : null;

/** The district of the citing letter, when it comes from one. */
const ownDistrict = (context: PlaceContext): string | null =>
  context.issuer?.level === "huyện" ? placeOfIssuer(context.issuer.id) : null;

/** Where the document with this organ code belongs, seen from the letter that cites it. */
export function placeOfOrgan(
  organ: string,
  issuer: string | null,
  date: string | null,
  context: PlaceContext,
  knowledge: Knowledge,
): OrganPlace {
  if (isCentral(organ, issuer, knowledge)) return { kind: "central" };
  const places = (ids: readonly (string | null)[]): OrganPlace => ({
    kind: "local",
    places: [...new Set(ids.filter((id): id is string => id !== null))],
  });
  const printed = issuer === null ? [] : printedPlaces(issuer, date, context, knowledge);
  if (printed.length > 0) return places(printed);
  const says = (pattern: RegExp) => issuer !== null && pattern.test(issuer);
  if (PROVINCE_ORGAN.test(organ) || says(/tỉnh|Tỉnh|Thành ủy|Thành uỷ/u)) return places([context.provinceId]);
  if (DISTRICT_ORGAN.test(organ) || says(/[Hh]uyện|[Qq]uận|[Tt]hị xã|Thị ủy/u))
    return places([ownDistrict(context)]);
  if (says(/[Tt]hành phố/u)) return places([context.provinceId]);
  const levels = new Set(knowledge.organs.byCode(organ).map(({ level }) => level));
  // A province has hundreds of communes and workplaces that number alike: unnamed, it is none of them for certain.
  const low = levels.size > 0 && [...levels].every((level) => level === "xã" || level === "cơ sở");
  if (low || says(/[Xx]ã(?! hội)|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu/u)) return places([ownCommune(context)]);
  if (levels.size === 1 && levels.has("tỉnh")) return places([context.provinceId]);
  if (context.issuer?.level === "tỉnh") return places([context.provinceId]);
  return places([context.provinceId, ownDistrict(context)]);
}

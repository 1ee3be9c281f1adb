/** Whether a number's organ is a central one, and else of which province or district. */
import type { Issuer } from "../directive.ts";
import { type Knowledge, MERGER_DAY, type Place } from "../knowledge/index.ts";
import { OLD_ORGANS } from "./codes.ts";

export interface PlaceContext {
  /** Province (as issued) of the citing letter. */
  readonly provinceId: string | null;
  readonly issuer: Pick<Issuer, "id" | "level"> | null;
  readonly issuedOn: string | null;
}

export type OrganPlace =
  | { readonly kind: "central" }
  /**
   * One place id, or those that fit where the number does not tell (LĐLĐ of the province or of the district);
   * `more`: it may also belong to a place that the letter does not name.
   */
  | { readonly kind: "local"; readonly places: readonly string[]; readonly more: boolean };

/** Ministries (B…), courts and the like that the table does not hold. */
const CENTRAL_SHAPE =
  /^(?:B(?!CH$|TV$|TT$|QL|CĐ|CSĐ)\p{Lu}{1,9}|.{0,6}TW|QH\d{0,2}|UBTVQH\d{0,2}|TAND?TC|VKS\p{L}{0,4}TC|KTNN|TC\p{Lu}{2,5})$/u;
const CENTRAL_NAME = /Việt Nam(?! tỉnh| thành phố| huyện)|[Tt]rung ương(?! )|Chính phủ|Tổng Liên đoàn|TLĐ/u;
const LOCAL_NAME = /(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)/iu;
const PROVINCE_ORGAN = /(?:^|\p{L})TU$|^S\p{Lu}+$|^HĐND(?:TP|T)$/u;
const DISTRICT_ORGAN = /(?:^|\p{L})(?:HU|QU|TXU|ThU|TPU|TpU|TxU)$/u;

/** A named place in an issuer: rank and name. */
const NAMED_PLACE =
  /([Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện(?: đảo)?|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Pp]hường|[Xx]ã|[Đđ]ặc khu|(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|uỷ)|Tỉnh đoàn|Thành đoàn)(?:\s|(?<=TP\.?))(\p{Lu}[\p{L}'-]*(?:\s(?:-\s)?\p{Lu}[\p{L}'-]*){0,4})/gu;
/** "LĐLĐ Long An": the name of the place right behind that of the organ. */
const PLACE_BEHIND_ORGAN =
  /(?:LĐLĐ|[Ll]iên đoàn [Ll]ao động|UBND|(?:Ủy|Uỷ) ban nhân dân|HĐND|Hội đồng nhân dân)\s(\p{Lu}[\p{L}'-]*(?:\s\p{Lu}[\p{L}'-]*){0,4})/u;
/** A grassroots organisation or workplace; there is no telling in which place. */
const GRASSROOTS = /[Cc]ông đoàn cơ sở|CĐCS|[Nn]ghiệp đoàn|[Cc]ông ty|[Tt]rường|[Bb]ệnh viện|[Cc]hi bộ/u;
/** What follows a rank with a capital and is no name: "Tỉnh Đoàn", "Thành phố Ban hành". */
const NO_NAME = /^(?:Đoàn|Ủy|Uỷ|Ban|Đảng|Hội|Sở|Mặt|Công|Liên|Văn|Khóa|Khoá|Nhiệm|Về|Và)$/u;

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

/** What a printed rank says a place may be; "thành phố" is a province's rank or a district's. */
function ofRank(rank: string, places: readonly Place[]): readonly Place[] {
  if (/^tỉnh/u.test(rank)) return places.filter(({ level }) => level === "tỉnh");
  if (/^(?:thành|tp)/u.test(rank)) {
    const cities = places.filter((place) => place.rank === "thành phố");
    return cities.length > 0 ? cities : places.filter(({ level }) => level !== "xã");
  }
  return places.filter(
    ({ level }) => level === (/^(?:huyện|quận|thị (?:xã|ủy|uỷ))/u.test(rank) ? "huyện" : "xã"),
  );
}

/** Places of a name; words that are no part of it may follow. */
function placesNamed(
  name: string,
  rank: string | null,
  day: string | null,
  knowledge: Knowledge,
): readonly Place[] {
  const words = name.split(/\s/u);
  for (let length = words.length; length > 0; length -= 1) {
    if (length < words.length && !NO_NAME.test(words[length] ?? "")) continue;
    const part = words.slice(0, length).join(" ");
    const plain = knowledge.places.named(part, day);
    // "TP.HCM" is an alias as a whole.
    const all = plain.length > 0 || rank === null ? plain : knowledge.places.named(`${rank} ${part}`, day);
    const wanted = rank === null ? all.filter(({ level }) => level !== "xã") : ofRank(rank, all);
    if (wanted.length > 0) return wanted;
  }
  return [];
}

/** Ids of the places that a printed issuer names; null where it names none, empty where nobody knows the name. */
function printedPlaces(
  issuer: string,
  date: string | null,
  { provinceId, issuedOn }: PlaceContext,
  knowledge: Knowledge,
): readonly string[] | null {
  const day = date ?? issuedOn;
  let found: readonly Place[] | null = null;
  for (const [, rank = "", name = ""] of issuer.matchAll(NAMED_PLACE)) {
    if (NO_NAME.test(name.split(/\s/u)[0] ?? "")) continue;
    const places = placesNamed(name, rank.toLowerCase(), day, knowledge);
    // "huyện Bắc Bình tỉnh Bình Thuận": what follows tells which district of that name.
    const ids = new Set(places.map(({ id }) => id));
    found = found === null ? places : found.filter((place) => ids.has(place.province.issued.id));
  }
  if (found === null) {
    const behind = PLACE_BEHIND_ORGAN.exec(issuer)?.[1];
    const places = behind === undefined ? [] : placesNamed(behind, null, day, knowledge);
    if (places.length > 0) found = places;
  }
  if (found === null) return null;
  // Of several of one name, the one in the letter's own province is meant.
  const near = found.filter(({ level, province }) => level !== "tỉnh" && province.issued.id === provinceId);
  return [...new Set((near.length > 0 ? near : found).map(({ id }) => id))];
}

/** The commune of the citing letter, when it comes from one. */
const ownCommune = (context: PlaceContext): string | null =>
  context.issuer?.level === "xã" ? placeOfIssuer(context.issuer.id) : null;

/** The district of the citing letter, when it comes from one. */
const ownDistrict = (context: PlaceContext): string | null =>
  context.issuer?.level === "huyện" ? placeOfIssuer(context.issuer.id) : null;

/** The citing letter's province as it was on the cited day; a province that was merged may mean each of its parts. */
function ownProvinces(
  day: string | null,
  { provinceId, issuedOn }: PlaceContext,
  knowledge: Knowledge,
): string[] {
  if (provinceId === null) return [];
  if (issuedOn === null || issuedOn < MERGER_DAY || day === null || day >= MERGER_DAY) return [provinceId];
  const parts = knowledge.places.former.filter(({ current }) => current === provinceId).map(({ id }) => id);
  const alsoNow = parts.length === 0 || MERGER_DAY.startsWith(day);
  return [...new Set(alsoNow ? [provinceId, ...parts] : parts)];
}

/** "Thành phố" alone: the letter's own province or district, whichever is one. */
function ownCities(day: string | null, context: PlaceContext, knowledge: Knowledge): string[] {
  const { places } = knowledge;
  const on = day ?? context.issuedOn;
  const isCity = (id: string, name: string | undefined): boolean =>
    name !== undefined &&
    places.named(name, on).some((place) => place.id === id && place.rank === "thành phố");
  const province = context.provinceId ?? "";
  const district = ownDistrict(context) ?? "";
  const provinceName = (places.formerById(province) ?? places.currentById(province))?.name;
  const found = [];
  if (isCity(province, provinceName)) found.push(province);
  if (isCity(district, places.districtById(district)?.name)) found.push(district);
  return found;
}

/**
 * Where the document with this organ code belongs, seen from the letter that cites it.
 *
 * @param day date of the cited document, or its year alone.
 */
export function placeOfOrgan(
  organ: string,
  issuer: string | null,
  day: string | null,
  context: PlaceContext,
  knowledge: Knowledge,
): OrganPlace {
  if (isCentral(organ, issuer, knowledge)) return { kind: "central" };
  const places = (ids: readonly (string | null)[], more = false): OrganPlace => ({
    kind: "local",
    places: [...new Set(ids.filter((id): id is string => id !== null))],
    more,
  });
  if (issuer !== null && GRASSROOTS.test(issuer)) return places([]);
  const printed = issuer === null ? null : printedPlaces(issuer, day, context, knowledge);
  if (printed !== null) return places(printed);
  const says = (pattern: RegExp) => issuer !== null && pattern.test(issuer);
  const provinces = ownProvinces(day, context, knowledge);
  if (DISTRICT_ORGAN.test(organ)) return places([ownDistrict(context)]);
  if (says(/Thành (?:ủy|uỷ)|[Tt]hành phố|TP/u)) return places(ownCities(day, context, knowledge));
  if (PROVINCE_ORGAN.test(organ) || says(/[Tt]ỉnh/u)) return places(provinces);
  if (says(/[Hh]uyện|[Qq]uận|[Tt]hị xã|Thị (?:ủy|uỷ)/u)) return places([ownDistrict(context)]);
  const levels = new Set(knowledge.organs.byCode(organ).map(({ level }) => level));
  // A province has hundreds of communes and workplaces that number alike: unnamed, it is none of them for certain.
  const low = levels.size > 0 && [...levels].every((level) => level === "xã" || level === "cơ sở");
  if (low || says(/[Xx]ã(?! hội)|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu/u)) return places([ownCommune(context)]);
  if (levels.size === 1 && levels.has("tỉnh")) return places(provinces);
  if (context.issuer?.level === "tỉnh") return places(provinces);
  // LĐLĐ, UBND: of the province, of the district, of the commune; an office that we cannot name may be meant too.
  const district = (levels.size === 0 || levels.has("huyện")) && (day ?? context.issuedOn ?? "") < MERGER_DAY;
  const commune = levels.has("xã") && context.issuer?.level !== "huyện";
  const own = [district ? ownDistrict(context) : null, commune ? ownCommune(context) : null];
  const more = (district && own[0] === null) || (commune && own[1] === null);
  return places([...provinces, ...own], more);
}

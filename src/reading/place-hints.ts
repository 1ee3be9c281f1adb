/** Places that a document shows, the most trusted source first: header, dateline, lists, e-mail hosts, text. */
import type { ProvinceThenAndNow, Span } from "../directive.ts";
import type { Knowledge, Place } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import type { HeaderOrgan } from "./header-organs.ts";
import type { Hint, IssuerInput } from "./issuer-input.ts";
import { levelsOf, lookUp, type Rank, readPlace } from "./organ-names.ts";

/** How much of the text is searched for names of units. */
const NEAR = 8000;
const UNIT_MENTION =
  /([Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã) ((?:\p{Lu}\p{L}{0,7}|\d{1,2})(?:[ -]{1,3}\p{Lu}\p{L}{0,7}){0,4})/gu;
const ORDER: readonly Hint["source"][] = [
  "header",
  "dateline",
  "addressees",
  "recipients",
  "email-host",
  "body",
];

/** A name that several units bear, until other places settle which. */
interface Open {
  readonly places: readonly Place[];
  readonly source: Hint["source"];
  readonly span: Span;
}

/** Places that the document shows, the most trusted source first. */
export function placeHints(input: IssuerInput, organs: readonly HeaderOrgan[]): Hint[] {
  const { text, layout, knowledge, day, emails } = input;
  const hints: Hint[] = [];
  const open: Open[] = [];
  const add = (places: readonly Place[], source: Hint["source"], span: Span) => {
    const [only] = places;
    if (only && places.length === 1) hints.push({ place: only, source, span });
    else if (places.length > 1) open.push({ places, source, span });
  };
  for (const organ of [...organs].reverse()) {
    if (organ.mention) add(organ.mention.places, "header", organ.span);
  }
  const { dateline } = layout.head;
  if (dateline?.placeSpan) add(datelinePlaces(input, organs), "dateline", dateline.placeSpan);
  const lists = [
    ["addressees", layout.addressees?.items ?? []],
    ["recipients", layout.tail.recipients?.items ?? []],
  ] as const;
  for (const [source, items] of lists) {
    for (const item of items) hints.push(...mentions(item.text, item, knowledge, day, source));
  }
  for (const email of emails) {
    const place = placeOfHost(email.address, input);
    if (place) hints.push({ place, source: "email-host", span: email.span });
  }
  const { body } = layout.zones;
  const near = { start: body.start, end: Math.min(body.end, body.start + NEAR) };
  hints.push(...mentions(text.slice(near.start, near.end), near, knowledge, day, "body"));
  return [...open.flatMap((name) => settled(name, hints)), ...hints].sort(
    (a, b) => ORDER.indexOf(a.source) - ORDER.indexOf(b.source),
  );
}

/** What the dateline's place may be; the header's own rank decides ("XÃ QUẢNG HÒA" is no huyện Quảng Hòa). */
function datelinePlaces(
  { layout, knowledge, day }: IssuerInput,
  organs: readonly HeaderOrgan[],
): readonly Place[] {
  const printed = layout.head.dateline?.place;
  if (!printed) return [];
  const read = readPlace(printed, knowledge, day);
  const name = fold(read.placeName ?? printed);
  const same = organs.find(
    ({ mention }) => mention?.rank && mention.placeName && fold(mention.placeName) === name,
  );
  const rank = same?.mention?.rank;
  return rank
    ? read.places.filter((place) => place.rank === rank && levelsOf(rank).includes(place.level))
    : read.places;
}

/** A province of the name is meant before a district; else the unit in a province that other places show. */
function settled({ places, source, span }: Open, hints: readonly Hint[]): Hint[] {
  const province = places.find(({ level }) => level === "tỉnh");
  const same = hints
    .map(({ place }) => places.find((candidate) => candidate.province.issued.id === place.province.issued.id))
    .find((place) => place !== undefined);
  const place = province ?? same;
  return place ? [{ place, source, span }] : [];
}

/** Units that a stretch of text names with their rank, the most frequent first. */
function mentions(
  text: string,
  at: Span,
  knowledge: Knowledge,
  day: string | null,
  source: Hint["source"],
): Hint[] {
  const counts = new Map<string, { hint: Hint; count: number }>();
  for (const match of text.matchAll(UNIT_MENTION)) {
    const place = unitOf(match[1] ?? "", match[2] ?? "", knowledge, day);
    if (!place) continue;
    const start = at.start + match.index;
    const known = counts.get(place.id);
    const hint = known?.hint ?? { place, source, span: { start, end: start + match[0].length } };
    counts.set(place.id, { hint, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ hint }) => hint);
}

function unitOf(
  printedRank: string,
  printedName: string,
  knowledge: Knowledge,
  day: string | null,
): Place | null {
  const rank = printedRank.startsWith("TP") ? "thành phố" : (printedRank.toLowerCase() as Rank);
  const words = printedName.split(/ +/u);
  for (let length = words.length; length > 0; length -= 1) {
    const places = lookUp(words.slice(0, length).join(" "), rank, knowledge, day);
    if (places.length > 0)
      return (
        places.find(({ level }) => level === "tỉnh") ?? (places.length === 1 ? (places[0] ?? null) : null)
      );
  }
  return null;
}

/** "bantg@ldld.binhthuan.gov.vn", "gialam@congdoanhanoi.org.vn": the label that ends in a province's. */
function placeOfHost(address: string, { knowledge, day }: IssuerInput): Place | null {
  const labels = fold(address.split("@")[1] ?? "").split(".");
  for (const label of labels) {
    const unit = [
      label,
      ...[...label].map((_, index) => label.slice(index)).filter((tail) => tail.length >= 5),
    ]
      .map((candidate) => knowledge.places.provinceOfHost(candidate))
      .find((found) => found !== undefined);
    if (!unit) continue;
    const province = knowledge.places.provinceOn(unit.id, day);
    if (province) return provincePlace(province, knowledge);
  }
  return null;
}

export function provincePlace(province: ProvinceThenAndNow, knowledge: Knowledge): Place | null {
  const { id, name } = province.issued;
  const unit = knowledge.places.formerById(id) ?? knowledge.places.currentById(id);
  return unit ? { id, name, rank: unit.type, level: "tỉnh", province } : null;
}

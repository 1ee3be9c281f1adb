/**
 * The issuing organ and its province.
 *
 * Looked for in the header, then in the text ("Ban Thường vụ Liên đoàn Lao động tỉnh yêu cầu …"), the dateline,
 * the addressees and recipients, the hosts of e-mail addresses and the code of the number, in this order of
 * trust; the reading says which (order of the table of organs, note on LĐLĐ).
 */
import type { DocumentNumber } from "../citations/number.ts";
import type { Issuer, Provenance, ProvinceThenAndNow, ReadingIssue, Span } from "../directive.ts";
import type { Knowledge, Organ, Place } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import type { Described } from "./article.ts";
import { type BodyOrgan, bodyOrgans } from "./body-organ.ts";
import type { Email } from "./emails.ts";
import { type HeaderOrgan, headerOrgans } from "./header-organs.ts";
import type { Layout } from "./layout.ts";
import { slugOf, usualCase } from "./letter-case.ts";
import { levelsOf, type OrganMention, type Rank, readOrganName, readPlace } from "./organ-names.ts";
import { oneLine } from "./segments.ts";

export interface IssuerReading {
  readonly issuer: Issuer | null;
  readonly province: ProvinceThenAndNow | null;
  readonly issuerProvenance: Provenance | null;
  readonly provinceProvenance: Provenance | null;
  readonly issues: readonly ReadingIssue[];
}

export interface IssuerInput {
  readonly text: string;
  readonly layout: Layout;
  readonly knowledge: Knowledge;
  /** Day that decides what place names mean. */
  readonly day: string | null;
  readonly number: DocumentNumber | null;
  readonly emails: readonly Email[];
}

/** Where a province may be known from, the most trusted first. */
interface Hint {
  readonly place: Place;
  readonly source: string;
  readonly span: Span;
}

interface Resolved {
  readonly row: Organ;
  readonly id: string;
  readonly name: string;
  readonly place: Place | null;
  readonly level: Issuer["level"];
}

export function readIssuer(input: IssuerInput): IssuerReading {
  const { layout, knowledge, day } = input;
  const organs = headerOrgans(layout.head.organs, knowledge, day);
  const hints = placeHints(input, organs);
  const spoken = bodyOrgans(input.text, layout.zones.body, knowledge, day);
  const found =
    fromHeader(input, organs, spoken, hints) ??
    fromBody(input, spoken, hints) ??
    fromPlace(input, hints) ??
    fromCode(input);
  const issues: ReadingIssue[] = [];
  if (!found) issues.push({ code: "no-issuer", message: "Không nhận ra cơ quan ban hành.", span: null });
  else if (found.provenance.origin === "inferred") {
    issues.push({
      code: "issuer-inferred",
      message: `Cơ quan ban hành “${found.resolved.name}” được suy ra (${SOURCES[found.provenance.source] ?? found.provenance.source}), phần đầu văn bản không in.`,
      span: found.provenance.evidence[0] ?? null,
    });
  }
  const issuer = found ? issuerOf(input, found.resolved, organs, spoken) : null;
  return {
    issuer,
    ...provinceOf(found?.resolved ?? null, hints),
    issuerProvenance: found?.provenance ?? null,
    issues,
  };
}

/** The organ of the document that a page describes; nothing else on the page says who issued it. */
export function readDescribedIssuer(input: IssuerInput, described: Described | null): IssuerReading {
  const none = { issuer: null, province: null, issuerProvenance: null, provinceProvenance: null, issues: [] };
  if (!described?.mention || !described.issuerPrinted || !described.issuerSpan) return none;
  const hints = placeHints(input, []);
  const resolved = resolve(input, described.mention, described.issuerPrinted, hints);
  if (!resolved) return none;
  const provenance: Provenance = {
    origin: "inferred",
    source: "described-document",
    confidence: 0.85,
    evidence: [described.issuerSpan],
  };
  const { province } = provinceOf(resolved, hints);
  return {
    issuer: issuerOf(input, resolved, [], []),
    province,
    issuerProvenance: provenance,
    provinceProvenance: province ? provenance : null,
    issues: [],
  };
}

const SOURCES: Readonly<Record<string, string>> = {
  body: "từ phần nội dung",
  dateline: "từ địa danh",
  addressees: "từ nơi gửi",
  recipients: "từ nơi nhận",
  "email-host": "từ địa chỉ thư điện tử",
  "number-code": "từ ký hiệu",
};

interface Found {
  readonly resolved: Resolved;
  readonly provenance: Provenance;
}

// ---------------------------------------------------------------------------------------------- header

function fromHeader(
  input: IssuerInput,
  organs: readonly HeaderOrgan[],
  spoken: readonly BodyOrgan[],
  hints: readonly Hint[],
): Found | null {
  for (let index = organs.length - 1; index >= 0; index -= 1) {
    const organ = organs[index];
    if (!organ) continue;
    const above = organs.slice(0, index);
    const resolved = resolveHeader(input, organ, above, hints);
    if (!resolved) continue;
    const narrower = narrowCommittee(input, resolved, spoken);
    const parentOnly = !narrower && isOnlyTheParent(input, resolved, hints);
    if (parentOnly) return null;
    return {
      resolved: narrower?.resolved ?? resolved,
      provenance: {
        origin: "printed",
        source: "header",
        confidence: organ.mention ? 0.97 : 0.8,
        evidence: [organ.span, ...(narrower ? [narrower.span] : [])],
      },
    };
  }
  return null;
}

function resolveHeader(
  input: IssuerInput,
  organ: HeaderOrgan,
  above: readonly HeaderOrgan[],
  hints: readonly Hint[],
): Resolved | null {
  const { knowledge, day, text } = input;
  const parent = above.at(-1);
  const parentPlaces = hints.filter(({ source }) => source === "header");
  const own = organ.mention && resolve(input, organ.mention, organ.printed, [...parentPlaces, ...hints]);
  if (own && !isBareUnit(organ)) return own;
  const folded = fold(organ.printed);
  // "BAN CHẤP HÀNH" below the organ is the body that signs, not another organ.
  if (/^(?:ban chap hanh|ban thuong vu|ban thuong truc|doan chu tich|thuong truc|bch|btv)$/u.test(folded))
    return null;
  if (!parent) return own ?? (organ.mention ? null : plainOrgan(input, organ.printed, null, hints));
  // "ĐOÀN TNCS HỒ CHÍ MINH / BAN CHẤP HÀNH TỈNH BÌNH PHƯỚC": the committee of that level of the parent.
  const parentRow = parent.mention?.rows[0];
  const committee = /^(?:ban chap hanh|bch|ban thuong vu)\s+(.+)$/u.exec(folded);
  if (!organ.mention && committee && parentRow) {
    const place = readPlace(
      organ.printed.slice(organ.printed.length - (committee[1]?.length ?? 0)),
      knowledge,
      day,
    );
    const rows = knowledge.organs.all.filter(
      (row) => row.parent === parentRow.id && row.template !== undefined,
    );
    const mention: OrganMention = { ...place, rows, ownName: null, body: null };
    const resolved = rows.length > 0 ? resolve(input, mention, organ.printed, hints) : null;
    if (resolved) return resolved;
  }
  // "TỈNH ỦY BÌNH THUẬN / BAN TUYÊN GIÁO", "BAN CHẤP HÀNH TRUNG ƯƠNG / BAN TỔ CHỨC": a board of the parent.
  const withParent = [
    `${organ.printed} ${parent.printed}`,
    parentRow?.id === "bchtw" ? `${organ.printed} Trung ương` : "",
  ];
  for (const name of withParent) {
    const mention = name ? readOrganName(name, knowledge, day) : null;
    const covers = mention?.rows.some(
      (row) => fold(row.name).length > folded.length && row.parent === parentRow?.id,
    );
    const resolved = mention && covers ? resolve(input, mention, name, [...parentPlaces, ...hints]) : null;
    if (resolved) return resolved;
  }
  if (own) return own;
  const parentResolved = parent.mention && resolve(input, parent.mention, parent.printed, hints);
  return organ.mention && !organ.mention.rows.every((row) => row.named)
    ? null
    : plainOrgan(input, usualCase(organ.printed, text), parentResolved, hints);
}

/** A unit's name that means nothing without the organ above it. */
const BARE_UNIT =
  /^(?:van phong|ban [\p{L} ,&-]{3,40}|uy ban kiem tra|phong [\p{L} ,&-]{3,40}|cong doan co so|cdcs|chi bo|cong doan|dang uy|thanh tra)$/u;
const isBareUnit = (organ: HeaderOrgan): boolean =>
  BARE_UNIT.test(fold(organ.printed)) &&
  !organ.mention?.rows.some((row) => row.level === "trung ương") &&
  !organ.mention?.placeName;

/** The organ above a named one was printed, its own line got lost: the number's code belongs to another level. */
function isOnlyTheParent(
  { number, knowledge }: IssuerInput,
  resolved: Resolved,
  hints: readonly Hint[],
): boolean {
  const code = number?.organ[0];
  if (!code || resolved.row.level !== "trung ương" || resolved.row.codes.length === 0) return false;
  const rows = knowledge.organs.byCode(code);
  if (rows.length === 0 || rows.some((row) => row.level === "trung ương")) return false;
  const isChild = rows.some((row) => row.parent === resolved.row.id || row.system === resolved.row.system);
  return isChild && hints.some(({ source }) => source === "dateline");
}

/** "BAN CHẤP HÀNH TRUNG ƯƠNG" on top, but Bộ Chính trị or Ban Bí thư signs or speaks. */
function narrowCommittee(
  input: IssuerInput,
  resolved: Resolved,
  spoken: readonly BodyOrgan[],
): { resolved: Resolved; span: Span } | null {
  if (resolved.row.id !== "bchtw") return null;
  const { layout, knowledge } = input;
  const lines = [...(layout.tail.signature?.forms ?? []), ...layout.head.subject.slice(0, 2)];
  const names: [string, RegExp][] = [
    ["bct", /\bbo chinh tri\b/u],
    ["bbt", /\bban bi thu\b/u],
  ];
  for (const [id, pattern] of names) {
    const row = knowledge.organs.byId(id);
    const line = lines.find(
      (segment) => /^(?:t\/?m|tm|cua|k\/?t)\b/u.test(segment.fold) && pattern.test(segment.fold),
    );
    const said = spoken.find(({ mention }) => mention.rows.some((candidate) => candidate.id === id));
    const span = line ?? said?.span;
    if (row && span) return { resolved: central(row), span: { start: span.start, end: span.end } };
  }
  return null;
}

// ---------------------------------------------------------------------------------------------- text, place, code

function fromBody(input: IssuerInput, spoken: readonly BodyOrgan[], hints: readonly Hint[]): Found | null {
  const code = input.number?.organ[0];
  const rows = code ? input.knowledge.organs.byCode(code) : [];
  const fits = (organ: BodyOrgan) =>
    rows.length === 0 || organ.mention.rows.some((row) => rows.includes(row));
  for (const organ of [...spoken.filter(fits), ...(rows.length > 0 ? [] : spoken)]) {
    const resolved = resolve(input, organ.mention, organ.printed, hints);
    if (!resolved) continue;
    const evidence = [
      organ.span,
      ...hints.filter(({ place }) => place.id === resolved.place?.id).map(({ span }) => span),
    ];
    return {
      resolved,
      provenance: { origin: "inferred", source: "body", confidence: 0.85, evidence: evidence.slice(0, 4) },
    };
  }
  return null;
}

/** The code of the number with the dateline: LĐLĐ at "Gia Lâm" is the district's, unless the addressees say otherwise. */
function fromPlace(input: IssuerInput, hints: readonly Hint[]): Found | null {
  const { number, knowledge, layout, day } = input;
  const code = number?.organ[0];
  const hint = hints.find(({ source }) => source === "dateline") ?? hints[0];
  if (!code || !hint) return null;
  const rows = knowledge.organs.byCode(code).filter((row) => row.template !== undefined && inForce(row, day));
  if (rows.length === 0) return null;
  const above = levelFromLists(layout);
  const level = above?.level ?? hint.place.level;
  const row =
    rows.find((candidate) => candidate.level === level) ?? (rows.length === 1 ? rows[0] : undefined);
  if (!row) return null;
  const resolved = local(row, placeAt(row.level, null, hints, knowledge));
  if (!resolved) return null;
  const evidence = [hint.span, ...(above ? [above.span] : [])];
  const source = above?.source ?? hint.source;
  return { resolved, provenance: { origin: "inferred", source, confidence: above ? 0.7 : 0.65, evidence } };
}

/** Letters go down one level: to districts from the province, to grassroots unions from the district. */
function levelFromLists(layout: Layout): { level: "tỉnh" | "huyện"; source: string; span: Span } | null {
  for (const item of layout.addressees?.items ?? []) {
    const folded = fold(item.text);
    const span = { start: item.start, end: item.end };
    if (
      /\b(?:cap huyen|(?:cac )?(?:huyen|quan),? (?:thi xa|thanh pho|thi|quan)|huyen uy|cac huyen)\b/u.test(
        folded,
      )
    )
      return { level: "tỉnh", source: "addressees", span };
    if (/\bcong doan co so\b|\bcdcs\b/u.test(folded)) return { level: "huyện", source: "addressees", span };
  }
  const first = layout.tail.recipients?.items
    .slice(0, 2)
    .find(({ text }) => /^(?:ldld|lien doan lao dong) tinh\b/u.test(fold(text)));
  return first
    ? { level: "huyện", source: "recipients", span: { start: first.start, end: first.end } }
    : null;
}

function fromCode({ number, knowledge, layout, day }: IssuerInput): Found | null {
  const code = number?.organ[0];
  if (!code) return null;
  const rows = knowledge.organs.byCode(code).filter((row) => inForce(row, day));
  const span = layout.head.number?.numberSpan;
  const row = rows.length === 1 ? rows[0] : undefined;
  if (!row || row.level !== "trung ương" || row.named || !span) return null;
  return {
    resolved: central(row),
    provenance: { origin: "inferred", source: "number-code", confidence: 0.75, evidence: [span] },
  };
}

// ---------------------------------------------------------------------------------------------- resolving

const inForce = (row: Organ, day: string | null): boolean =>
  day === null ||
  ((row.from === undefined || day >= row.from) &&
    (row.until === undefined || day.slice(0, row.until.length) <= row.until));

const central = (row: Organ): Resolved => ({
  row,
  id: row.id,
  name: row.name,
  place: null,
  level: row.level,
});

/** One row and one place of a mention, or null where they stay open. */
function resolve(
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
  // "Đảng ủy Công ty X": no place follows, but a name.
  if (mention.left !== "" && mention.placeName === null)
    return plainOrgan(input, usualCase(printed, text), null, hints, templated[0]);
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
  return local(
    row,
    place ?? unknownPlace(mention, hints) ?? placeAt(row.level, mention.rank, hints, knowledge),
  );
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
  if (!rank || !placeName || mention.places.length > 0) return null;
  const above = hints.find(({ place }) => place.level === "huyện") ?? hints[0];
  if (!above) return null;
  const level = levelsOf(rank)[levelsOf(rank).length - 1];
  if (level !== "tỉnh" && level !== "huyện" && level !== "xã") return null;
  const name = usualCase(placeName, "");
  return { id: `${slugOf(name)}--${above.place.id}`, name, rank, level, province: above.place.province };
}

/** The unit of a level that the hints lead to: the province above a district, the district of a dateline. */
function placeAt(
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

function provincePlace(province: ProvinceThenAndNow, knowledge: Knowledge): Place | null {
  const { id, name } = province.issued;
  const unit = knowledge.places.formerById(id) ?? knowledge.places.currentById(id);
  return unit ? { id, name, rank: unit.type, level: "tỉnh", province } : null;
}

function local(row: Organ | undefined, place: Place | null): Resolved | null {
  if (!row || !place) return null;
  return { row, id: `${row.id}:${place.id}`, name: fillTemplate(row, place), place, level: row.level };
}

function fillTemplate(row: Organ, place: Place): string {
  const template =
    typeof row.template === "string"
      ? row.template
      : (row.template?.[place.rank] ?? Object.values(row.template ?? {})[0]);
  if (template === undefined) return row.name;
  const withRank = fold(place.name).startsWith(fold(place.rank)) ? place.name : `${place.rank} ${place.name}`;
  return template.replace("{place}", withRank).replace("{name}", place.name);
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
  const branch =
    /\b(?:nganh|giao duc|y te|vien chuc|cong thuong|xay dung|giao thong van tai|nong nghiep)\b/u.test(folded);
  const id =
    branch && /\b(?:tinh|thanh pho|tp)\b/u.test(folded)
      ? "cd-nganh-dp"
      : /\b(?:tong cong ty|tap doan|khoi|khu|nganh|huyen|quan)\b/u.test(folded) &&
          !/\b(?:truong|cong ty tnhh|benh vien|co so)\b/u.test(folded.replace("tong cong ty", ""))
        ? "cdcttttcs"
        : "cdcs";
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
  // "Công đoàn cơ sở" alone in the text names no union.
  if (mention.ownName === null) return null;
  return namedAs(input, row, mention.body ? printed.slice(mention.body.length).trim() : printed, hints);
}

function namedAs(input: IssuerInput, row: Organ, printed: string, hints: readonly Hint[]): Resolved {
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
function plainOrgan(
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
  const name = parent ? `${usualCase(printed, input.text)} ${parent.name}` : usualCase(printed, input.text);
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

// ---------------------------------------------------------------------------------------------- province

const NEAR = 8000;
const PROVINCE_MENTION =
  /(?:[Tt]ỉnh|[Tt]hành phố|TP\.?) (\p{Lu}\p{L}{0,7}(?:[ -]{1,3}\p{Lu}\p{L}{0,7}){0,4})/gu;

/** Places that the document shows, the most trusted source first. */
function placeHints(input: IssuerInput, organs: readonly HeaderOrgan[]): Hint[] {
  const { text, layout, knowledge, day, emails } = input;
  const hints: Hint[] = [];
  const open: { places: readonly Place[]; source: string; span: Span }[] = [];
  const add = (places: readonly Place[], source: string, span: Span) => {
    const [only] = places;
    if (only && places.length === 1) hints.push({ place: only, source, span });
    else if (places.length > 1) open.push({ places, source, span });
  };
  for (const organ of [...organs].reverse())
    if (organ.mention) add(organ.mention.places, "header", organ.span);
  const { dateline } = layout.head;
  if (dateline?.place && dateline.placeSpan)
    add(readPlace(dateline.place, knowledge, day).places, "dateline", dateline.placeSpan);
  for (const email of emails) {
    const place = placeOfHost(email.address, input);
    if (place) hints.push({ place, source: "email-host", span: email.span });
  }
  const { body } = layout.zones;
  for (const hint of mentioned(text, body.start, Math.min(body.end, body.start + NEAR), knowledge, day))
    hints.push(hint);
  // A name that several units bear is settled by the province that other places show; else the province is meant.
  const settled = open.flatMap(({ places, source, span }): Hint[] => {
    const province = places.find(({ level }) => level === "tỉnh");
    const same = hints
      .map(({ place }) =>
        places.find((candidate) => candidate.province.issued.id === place.province.issued.id),
      )
      .find((place) => place !== undefined);
    const place = province ?? same;
    return place ? [{ place, source, span }] : [];
  });
  const order = ["header", "dateline", "email-host", "body"];
  return [...settled, ...hints].sort((a, b) => order.indexOf(a.source) - order.indexOf(b.source));
}

function mentioned(text: string, from: number, to: number, knowledge: Knowledge, day: string | null): Hint[] {
  const counts = new Map<string, { hint: Hint; count: number }>();
  for (const match of text.slice(from, to).matchAll(PROVINCE_MENTION)) {
    const words = (match[1] ?? "").split(/ +/u);
    for (let length = words.length; length > 0; length -= 1) {
      const place = knowledge.places
        .named(words.slice(0, length).join(" "), day)
        .find(({ level }) => level === "tỉnh");
      if (!place) continue;
      const start = from + match.index;
      const entry = counts.get(place.id) ?? {
        hint: { place, source: "body", span: { start, end: start + match[0].length } },
        count: 0,
      };
      counts.set(place.id, { ...entry, count: entry.count + 1 });
      break;
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ hint }) => hint);
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

/** The province of a local organ; of an unknown one, that of the dateline. A central organ has none. */
function provinceOf(
  resolved: Resolved | null,
  hints: readonly Hint[],
): Pick<IssuerReading, "province" | "provinceProvenance"> {
  if (resolved?.level === "trung ương") return { province: null, provinceProvenance: null };
  const own = resolved?.place ? (hints.find(({ place }) => place.id === resolved.place?.id) ?? null) : null;
  // "Hà Nội" alone may be the seat of a central organ that was not recognised.
  const hint =
    own ??
    hints.find(
      ({ place, source }) =>
        source !== "body" && (resolved !== null || place.province.issued.id !== "ha-noi"),
    );
  const province = resolved?.place?.province ?? hint?.place.province ?? null;
  if (!province) return { province: null, provinceProvenance: null };
  const printed = hint?.source === "header" || hint?.source === "dateline";
  return {
    province,
    provinceProvenance: {
      origin: printed ? "printed" : "inferred",
      source: hint?.source ?? "issuer",
      confidence: printed ? 0.95 : 0.7,
      evidence: hint ? [hint.span] : [],
    },
  };
}

// ---------------------------------------------------------------------------------------------- the issuer itself

function issuerOf(
  input: IssuerInput,
  resolved: Resolved,
  organs: readonly HeaderOrgan[],
  spoken: readonly BodyOrgan[],
): Issuer {
  return {
    id: resolved.id,
    name: resolved.name,
    organ: resolved.row.id,
    level: resolved.level,
    system: resolved.row.system,
    parent: parentOf(input, resolved, organs),
    signingBody: signingBodyOf(input, resolved, spoken),
  };
}

function parentOf(input: IssuerInput, resolved: Resolved, organs: readonly HeaderOrgan[]): string | null {
  const { knowledge } = input;
  const printed = organs.slice(0, -1).at(-1);
  const above =
    printed?.mention && resolve(input, printed.mention, printed.printed, placeHints(input, organs));
  if (above && above.id !== resolved.id) return above.name;
  const row = resolved.row.parent ? knowledge.organs.byId(resolved.row.parent) : undefined;
  if (!row || row.named) return null;
  if (row.template === undefined) return row.name;
  const province = resolved.place ? provincePlace(resolved.place.province, knowledge) : null;
  if (row.level === "tỉnh" && province) return fillTemplate(row, province);
  return row.level === resolved.place?.level && resolved.place ? fillTemplate(row, resolved.place) : null;
}

/** The body as the text names it, else the one of the form of signing with the organ's name. */
function signingBodyOf(
  { layout }: IssuerInput,
  resolved: Resolved,
  spoken: readonly BodyOrgan[],
): string | null {
  const said = spoken.find(
    ({ mention }) => mention.body !== null && mention.rows.some((row) => row.id === resolved.row.id),
  );
  if (said) return oneLine(said.printed);
  const form = layout.tail.signature?.forms.find(({ fold: folded }) => /^t\/?m[./ ]/u.test(folded));
  const body = form && /(ban thuong vu|ban chap hanh|ban thuong truc|doan chu tich)/u.exec(form.fold)?.[1];
  const names: Readonly<Record<string, string>> = {
    "ban thuong vu": "Ban Thường vụ",
    "ban chap hanh": "Ban Chấp hành",
    "ban thuong truc": "Ban Thường trực",
    "doan chu tich": "Đoàn Chủ tịch",
  };
  return body ? `${names[body]} ${resolved.name}` : null;
}

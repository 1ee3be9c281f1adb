/** The issuer as the header prints it: the last organ line, completed by the lines above it. */
import type { Span } from "../directive.ts";
import type { Organ } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import type { BodyOrgan } from "./body-organ.ts";
import type { HeaderOrgan } from "./header-organs.ts";
import type { Found, Hint, IssuerInput, Resolved } from "./issuer-input.ts";
import { usualCase } from "./letter-case.ts";
import { namedAs, plainOrgan } from "./named-organ.ts";
import { type OrganMention, readOrganName, readPlace } from "./organ-names.ts";
import { central } from "./organ-place.ts";
import { resolve } from "./resolve-organ.ts";

export function fromHeader(
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
    return frontBody(input, folded, parent);
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
      (row) => isBoardOf(row, parentRow) && fold(row.name).length > folded.length,
    );
    const resolved = mention && covers ? resolve(input, mention, name, [...parentPlaces, ...hints]) : null;
    if (resolved) return resolved;
  }
  if (own) return own;
  const parentOrgan = parent.mention && resolve(input, parent.mention, parent.printed, hints);
  const grassroots = organ.mention?.rows.find((row) => row.named);
  // A name of its own ("TRƯỜNG THPT CHU VĂN AN") needs no parent in it.
  if (!grassroots) {
    if (organ.mention) return null;
    const needed = isBareUnit(organ) ? parentOrgan : null;
    const plain = plainOrgan(input, organ.printed, needed, hints);
    return plain && parentOrgan && isOffice(folded)
      ? { ...plain, level: parentOrgan.level, row: { ...plain.row, system: parentOrgan.row.system } }
      : plain;
  }
  // "TRƯỜNG TIỂU HỌC A / CÔNG ĐOÀN CƠ SỞ": the union of what is printed above it.
  const of =
    parentOrgan?.row.system === "Công đoàn"
      ? `thuộc ${parentOrgan.name}`
      : (parentOrgan?.name ?? usualCase(parent.printed, text));
  return namedAs(input, grassroots, `${usualCase(organ.printed, text)} ${of}`, hints);
}

/** Offices share the level of the organ above them; schools, companies and hospitals stand at the base. */
const isOffice = (folded: string): boolean =>
  /^(?:tong cuc|cuc|vu|van phong|ban|thanh tra|phong|chi cuc|vien|hoc vien|uy ban|kho bac|kiem toan)\b/u.test(
    folded,
  );

/** A board of this very organ, or of its kind: the boards of a Quận ủy are rows below Huyện ủy. */
const isBoardOf = (row: Organ, parent: Organ | undefined): boolean =>
  parent !== undefined &&
  (row.parent === parent.id || (row.system === parent.system && row.level === parent.level));

/** … unless the table knows it as one: Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam. */
function frontBody(
  { knowledge }: IssuerInput,
  body: string,
  parent: HeaderOrgan | undefined,
): Resolved | null {
  const above = parent?.mention?.rows[0];
  if (above?.system !== "Mặt trận") return null;
  const row = knowledge.organs.all.find(
    (candidate) =>
      candidate.parent === above.id && !candidate.template && fold(candidate.name).startsWith(`${body} `),
  );
  return row ? central(row) : null;
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
  const isChild = rows.some((row) => row.parent === resolved.row.id);
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
  const lines = [...(layout.tail.signature?.forms ?? []), ...(layout.head.of ? [layout.head.of] : [])];
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

/**
 * The issuing organ and its province.
 *
 * Looked for in the header, then in the text ("Ban Thường vụ Liên đoàn Lao động tỉnh yêu cầu …"), the dateline,
 * the addressees and recipients, the hosts of e-mail addresses and the code of the number, in this order of
 * trust; the reading says which (order of the table of organs, note on LĐLĐ).
 */
import type { Issuer, Provenance, ProvinceThenAndNow, ReadingIssue, Span } from "../directive.ts";
import { oneLine } from "../text/one-line.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import { type BodyOrgan, bodyOrgans, SEARCHED } from "./body-organ.ts";
import { fromHeader } from "./header-issuer.ts";
import { type HeaderOrgan, headerOrgans } from "./header-organs.ts";
import type { Found, Hint, IssuerInput, Resolved } from "./issuer-input.ts";
import type { Layout } from "./layout.ts";
import type { OrganMention } from "./organ-names.ts";
import { central, fillTemplate, inForce, local, placeAt } from "./organ-place.ts";
import { placeHints, provincePlace } from "./place-hints.ts";
import { resolve } from "./resolve-organ.ts";

export interface IssuerReading {
  readonly issuer: Issuer | null;
  readonly province: ProvinceThenAndNow | null;
  readonly issuerProvenance: Provenance | null;
  readonly provinceProvenance: Provenance | null;
  readonly issues: readonly ReadingIssue[];
}

export function readIssuer(input: IssuerInput): IssuerReading {
  const { layout, knowledge, day } = input;
  const organs = headerOrgans(layout.head.organs, knowledge, day);
  const hints = placeHints(input, organs);
  const searched = organs.length > 0 ? SEARCHED.withHeader : SEARCHED.without;
  const spoken = bodyOrgans(input.text, layout.zones.body, knowledge, day, searched);
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
  if (
    found &&
    found.resolved.place === null &&
    found.resolved.level !== "trung ương" &&
    found.resolved.row.template !== undefined
  ) {
    issues.push({
      code: "province-open",
      message: `Nhiều nơi cùng tên hoặc chưa có trong bảng: chưa rõ “${found.resolved.name}” thuộc tỉnh, thành phố nào.`,
      span: found.provenance.evidence[0] ?? null,
    });
  }
  const issuer = found ? issuerOf(input, found.resolved, organs, spoken, hints) : null;
  return {
    issuer,
    ...provinceOf(found?.resolved ?? null, hints),
    issuerProvenance: found?.provenance ?? null,
    issues,
  };
}

/** An organ that is named outside a letter's head: by a page that describes its document, by a portal's table. */
export interface NamedIssuer {
  readonly mention: OrganMention | null;
  readonly printed: string | null;
  readonly span: Span | null;
}

/** Resolves such an organ; nothing else of the page says who issued the document. */
export function readNamedIssuer(
  input: IssuerInput,
  { mention, printed, span }: NamedIssuer,
  source: "described-document" | "portal" | "annex-line",
): IssuerReading {
  const none = { issuer: null, province: null, issuerProvenance: null, provinceProvenance: null, issues: [] };
  if (!mention || !printed || !span) return none;
  const hints = placeHints(input, []);
  const resolved = resolve(input, mention, printed, hints);
  if (!resolved) return none;
  const { start, end } = span;
  const provenance: Provenance = { origin: "inferred", source, confidence: 0.85, evidence: [{ start, end }] };
  const { province } = provinceOf(resolved, hints);
  return {
    issuer: issuerOf(input, resolved, [], [], hints),
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
  if (row?.level !== "trung ương" || row.named || !span) return null;
  return {
    resolved: central(row),
    provenance: { origin: "inferred", source: "number-code", confidence: 0.75, evidence: [span] },
  };
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

function issuerOf(
  input: IssuerInput,
  resolved: Resolved,
  organs: readonly HeaderOrgan[],
  spoken: readonly BodyOrgan[],
  hints: readonly Hint[],
): Issuer {
  return {
    id: resolved.id,
    name: resolved.name,
    organ: resolved.row.id,
    level: resolved.level,
    system: resolved.row.system,
    parent: parentOf(input, resolved, organs, hints),
    signingBody: signingBodyOf(input, resolved, spoken),
  };
}

function parentOf(
  input: IssuerInput,
  resolved: Resolved,
  organs: readonly HeaderOrgan[],
  hints: readonly Hint[],
): string | null {
  const { knowledge } = input;
  const printed = organs.slice(0, -1).at(-1);
  const above = printed?.mention && resolve(input, printed.mention, printed.printed, hints);
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

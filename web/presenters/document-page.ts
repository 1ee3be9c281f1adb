/** Everything on a document's page, in plain values. */
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import type { Citation, Deadline, Directive, Span } from "../../src/directive.ts";
import type { Zones } from "../../src/reading/zones.ts";
import type { Fragment, SearchQuery } from "../../src/search/types.ts";
import { basisLine } from "./basis-line.ts";
import { type Badge, capitalise, describedBy, published, whereOf } from "./hit.ts";
import { documentHref, EVERYTHING, hasFilters, originalHref, searchHref, withFacet } from "./links.ts";
import { presentCard, type RegisterCard } from "./register-card.ts";
import { cutRuns, type Mark, type Run } from "./segments.ts";
import { paragraphs, reflow } from "./text-blocks.ts";
import { describeFile, formatDate } from "./words.ts";

/** Which part of the letter a paragraph belongs to. */
export type Part = "head" | "body" | "tail" | "furniture";

/** Neighbouring paragraphs of one part. */
export interface Stretch {
  readonly part: Part;
  readonly paragraphs: readonly Paragraph[];
}

export interface Paragraph {
  readonly id: string;
  readonly runs: readonly Run<TextLink>[];
}

export interface TextLink {
  readonly href: string;
  readonly title: string;
}

export interface CitationRow {
  readonly label: string;
  /** null when the citation has no one key. */
  readonly href: string | null;
  readonly says: string | null;
  /** In the archive itself: its page. */
  readonly archived: string | null;
  /** It may be one of several directives. */
  readonly open: boolean;
  readonly note: string | null;
}

export interface CitedByRow {
  readonly href: string;
  readonly number: string | null;
  readonly title: string;
  readonly role: string;
}

export interface Evidence {
  readonly sentence: string;
  readonly href: string | null;
}

export interface DocumentPageModel {
  readonly id: string;
  readonly pageTitle: string;
  readonly title: string;
  readonly titleFragments: readonly Fragment[];
  readonly known: boolean;
  readonly longTitle: boolean;
  readonly subtitle: string;
  readonly q: string;
  readonly back: { readonly href: string; readonly label: string } | null;
  readonly permalink: string;
  readonly original: {
    readonly href: string;
    readonly label: string;
    readonly inline: boolean;
    readonly files: readonly string[];
  };
  readonly basis: string | null;
  readonly card: RegisterCard;
  readonly article: {
    readonly title: string | null;
    readonly published: string | null;
    readonly author: string | null;
    readonly describes: string | null;
  } | null;
  readonly campaigns: readonly {
    readonly badge: Badge;
    readonly role: string;
    readonly evidence: Evidence;
  }[];
  readonly deadlines: readonly {
    readonly when: string;
    readonly what: string;
    readonly to: string | null;
    readonly evidence: Evidence;
  }[];
  readonly citations: readonly { readonly title: string; readonly rows: readonly CitationRow[] }[];
  readonly citedBy: readonly CitedByRow[];
  readonly issues: readonly Evidence[];
  readonly text: readonly Stretch[];
  readonly addedOn: string;
}

/** What the page needs besides the document. */
export interface DocumentContext {
  readonly query: SearchQuery;
  readonly zones: Zones;
  /** Stretches of the text that the question marks. */
  readonly words: readonly Span[];
  /** A short text with the question's words marked. */
  readonly marked: (text: string) => readonly Fragment[];
  readonly citing: (
    key: string,
  ) => readonly { id: string; number: string | null; subject: string | null; role: string }[];
  readonly ownKey: string | null;
  readonly campaignName: (id: string) => string;
}

export function presentDocumentPage(
  document: CatalogueDocument,
  context: DocumentContext,
): DocumentPageModel {
  const { directive } = document;
  const { query } = context;
  const shown = reflow(document.text);
  const blocks = paragraphs(shown, bordersOf(context.zones));
  const href = paragraphLinks(blocks);
  const title = titleOf(directive);
  return {
    id: document.id,
    pageTitle: title ?? directive.number ?? "Văn bản",
    title: title ? capitalise(title) : "Không rõ trích yếu",
    titleFragments: title ? context.marked(capitalise(title)) : [],
    known: title !== null,
    longTitle: (title?.length ?? 0) > 160,
    subtitle: subtitleOf(directive),
    q: query.q,
    back: backOf(query),
    permalink: documentHref(document.id),
    original: {
      href: originalHref(document.id),
      label: describeFile(document),
      inline: document.mediaType === "application/pdf",
      files: document.files,
    },
    basis: basisLine(directive),
    card: presentCard(document, href),
    article: articleOf(directive),
    campaigns: directive.campaigns.map((tag) => ({
      badge: {
        label: context.campaignName(tag.id),
        role: tag.role,
        href: searchHref(withFacet(EVERYTHING, "campaign", [tag.id])),
      },
      role: tag.role === "primary" ? "nội dung chính" : "một việc phải làm",
      evidence: { sentence: tag.evidence, href: href(tag.span.start) },
    })),
    deadlines: directive.deadlines.map((deadline) => ({
      when: whenDue(deadline),
      what: deadline.what,
      to: deadline.to,
      evidence: { sentence: deadline.sentence, href: href(deadline.span.start) },
    })),
    citations: citationGroups(directive.citations, context),
    citedBy: citedByRows(document.id, context),
    issues: directive.issues.map((issue) => ({
      sentence: issue.message,
      href: issue.span && href(issue.span.start),
    })),
    text: presentText(shown, blocks, directive, context),
    addedOn: formatDate(document.addedAt.slice(0, 10)),
  };
}

function titleOf({ subject, article }: Directive): string | null {
  return subject ?? article?.title ?? null;
}

function subtitleOf({ type, number, issuedOn, issuer, province, kind }: Directive): string {
  const where =
    province && whereOf({ issued: province.issued.name, current: province.current.name }, issuer?.name ?? "");
  const name = kind === "article" ? "Tin bài" : (type?.name ?? "Văn bản");
  return [
    `${name} ${number ? `số ${number}` : kind === "article" ? "" : "không rõ số"}`.trim(),
    issuedOn ? `ngày ${formatDate(issuedOn)}` : "không rõ ngày",
    [issuer?.name ?? "không rõ cơ quan", where].filter(Boolean).join(where?.startsWith("nay") ? ", " : " · "),
  ].join(" · ");
}

function backOf(query: SearchQuery): DocumentPageModel["back"] {
  if (!query.q && !hasFilters(query) && query.sort === "relevance") return null;
  return { href: searchHref(query), label: query.q ? `Kết quả cho “${query.q}”` : "Về danh sách kết quả" };
}

function articleOf({ kind, article }: Directive): DocumentPageModel["article"] {
  if (kind !== "article") return null;
  return {
    title: article?.title ?? null,
    published: article?.published ? published(article.published) : null,
    author: article?.author ?? null,
    describes: describedBy(article),
  };
}

/** The link to the paragraph that holds an offset: the last one that begins at or before it. */
function paragraphLinks(blocks: readonly Span[]): (offset: number) => string | null {
  return (offset) => {
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((blocks[middle] as Span).start <= offset) low = middle;
      else high = middle - 1;
    }
    return blocks.length > 0 ? `#d${low + 1}` : null;
  };
}

function presentText(
  shown: string,
  blocks: readonly Span[],
  directive: Directive,
  { words, campaignName, zones }: DocumentContext,
): Stretch[] {
  const marks: Mark<TextLink>[] = [
    ...words.map((span) => ({ ...span, kind: "word" as const })),
    ...directive.campaigns.map(({ span, id }) => ({
      ...span,
      kind: "evidence" as const,
      note: `Chiến dịch: ${campaignName(id)}`,
    })),
    ...directive.deadlines.map(({ span }) => ({ ...span, kind: "evidence" as const, note: "Hạn báo cáo" })),
    ...directive.citations.flatMap((citation) => citationMarks(citation)),
  ];
  const byBlock = marksByBlock(blocks, marks);
  const stretches: { part: Part; paragraphs: Paragraph[] }[] = [];
  blocks.forEach((block, i) => {
    const part = partOf(block, zones);
    const paragraph = { id: `d${i + 1}`, runs: cutRuns(shown, block, byBlock[i] ?? []) };
    const last = stretches.at(-1);
    if (last?.part === part) last.paragraphs.push(paragraph);
    else stretches.push({ part, paragraphs: [paragraph] });
  });
  return stretches;
}

const bordersOf = ({ header, body, recipients, signature, furniture }: Zones): number[] =>
  [header, body, recipients, signature, ...furniture].flatMap((zone) => (zone ? [zone.start, zone.end] : []));

function partOf({ start }: Span, { header, body, recipients, signature, furniture }: Zones): Part {
  const within = (zone: Span | null): boolean => zone !== null && zone.start <= start && start < zone.end;
  if (furniture.some(within)) return "furniture";
  if (within(header) && !within(body)) return "head";
  return within(recipients) || within(signature) ? "tail" : "body";
}

/** Each mark goes to the paragraphs that it touches, so that cutting stays linear in a long text. */
function marksByBlock(blocks: readonly Span[], marks: readonly Mark<TextLink>[]): Mark<TextLink>[][] {
  const byBlock: Mark<TextLink>[][] = blocks.map(() => []);
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  let first = 0;
  for (const mark of sorted) {
    while (first < blocks.length && (blocks[first] as Span).end <= mark.start) first += 1;
    for (let i = first; i < blocks.length && (blocks[i] as Span).start < mark.end; i += 1)
      byBlock[i]?.push(mark);
  }
  return byBlock;
}

function citationMarks(citation: Citation): Mark<TextLink>[] {
  const href = citationHref(citation);
  if (!href) return [];
  const link = { href, title: `Các văn bản viện dẫn ${citationLabel(citation)}` };
  const spans = citation.mentions.length > 0 ? citation.mentions : [citation];
  return spans.map(({ start, end }) => ({ start, end, kind: "link" as const, link }));
}

/** Where a citation leads: by its key, or by its number where the key is open. */
function citationHref({ key, number }: Citation): string | null {
  if (key) return searchHref(withFacet(EVERYTHING, "cites", [key]));
  return number ? searchHref({ ...EVERYTHING, q: number }) : null;
}

const citationLabel = ({ type, number, text }: Citation): string =>
  number ? [type, number].filter(Boolean).join(" ") : text;

const GROUPS = [
  { roles: ["basis", "implements"], title: "Căn cứ, thực hiện" },
  { roles: ["cited"], title: "Viện dẫn" },
] as const;

function citationGroups(
  citations: readonly Citation[],
  context: DocumentContext,
): DocumentPageModel["citations"] {
  return GROUPS.map(({ roles, title }) => ({
    title,
    rows: citations
      .filter((citation) => (roles as readonly string[]).includes(citation.role))
      .map((citation) => citationRow(citation, context)),
  })).filter((group) => group.rows.length > 0);
}

function citationRow(citation: Citation, { citing }: DocumentContext): CitationRow {
  const own = citation.key ? citing(citation.key).find((row) => row.role === "own") : undefined;
  const says = [citation.issuer, citation.date && formatDate(citation.date)].filter(Boolean).join(", ");
  return {
    label: citationLabel(citation),
    href: citationHref(citation),
    says: says || null,
    archived: own ? documentHref(own.id) : null,
    open: citation.key === null,
    note: citation.key ? (own ? null : "chưa có trong kho") : "chưa rõ là văn bản nào",
  };
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  basis: "lấy làm căn cứ",
  implements: "thực hiện",
  cited: "viện dẫn",
};

function citedByRows(id: string, { citing, ownKey }: DocumentContext): CitedByRow[] {
  if (!ownKey) return [];
  return citing(ownKey)
    .filter((row) => row.role !== "own" && row.id !== id)
    .map((row) => ({
      href: documentHref(row.id),
      number: row.number,
      title: row.subject ? capitalise(row.subject) : "Không rõ trích yếu",
      role: ROLE_WORDS[row.role] ?? row.role,
    }));
}

const EVERY = {
  yearly: "hằng năm",
  quarterly: "hằng quý",
  monthly: "hằng tháng",
  weekly: "hằng tuần",
} as const;

function whenDue({ before, recurring }: Deadline): string {
  return (
    [before && `trước ${formatDate(before)}`, recurring && EVERY[recurring]].filter(Boolean).join(", ") ||
    "định kỳ"
  );
}

/** Everything on a document's page, in plain values. */
import type { OtherCopy } from "../../src/catalogue/index.ts";
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import { fieldOf } from "../../src/corrections/fields.ts";
import type { Deadline, Directive } from "../../src/directive.ts";
import type { Chain, CitingDocument, Page } from "../../src/graph/types.ts";
import type { Scan, ScannedLine } from "../../src/reading/scan.ts";
import type { Fragment, SearchQuery } from "../../src/search/types.ts";
import { basisLine } from "./basis-line.ts";
import { type ChainModel, presentChain } from "./chain.ts";
import {
  type CitationGroup,
  type CitedByModel,
  citationGroups,
  type NameOf,
  presentCitedBy,
} from "./citations.ts";
import { type CopiesModel, presentCopies } from "./copies.ts";
import { presentText, type Stretch, type TextContext } from "./document-text.ts";
import { type HandwrittenLine, handwrittenLines } from "./handwritten.ts";
import { type Badge, capitalise, describedBy, published, whereOf } from "./hit.ts";
import {
  correctHref,
  documentHref,
  EVERYTHING,
  hasFilters,
  originalHref,
  searchHref,
  withFacet,
} from "./links.ts";
import { presentCard, type RegisterCard } from "./register-card.ts";
import type { SimilarRow } from "./similar.ts";
import { describeFile, EVERY, formatDate } from "./words.ts";

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
  readonly correctHref: string;
  readonly original: {
    readonly href: string;
    readonly label: string;
    readonly inline: boolean;
    readonly files: readonly string[];
  };
  readonly basis: string | null;
  readonly card: RegisterCard;
  /** Lines of a scan that could not be read with certainty, by the row of the card that they belong to. */
  readonly handwritten: readonly HandwrittenLine[];
  readonly article: {
    readonly title: string | null;
    readonly published: string | null;
    readonly author: string | null;
    readonly describes: string | null;
  } | null;
  readonly campaigns: readonly {
    readonly badge: Badge;
    readonly role: string;
    readonly said: string | null;
    readonly evidence: Evidence;
  }[];
  readonly deadlines: readonly {
    readonly when: string;
    readonly what: string;
    readonly to: string | null;
    readonly evidence: Evidence;
  }[];
  readonly citations: readonly CitationGroup[];
  readonly citedBy: CitedByModel;
  readonly chain: ChainModel | null;
  readonly copies: CopiesModel | null;
  readonly similar: readonly SimilarRow[];
  readonly issues: readonly Evidence[];
  readonly text: readonly Stretch[];
  readonly addedOn: string;
}

/** What the page needs besides the document. */
export interface DocumentContext extends TextContext {
  readonly query: SearchQuery;
  /** A short text with the question's words marked. */
  readonly marked: (text: string) => readonly Fragment[];
  readonly nameOf: NameOf;
  readonly ownKey: string | null;
  readonly citedBy: Page<CitingDocument>;
  readonly chain: Chain;
  readonly copies: readonly OtherCopy[];
  readonly similar: readonly SimilarRow[];
  /** Of a recognised text. */
  readonly scan: Scan | null;
  readonly hasPicture: (field: ScannedLine["field"]) => boolean;
  /** What people said of a field, in words; null where nobody did. */
  readonly saidOf: (field: string) => string | null;
}

export function presentDocumentPage(
  document: CatalogueDocument,
  context: DocumentContext,
): DocumentPageModel {
  const { directive } = document;
  const { query } = context;
  const text = presentText(document, context);
  const href = text.hrefAt;
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
    correctHref: correctHref(document.id),
    original: {
      href: originalHref(document.id),
      label: describeFile(document),
      inline: document.mediaType === "application/pdf",
      files: document.files,
    },
    basis: basisLine(directive),
    handwritten: handwrittenLines(document.id, context.scan, context.hasPicture),
    card: presentCard(document, href, context.saidOf),
    article: articleOf(directive),
    campaigns: directive.campaigns.map((tag) => ({
      badge: {
        label: context.campaignName(tag.id),
        role: tag.role,
        href: searchHref(withFacet(EVERYTHING, "campaign", [tag.id])),
      },
      role: tag.role === "primary" ? "nội dung chính" : "một việc phải làm",
      said: context.saidOf(fieldOf("campaign", tag.id)),
      evidence: { sentence: tag.evidence, href: href(tag.span.start) },
    })),
    deadlines: directive.deadlines.map((deadline) => ({
      when: whenDue(deadline),
      what: deadline.what,
      to: deadline.to,
      evidence: { sentence: deadline.sentence, href: href(deadline.span.start) },
    })),
    citations: citationGroups(directive.citations, context.nameOf),
    citedBy: presentCitedBy(context.citedBy, context.ownKey),
    chain: presentChain(context.chain, context.chain.root),
    copies: presentCopies(context.copies),
    similar: context.similar,
    issues: directive.issues.map((issue) => ({
      sentence: issue.message,
      href: issue.span && href(issue.span.start),
    })),
    text: text.stretches,
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

function whenDue({ before, recurring }: Deadline): string {
  return (
    [before && `trước ${formatDate(before)}`, recurring && EVERY[recurring]].filter(Boolean).join(", ") ||
    "định kỳ"
  );
}

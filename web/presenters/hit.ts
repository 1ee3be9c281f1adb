/** A search result as a line of the register. */
import type { Article } from "../../src/directive.ts";
import type { Fragment, Hit, SearchQuery } from "../../src/search/types.ts";
import { bridgeFragments } from "./bridge.ts";
import { documentHref, searchHref, withFacet } from "./links.ts";
import { formatCount, formatDate } from "./words.ts";

export interface Badge {
  readonly label: string;
  readonly role: "primary" | "secondary";
  readonly href: string;
}

export interface LinkModel {
  readonly label: string;
  readonly href: string;
}

export interface HitModel {
  readonly id: string;
  readonly href: string;
  readonly number: string | null;
  readonly date: string | null;
  readonly isoDate: string | null;
  readonly type: string | null;
  readonly title: readonly Fragment[] | null;
  readonly issuer: string | null;
  /** "Bình Thuận, nay Lâm Đồng": what the issuer's name does not say already. */
  readonly where: string | null;
  readonly passage: readonly Fragment[];
  readonly badges: readonly Badge[];
  readonly carriesOut: readonly LinkModel[];
  readonly cites: readonly LinkModel[];
  /** How many cited directives are not listed here. */
  readonly furtherCites: number;
  /** For a web page: the document that it reports on. */
  readonly article: { readonly describes: string | null; readonly published: string | null } | null;
  /** Where the other copies of the letter are listed, and how many. */
  readonly copies: { readonly label: string; readonly href: string } | null;
  /** Why it is here, where that was asked. */
  readonly why: readonly string[];
}

/** So many directives are named under a hit; the document page has them all. */
const CITES_SHOWN = 4;

/**
 * @param hit a hit of the search
 * @param query the question, for links that keep it
 * @param article what the catalogue knows of a web page, for hits of that kind
 */
export function presentHit(hit: Hit, query: SearchQuery, article: Article | null = null): HitModel {
  const outer = hit.cites.filter((cite) => cite.role !== "cited");
  const carriesOut = outer.slice(0, CITES_SHOWN);
  const cites = hit.cites.filter((cite) => cite.role === "cited").slice(0, CITES_SHOWN - carriesOut.length);
  const citeLink = (cite: Hit["cites"][number]): LinkModel => ({
    label: cite.label,
    href: searchHref(withFacet(query, "cites", [cite.key])),
  });
  return {
    id: hit.id,
    href: documentHref(hit.id, query),
    number: hit.number,
    date: hit.issuedOn && formatDate(hit.issuedOn),
    isoDate: hit.issuedOn,
    type: hit.type?.name ?? null,
    title: titleOf(hit, article),
    issuer: hit.issuer?.name ?? null,
    where: whereOf(hit.province, hit.issuer?.name ?? ""),
    passage: bridgeFragments(hit.snippetFragments),
    badges: hit.campaigns.map((campaign) => ({
      label: campaign.name,
      role: campaign.role,
      href: searchHref(withFacet(query, "campaign", [campaign.id])),
    })),
    carriesOut: carriesOut.map(citeLink),
    cites: cites.map(citeLink),
    furtherCites: hit.cites.length - carriesOut.length - cites.length,
    article:
      hit.kind === "article"
        ? {
            describes: describedBy(article),
            published: article?.published ? published(article.published) : null,
          }
        : null,
    copies: hit.copies
      ? { label: `và ${formatCount(hit.copies)} bản khác`, href: `${documentHref(hit.id, query)}#ban-khac` }
      : null,
    why: hit.why ?? [],
  };
}

function titleOf(hit: Hit, article: Article | null): readonly Fragment[] | null {
  if (hit.subjectFragments.length > 0) return capitalised(bridgeFragments(hit.subjectFragments));
  if (hit.subject) return [{ text: hit.subject, marked: false }];
  return article?.title ? [{ text: article.title, marked: false }] : null;
}

/** A subject begins in lower case after "V/v"; as a title it begins in upper case. */
function capitalised(fragments: readonly Fragment[]): readonly Fragment[] {
  const [first, ...rest] = fragments;
  if (!first) return fragments;
  return [{ ...first, text: capitalise(first.text) }, ...rest];
}

export const capitalise = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The province as issued, unless the issuer's name has it, and today's where it differs. */
export function whereOf(
  province: { readonly issued: string; readonly current: string } | null,
  issuer: string,
): string | null {
  if (!province) return null;
  const now = province.issued === province.current ? null : `nay ${province.current}`;
  if (issuer.includes(province.issued)) return now;
  return now ? `${province.issued} (${now})` : province.issued;
}

export function describedBy(article: Article | null): string | null {
  const described = article?.describes;
  if (!described) return null;
  const name = [described.type, described.number].filter(Boolean).join(" ");
  return name || null;
}

/** "2019-06-11T17:54" → "11/6/2019 17:54". */
export function published(iso: string): string {
  const [date = "", time = ""] = iso.split(/[T ]/u);
  return [formatDate(date), time.slice(0, 5)].filter(Boolean).join(" ");
}

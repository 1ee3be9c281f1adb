/** The documents that cite a directive, by what they do with it, page by page. */
import type { Relation } from "../../src/directive.ts";
import type { CitingDocument, DirectiveEntry, Page } from "../../src/graph/types.ts";
import { capitalise } from "./hit.ts";
import { directiveHref, documentHref, EVERYTHING, passageHref, searchHref, withFacet } from "./links.ts";
import { type Paging, pagesOf } from "./paging.ts";
import { RELATION_ORDER, RELATIONS } from "./relations.ts";
import { formatCount, formatDate } from "./words.ts";

export interface CitingRow {
  readonly id: string;
  readonly href: string;
  readonly number: string | null;
  readonly article: boolean;
  readonly date: string | null;
  readonly isoDate: string | null;
  readonly title: string;
  readonly issuer: string | null;
  readonly province: string | null;
  readonly verb: string;
  readonly relation: Relation;
  /** How it was found to be this directive, where the citation alone does not say. */
  readonly how: string | null;
  readonly passage: { readonly quote: string; readonly href: string };
}

export interface CitingModel {
  readonly total: string;
  readonly relations: readonly {
    readonly label: string;
    readonly count: string;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly rows: readonly CitingRow[];
  readonly paging: Paging | null;
  readonly searchHref: string;
}

/** What a page of the list asks for. */
export interface CitingQuery {
  readonly relation: Relation | undefined;
  readonly page: number;
  readonly size: number;
}

const HOW: Readonly<Partial<Record<CitingDocument["how"], string>>> = {
  date: "nhận ra theo ngày ghi trong văn bản",
  title: "nhận ra theo trích yếu",
  only: "nhận ra vì là văn bản duy nhất mang số này trong thời gian đó",
  "year-misprinted": "năm ghi trong văn bản có thể in nhầm",
};

export function presentCiting(
  { key, citedBy, relations }: Pick<DirectiveEntry, "key" | "citedBy" | "relations">,
  { rows, total }: Page<CitingDocument>,
  query: CitingQuery,
): CitingModel {
  const href = (relation: Relation | undefined, page = 1): string => {
    const parameters = new URLSearchParams();
    if (relation) parameters.set("relation", relation);
    if (page > 1) parameters.set("page", String(page));
    const search = parameters.toString();
    return `${directiveHref(key)}${search && `?${search}`}#duoc-vien-dan`;
  };
  const present = RELATION_ORDER.filter((relation) => (relations[relation] ?? 0) > 0);
  return {
    total: formatCount(citedBy),
    relations:
      present.length < 2 && !query.relation
        ? []
        : [
            { label: "Tất cả", count: formatCount(citedBy), href: href(undefined), current: !query.relation },
            ...present.map((relation) => ({
              label: RELATIONS[relation].title,
              count: formatCount(relations[relation] ?? 0),
              href: href(relation),
              current: query.relation === relation,
            })),
          ],
    rows: rows.map(citingRow),
    paging: pagesOf(query, total, (page) => href(query.relation, page)),
    searchHref: searchHref(withFacet(EVERYTHING, "cites", [key])),
  };
}

export function citingRow(row: CitingDocument): CitingRow {
  return {
    id: row.id,
    href: documentHref(row.id),
    number: row.number,
    article: row.kind === "article",
    date: row.issuedOn && formatDate(row.issuedOn),
    isoDate: row.issuedOn,
    title: row.subject ? capitalise(row.subject) : "Không rõ trích yếu",
    issuer: row.issuer,
    province: row.province && !row.issuer?.includes(row.province) ? row.province : null,
    verb: RELATIONS[row.relation].verb,
    relation: row.relation,
    how: HOW[row.how] ?? null,
    // What an article is about is the article as a whole.
    passage: {
      quote: row.passage.text,
      href: row.passage.text === "" ? documentHref(row.id) : passageHref(row.passage),
    },
  };
}

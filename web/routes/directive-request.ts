/** Reads what addresses of directives ask for. */
import type { Request } from "express";
import type { Relation } from "../../src/directive.ts";
import { oneLine } from "../../src/text/one-line.ts";
import type { DirectiveQuery } from "../presenters/directive-page.ts";
import { relationOf } from "../presenters/relations.ts";

export const CITING_SHOWN = 20;
const LONGEST = 300;
const FURTHEST_PAGE = 100_000;

const one = (value: unknown): string => (typeof value === "string" ? value : "");

/** The key in a path. Its "/" may stand as it is: some proxies decode it. */
export const keyOf = (request: Request): string => {
  const { key } = request.params as { key?: string | readonly string[] };
  return (typeof key === "string" ? key : (key ?? []).join("/")).normalize("NFC");
};

export const typedOf = ({ query }: Request): string => oneLine(one(query.q)).slice(0, LONGEST);

export function pageOf({ query }: Request): number {
  const page = one(query.page);
  return /^\d{1,6}$/u.test(page) ? Math.min(Math.max(1, Number(page)), FURTHEST_PAGE) : 1;
}

export function sizeOf({ query }: Request, most: number): number {
  const size = one(query.size);
  return /^\d{1,4}$/u.test(size) ? Math.min(Math.max(1, Number(size)), most) : CITING_SHOWN;
}

export const relationAsked = ({ query }: Request): Relation | undefined => relationOf(query.relation);

export const directiveQueryOf = (request: Request): DirectiveQuery => ({
  relation: relationAsked(request),
  page: pageOf(request),
  size: CITING_SHOWN,
  provinces: request.query.provinces === "63" ? "former" : "current",
});

export const formatOf = ({ query: { dang } }: Request): "xlsx" | "csv" | null =>
  dang === "xlsx" || dang === "csv" ? dang : null;

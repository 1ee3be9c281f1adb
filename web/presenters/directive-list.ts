/** Directives as rows of a list: the most cited, the wanted, those with conflicts, candidates of a number. */
import type { DirectiveName } from "../../src/graph/types.ts";
import { capitalise } from "./hit.ts";
import { directiveHref } from "./links.ts";
import { formatCount, formatDate } from "./words.ts";

export interface DirectiveRow {
  readonly key: string;
  readonly href: string;
  readonly label: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly citedBy: string;
  readonly wanted: boolean;
}

export const directiveRow = ({
  key,
  label,
  title,
  issuedOn,
  document,
  citedBy,
}: DirectiveName): DirectiveRow => ({
  key,
  href: directiveHref(key),
  label,
  title: title && !label.includes(title) ? capitalise(title) : null,
  date: issuedOn && formatDate(issuedOn),
  citedBy: formatCount(citedBy),
  wanted: document === null,
});

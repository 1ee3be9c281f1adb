/** The documents most like one, as rows beside it. */
import type { Article } from "../../src/directive.ts";
import type { Hit } from "../../src/search/types.ts";
import { capitalise } from "./hit.ts";
import { documentHref } from "./links.ts";
import { formatDate } from "./words.ts";

/** So many similar documents are named beside a document. */
export const SIMILAR_SHOWN = 5;

export interface SimilarRow {
  readonly href: string;
  readonly title: string;
  /** Number, date and issuer, as far as they are known. */
  readonly says: string;
}

/** @param articleOf what the catalogue knows of a hit that is a web page */
export function similarRows(hits: readonly Hit[], articleOf: (id: string) => Article | null): SimilarRow[] {
  return hits.map(({ id, kind, number, subject, issuedOn, issuer }) => {
    const article = kind === "article" ? articleOf(id) : null;
    const title = subject ?? article?.title;
    return {
      href: documentHref(id),
      title: title ? capitalise(title) : "Không rõ trích yếu",
      says: [article ? "Tin bài" : number, issuedOn && formatDate(issuedOn), issuer?.name]
        .filter(Boolean)
        .join(" · "),
    };
  });
}

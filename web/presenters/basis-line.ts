/**
 * "Chép căn cứ": how a letter is named in the opening of the next one, ready to paste:
 * "Công văn số 57/LĐLĐ ngày 24/02/2017 của Liên đoàn Lao động tỉnh Bình Thuận về việc …".
 */
import type { Directive } from "../../src/directive.ts";
import { formatDate } from "./words.ts";

type Named = Pick<Directive, "kind" | "number" | "type" | "issuer" | "issuedOn" | "subject" | "article">;

/**
 * What is not known is left out, never guessed; null when nothing but the type would be left. A web page is no
 * basis for anything: the line names the document that it reports on.
 */
export function basisLine(document: Named): string | null {
  const named = document.kind === "article" ? document.article?.describes : namesOf(document);
  return named ? lineOf(named) : null;
}

/** What the line says of a document, in the archive or only cited. */
export interface LineParts {
  readonly type: string | null;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly subject: string | null;
}

export function lineOf({ type, number, issuer, issuedOn, subject }: LineParts): string | null {
  if (!number && !issuedOn && !subject) return null;
  return [
    type ?? "Văn bản",
    number && `số ${number}`,
    issuedOn && `ngày ${formatDate(issuedOn)}`,
    issuer && `của ${issuer}`,
    subject && about(subject),
  ]
    .filter(Boolean)
    .join(" ");
}

const namesOf = ({ type, number, issuer, issuedOn, subject }: Named): LineParts => ({
  type: type?.name ?? null,
  number,
  issuer: issuer?.name ?? null,
  issuedOn,
  subject,
});

function about(subject: string): string {
  const clean = subject.trim().replace(/[.;]+$/u, "");
  if (/^về(?:\s|$)/iu.test(clean)) return lowerFirst(clean);
  return `về việc ${lowerFirst(clean)}`;
}

/** "Tăng cường" → "tăng cường"; names and abbreviations ("Bình Thuận", "CNVCLĐ") keep their capital. */
function lowerFirst(text: string): string {
  const [first = "", second = ""] = text.split(/\s+/u, 2);
  const abbreviation = /^\p{Lu}[^\p{Ll}]*\p{Lu}/u.test(first);
  const name = /^\p{Lu}/u.test(second);
  if (abbreviation || name) return text;
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** The key of a document itself, made of what is read of it: the same that letters which cite it get. */
import type { Directive } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { codeOf, isLaw, keyOf } from "./key-rows.ts";
import { formatNumber, parseNumber } from "./number.ts";
import { placeOfIssuer, placeOfOrgan } from "./organ-place.ts";
import { partyTermOn } from "./periods.ts";

const CENTRE = /^TW$/u;

/** Whether an issuer prints TW in its numbers, so that no place belongs into the key. */
const isCentralIssuer = (issuer: Directive["issuer"]): boolean => issuer?.level === "trung ương";

/** The document's own key, the same that letters which cite it get; null without a number or a known place. */
export function keyOfDirective(
  directive: Pick<Directive, "number" | "type" | "issuer" | "province" | "issuedOn" | "year">,
  knowledge: Knowledge,
): string | null {
  const number = directive.number === null ? null : parseNumber(directive.number);
  if (!number || number.organ.length === 0) return null;
  if (isLaw(number)) return formatNumber(number);
  const code = codeOf(number, directive.type?.name ?? null, knowledge);
  const year =
    number.year ?? (directive.issuedOn === null ? directive.year : Number(directive.issuedOn.slice(0, 4)));
  const central =
    isCentralIssuer(directive.issuer) ||
    CENTRE.test(number.organ[0] ?? "") ||
    (directive.issuer === null &&
      placeOfOrgan(
        number.organ[0] ?? "",
        null,
        null,
        { provinceId: null, issuer: null, issuedOn: null },
        knowledge,
      ).kind === "central");
  if (central) {
    const term = directive.issuedOn === null ? null : partyTermOn(directive.issuedOn, knowledge);
    return keyOf(number, null, code, String((number.order === "party" ? term : year) ?? "?"));
  }
  const place = directive.issuer ? placeOfIssuer(directive.issuer.id) : null;
  const id = place ?? directive.province?.issued.id ?? null;
  return id === null ? null : keyOf(number, id, code, String(year ?? "?"));
}

/** The key of the document that an article is about; null for letters, and where the article does not tell enough. */
export function keyOfDescribed(
  { article, issuer, province }: Pick<Directive, "article" | "issuer" | "province">,
  knowledge: Knowledge,
): string | null {
  const described = article?.describes;
  if (!described) return null;
  const type = described.type === null ? undefined : knowledge.types.byWord(described.type);
  const { number, issuedOn } = described;
  const year = issuedOn === null ? null : Number(issuedOn.slice(0, 4));
  return keyOfDirective({ number, type: type ?? null, issuer, province, issuedOn, year }, knowledge);
}

/** What a reading is to the graph of directives: its own key, the key of what it describes, the Party term of its day. */
export function keysOf(
  directive: Directive,
  knowledge: Knowledge,
): { readonly ownKey: string | null; readonly describes: string | null; readonly term: string | null } {
  return {
    ownKey: keyOfDirective(directive, knowledge),
    describes: keyOfDescribed(directive, knowledge),
    term: directive.issuedOn === null ? null : partyTermOn(directive.issuedOn, knowledge),
  };
}

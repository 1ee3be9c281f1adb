/**
 * What the head of a letter leaves open and another place knows: the portal's table above it, or the line of an
 * annex. What the head prints is never replaced.
 */
import { formatNumber } from "../citations/number.ts";
import type { Provenance, Span } from "../directive.ts";
import { readNamedIssuer } from "./issuer.ts";
import type { IssuerInput } from "./issuer-input.ts";
import { readOrganName } from "./organ-names.ts";
import type { Portal } from "./portal.ts";
import type { Fields } from "./read-directive.ts";
import { personName } from "./tail.ts";
import { typeOfCode } from "./type.ts";

/** Fills number, date, type, subject, issuer and signatory where they are null. */
export function completeFrom(
  source: "portal" | "annex-line",
  fields: Fields,
  { number, date, values }: Portal,
  input: IssuerInput,
): Fields {
  const { knowledge } = input;
  const byTable = ({ start, end }: Span): Provenance => ({
    origin: "inferred",
    source,
    confidence: 0.75,
    evidence: [{ start, end }],
  });
  const provenance = { ...fields.provenance };
  const completed: Fields = { ...fields, provenance };
  if (completed.number === null && number && values.number) {
    completed.number = formatNumber(number);
    completed.numberPrinted = values.number.text;
    provenance.number = byTable(values.number);
  }
  if (completed.issuedOn === null && date && values.date) {
    completed.issuedOn = date;
    completed.year ??= Number(date.slice(0, 4));
    provenance.issuedOn = byTable(values.date);
  }
  if (completed.type === null) {
    const code = number?.codes[0];
    const type = values.type
      ? knowledge.types.byWord(values.type.text)
      : code && typeOfCode(code, number.order === "party", knowledge);
    const span = values.type ?? values.number;
    if (type && span) {
      completed.type = { id: type.id, name: type.name };
      provenance.type = byTable(span);
    }
  }
  if (completed.subject === null && values.subject) {
    completed.subject = values.subject.text;
    provenance.subject = byTable(values.subject);
  }
  if (completed.signatory === null && values.signer) {
    const name = personName(values.signer.text);
    if (name) {
      completed.signatory = { name, position: values.post?.text ?? null, form: null };
      provenance.signatory = byTable(values.signer);
    }
  }
  if (completed.issuer === null && values.issuer) {
    const { text, ...span } = values.issuer;
    const mention = readOrganName(text, knowledge, completed.issuedOn);
    const read = readNamedIssuer(input, { mention, printed: text, span }, source);
    if (read.issuer) {
      completed.issuer = read.issuer;
      completed.issues = completed.issues.filter(({ code }) => code !== "no-issuer");
      completed.province ??= read.province;
      provenance.issuer = byTable(span);
      if (read.province) provenance.province ??= byTable(span);
    }
  }
  return completed;
}

/** Which field of a reading an issue is about, and why somebody should look at it. */
import type { Directive, FieldName, ReadingIssue } from "../directive.ts";

/** Why a field is in doubt. */
export const CAUSES = ["handwritten", "blank", "missing", "conflict", "inferred", "candidates"] as const;
export type DoubtCause = (typeof CAUSES)[number];

export interface Doubt {
  readonly field: FieldName;
  readonly cause: DoubtCause;
}

const ABOUT: Readonly<Record<string, Doubt>> = {
  "number-doubtful": { field: "number", cause: "handwritten" },
  "number-blank": { field: "number", cause: "blank" },
  "number-unreadable": { field: "number", cause: "conflict" },
  "no-number": { field: "number", cause: "missing" },
  "date-doubtful": { field: "issuedOn", cause: "handwritten" },
  "date-blank": { field: "issuedOn", cause: "blank" },
  "date-impossible": { field: "issuedOn", cause: "conflict" },
  "date-conflict": { field: "issuedOn", cause: "conflict" },
  "no-date": { field: "issuedOn", cause: "missing" },
  "no-type": { field: "type", cause: "missing" },
  "no-issuer": { field: "issuer", cause: "missing" },
  "issuer-inferred": { field: "issuer", cause: "inferred" },
  "province-open": { field: "province", cause: "missing" },
  "no-subject": { field: "subject", cause: "missing" },
  "no-signatory": { field: "signatory", cause: "missing" },
  "several-signatories": { field: "signatory", cause: "conflict" },
};

export const fieldOfIssue = ({ code }: ReadingIssue): FieldName | null =>
  Object.hasOwn(ABOUT, code) ? (ABOUT[code]?.field ?? null) : null;

/** The issue that says why a field is in doubt. */
export const issueOf = ({ issues }: Directive, field: string): ReadingIssue | null =>
  issues.find((issue) => fieldOfIssue(issue) === field) ?? null;

/** What is inferred as surely as this is hardly ever wrong: a letter "V/v …" without the name of a type is a công văn. */
const SURE = 0.9;

/**
 * The fields of a reading that somebody should look at, each once, with its first cause. Citations that several directives
 * fit are left out: whether they stay open is known by the whole archive only.
 */
export function doubtsOf({ issues, provenance }: Directive): Doubt[] {
  const doubts = new Map<FieldName, DoubtCause>();
  for (const { code } of issues) {
    const about = Object.hasOwn(ABOUT, code) ? ABOUT[code] : undefined;
    if (about && !doubts.has(about.field)) doubts.set(about.field, about.cause);
  }
  for (const [field, { origin, confidence }] of Object.entries(provenance)) {
    if (origin === "inferred" && confidence < SURE && !doubts.has(field as FieldName))
      doubts.set(field as FieldName, "inferred");
  }
  return [...doubts].map(([field, cause]) => ({ field, cause }));
}

/** What the issuer is read from, and what its parts hand to each other. */
import type { DocumentNumber } from "../citations/number.ts";
import type { Issuer, Provenance, Span } from "../directive.ts";
import type { Knowledge, Organ, Place } from "../knowledge/index.ts";
import type { Email } from "./emails.ts";
import type { Layout } from "./layout.ts";

export interface IssuerInput {
  readonly text: string;
  readonly layout: Layout;
  readonly knowledge: Knowledge;
  /** Day that decides what place names mean. */
  readonly day: string | null;
  readonly number: DocumentNumber | null;
  readonly emails: readonly Email[];
}

/** Where a province may be known from. */
export interface Hint {
  readonly place: Place;
  readonly source: "header" | "dateline" | "addressees" | "recipients" | "email-host" | "body";
  readonly span: Span;
}

/** An organ with its place; the place is null for central organs and where several units bear the name. */
export interface Resolved {
  readonly row: Organ;
  readonly id: string;
  readonly name: string;
  readonly place: Place | null;
  readonly level: Issuer["level"];
}

export interface Found {
  readonly resolved: Resolved;
  readonly provenance: Provenance;
}

/** What a person can put right in a reading: its fields, and single campaigns, citations and deadlines. */
import { z } from "zod";
import {
  CampaignTag,
  Deadline,
  type Directive,
  FieldName,
  Issuer,
  Named,
  ProvinceThenAndNow,
  Relation,
  Signatory,
} from "../directive.ts";

/** Parts of a reading of which a document may have many; one is named behind a colon: `campaign:dan-van-kheo`. */
const PARTS = ["campaign", "citation", "deadline"] as const;
export const FIELD_KINDS = [...FieldName.options, ...PARTS] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Name of a field as corrections keep it; a citation goes by its printed text, a deadline by its sentence. */
export const fieldOf = (part: (typeof PARTS)[number], name: string): string => `${part}:${name}`;

/** What kind of field a name means; null for what is none. */
export function kindOf(field: string): FieldKind | null {
  const colon = field.indexOf(":");
  if (colon < 0) return FieldName.options.find((kind) => kind === field) ?? null;
  const part = PARTS.find((kind) => kind === field.slice(0, colon));
  return part !== undefined && colon + 1 < field.length ? part : null;
}

/** What stands behind the colon. */
export const nameIn = (field: string): string => field.slice(field.indexOf(":") + 1);

const IsoDay = z.iso.date();
const Lines = z.array(z.string());

/** Values as they are kept. A null campaign, citation or deadline is none: the reading was wrong to see one. */
export const VALUES = {
  number: z.string().nullable(),
  type: Named.nullable(),
  issuer: Issuer.nullable(),
  place: z.string().nullable(),
  province: ProvinceThenAndNow.nullable(),
  issuedOn: IsoDay.nullable(),
  subject: z.string().nullable(),
  addressees: Lines,
  recipients: Lines,
  signatory: Signatory.nullable(),
  campaign: CampaignTag.pick({ role: true }).nullable(),
  /** A null key: which directive is meant cannot be known. The relation is said of a citation that no reader saw. */
  citation: z.object({ key: z.string().nullable(), relation: Relation.optional() }).nullable(),
  deadline: Deadline.pick({ what: true, to: true, before: true, recurring: true }).nullable(),
} as const satisfies Record<FieldKind, z.ZodType>;

export type ValueOf<K extends FieldKind> = z.infer<(typeof VALUES)[K]>;
export type FieldValue = ValueOf<FieldKind>;

/** Whether a value fits its field. */
export function isValue(field: string, value: unknown): value is FieldValue {
  const kind = kindOf(field);
  return kind !== null && VALUES[kind].safeParse(value).success;
}

/** The value that a reading gives to a field, in the shape in which corrections keep it. */
export function valueIn(directive: Directive, field: string): FieldValue {
  const kind = kindOf(field);
  const name = nameIn(field);
  switch (kind) {
    case "campaign": {
      const tag = directive.campaigns.find(({ id }) => id === name);
      return tag ? { role: tag.role } : null;
    }
    case "citation": {
      const cited = directive.citations.find(({ text }) => text === name);
      if (!cited) return null;
      return cited.added ? { key: cited.key, relation: cited.relation } : { key: cited.key };
    }
    case "deadline": {
      const due = directive.deadlines.find(({ sentence }) => sentence === name);
      return due ? { what: due.what, to: due.to, before: due.before, recurring: due.recurring } : null;
    }
    case null:
      return null;
    default:
      return VALUES[kind].parse(directive[kind]);
  }
}

/**
 * What flows through the house: one archived document as it was read.
 *
 * Values are flat (`number`, `issuer`, …); where each came from stands beside them in `provenance`.
 * Every span is a pair of UTF-16 offsets into `text`, the text that is stored and shown.
 */
import { z } from "zod";

/** A half-open range of UTF-16 offsets into the stored text. */
export const Span = z.object({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() });
export type Span = z.infer<typeof Span>;

/** A named thing of one of the knowledge tables: the id goes into facets and URLs, the name is for people. */
export const Named = z.object({ id: z.string(), name: z.string() });
export type Named = z.infer<typeof Named>;

/** A calendar date as ISO `yyyy-mm-dd`. */
const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

/** The levels and systems of Vietnamese organs, as staff name them. */
export const Level = z.enum(["trung ương", "tỉnh", "huyện", "xã", "cơ sở"]);
export type Level = z.infer<typeof Level>;
export const System = z.enum(["Đảng", "Nhà nước", "Công đoàn", "Mặt trận", "đoàn thể", "khác"]);
export type System = z.infer<typeof System>;

/** The organ that issued a document. `id` is stable: `bct`, `ldld-tinh:binh-thuan`, `ldld-huyen:gia-lam--ha-noi`. */
export const Issuer = z.object({
  id: z.string(),
  name: z.string(),
  /** Row of the organ table that the name is an instance of. */
  organ: z.string(),
  level: Level,
  system: System,
  /** Name of the organ above it, where known. */
  parent: z.string().nullable(),
  /** The body in whose name it was signed ("Ban Thường vụ Liên đoàn Lao động tỉnh"), where printed. */
  signingBody: z.string().nullable(),
});
export type Issuer = z.infer<typeof Issuer>;

/** A province as it was when the document was issued, and the one of today's 34 that it belongs to. */
export const ProvinceThenAndNow = z.object({ issued: Named, current: Named });
export type ProvinceThenAndNow = z.infer<typeof ProvinceThenAndNow>;

export const Signatory = z.object({
  name: z.string(),
  position: z.string().nullable(),
  /** Signing form as printed: "TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", … */
  form: z.string().nullable(),
});
export type Signatory = z.infer<typeof Signatory>;

/** `basis`: căn cứ, thực hiện in the opening; `implements`: "… về thực hiện X" in the subject or of the outer document; `cited`: elsewhere. */
export const CitationRole = z.enum(["basis", "implements", "cited"]);
export type CitationRole = z.infer<typeof CitationRole>;

/**
 * What a document does with a directive that it names, as staff say it: căn cứ, thực hiện, viện dẫn, thay thế (bãi bỏ),
 * trả lời, đính kèm; an article `describes` the one that it is about.
 */
export const Relation = z.enum([
  "basis",
  "carries-out",
  "cited",
  "replaces",
  "answers",
  "attaches",
  "describes",
]);
export type Relation = z.infer<typeof Relation>;

/** One cited directive, listed once at its first full mention. */
export const Citation = Span.extend({
  /** The printed citation, white space collapsed. */
  text: z.string(),
  /** The one canonical key (`TW.CT.05@XII`), or null where it is unknown or ambiguous. */
  key: z.string().nullable(),
  /** The keys that fit, when more than one does. */
  candidates: z.array(z.string()),
  /** The type word as staff write it: "Chỉ thị". */
  type: z.string().nullable(),
  /** Canonical number: `05-CT/TW`, `697/KH-LĐLĐ`; null for resolutions cited by plenum or congress only. */
  number: z.string().nullable(),
  /** Date as printed. */
  date: IsoDate.nullable(),
  /** Issuer as printed, without its term. */
  issuer: z.string().nullable(),
  title: z.string().nullable(),
  /** Party term or National Assembly term as printed (Roman). */
  term: z.string().nullable(),
  role: CitationRole,
  /** Finer than the role: `basis` and `implements` may carry the directive out, or answer it. */
  relation: Relation.default("cited"),
  /** Places in the list of those citations whose titles say that they carry this one out ("Kế hoạch … thực hiện Chỉ thị …"). */
  carriedOutBy: z.array(z.number().int().nonnegative()).default([]),
  /** Every mention in the text, this one included. */
  mentions: z.array(Span),
  /** A person said which directive it is: nothing else is made of it. */
  decided: z.literal(true).optional(),
  /** No reader saw it: a person has pointed at these words. */
  added: z.literal(true).optional(),
});
export type Citation = z.infer<typeof Citation>;

export const CampaignTag = z.object({
  id: z.string(),
  role: z.enum(["primary", "secondary"]),
  /** The sentence that shows it. */
  evidence: z.string(),
  span: Span,
  /** Where it stands. */
  place: z.enum(["subject", "opening", "body"]),
});
export type CampaignTag = z.infer<typeof CampaignTag>;

/** A duty to report: what, to whom, by when or how often. */
export const Deadline = z.object({
  /** What is due: "báo cáo 6 tháng". */
  what: z.string(),
  to: z.string().nullable(),
  /** Full date `yyyy-mm-dd`, or `mm-dd` when it recurs, or null when only a period is named. */
  before: z.string().nullable(),
  recurring: z.enum(["yearly", "quarterly", "monthly", "weekly"]).nullable(),
  /** The sentence, and where it stands. */
  sentence: z.string(),
  span: Span,
});
export type Deadline = z.infer<typeof Deadline>;

/** Something a person should look at; `code` is stable, `message` is Vietnamese. */
export const ReadingIssue = z.object({ code: z.string(), message: z.string(), span: Span.nullable() });
export type ReadingIssue = z.infer<typeof ReadingIssue>;

/** Where a value came from and how sure we are (0 to 1). */
export const Provenance = z.object({
  /** `corrected`, `confirmed`: by a person. */
  origin: z.enum(["printed", "inferred", "corrected", "confirmed"]),
  /** The rule or place it came from: `number-line`, `dateline`, `header`, `body`, `addressees`, `email-host`, `number-code`, … */
  source: z.string(),
  confidence: z.number().min(0).max(1),
  evidence: z.array(Span),
});
export type Provenance = z.infer<typeof Provenance>;

/** The fields that carry provenance. */
export const FieldName = z.enum([
  "number",
  "type",
  "issuer",
  "place",
  "province",
  "issuedOn",
  "subject",
  "addressees",
  "recipients",
  "signatory",
]);
export type FieldName = z.infer<typeof FieldName>;

/** What a web page about a directive says of itself; its facets come from the document it describes. */
export const Article = z.object({
  title: z.string().nullable(),
  /** Publication time as ISO, minutes where printed. */
  published: z.string().nullable(),
  author: z.string().nullable(),
  /** The document that the page announces or presents; not one of its citations. */
  describes: z
    .object({
      number: z.string().nullable(),
      type: z.string().nullable(),
      issuer: z.string().nullable(),
      issuedOn: IsoDate.nullable(),
      subject: z.string().nullable(),
    })
    .nullable(),
});
export type Article = z.infer<typeof Article>;

export const Directive = z.object({
  kind: z.enum(["letter", "article"]),
  /** Canonical own number, null when there is none or it is blank. */
  number: z.string().nullable(),
  numberPrinted: z.string().nullable(),
  type: Named.nullable(),
  issuer: Issuer.nullable(),
  place: z.string().nullable(),
  province: ProvinceThenAndNow.nullable(),
  issuedOn: IsoDate.nullable(),
  year: z.number().int().nullable(),
  /** Trích yếu, without "V/v" and quotation marks, on one line. */
  subject: z.string().nullable(),
  addressees: z.array(z.string()),
  recipients: z.array(z.string()),
  signatory: Signatory.nullable(),
  emails: z.array(z.string()),
  citations: z.array(Citation),
  campaigns: z.array(CampaignTag),
  deadlines: z.array(Deadline),
  article: Article.nullable(),
  issues: z.array(ReadingIssue),
  provenance: z.partialRecord(FieldName, Provenance),
});
export type Directive = z.infer<typeof Directive>;

/** A directive together with the text that its spans point into. */
export interface ReadDirective {
  readonly text: string;
  readonly directive: Directive;
}

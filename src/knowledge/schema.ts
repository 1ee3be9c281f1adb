/** The shapes of the knowledge tables. `about` says what a table holds, from which sources, and how it is meant. */
import { z } from "zod";
import { Level, System } from "../directive.ts";

const About = z.object({ what: z.string(), sources: z.array(z.string()), how: z.string() }).optional();
const Id = z.string().regex(/^[\p{L}\p{N}]+(?:-+[\p{L}\p{N}&]+)*$/u, "mã chỉ gồm chữ, số và dấu gạch nối");
const strings = z.array(z.string()).default([]);
const UnitType = z.enum(["tỉnh", "thành phố"]);

export const FormerProvince = z.object({
  id: Id,
  name: z.string(),
  type: UnitType,
  /** Id of the current unit that it is part of since 2025-07-01. */
  current: Id,
  seat: z.string(),
  aliases: strings,
  hosts: strings,
  /** What it was called up to a day: Huế was the tỉnh Thừa Thiên Huế until 2024-12-31. */
  earlier: z.object({ name: z.string(), type: UnitType, until: z.string() }).optional(),
});
export type FormerProvince = z.infer<typeof FormerProvince>;

export const CurrentProvince = z.object({
  id: Id,
  name: z.string(),
  type: UnitType,
  /** Date from which a tỉnh is a thành phố. */
  cityFrom: z.string().optional(),
  formedFrom: z.array(Id),
  seat: z.string().optional(),
  aliases: strings,
});
export type CurrentProvince = z.infer<typeof CurrentProvince>;

export const HistoricProvince = z.object({
  id: Id,
  name: z.string(),
  /** Year or date up to which it existed. */
  until: z.string(),
  aliases: strings,
  successors: z.array(Id),
});
export type HistoricProvince = z.infer<typeof HistoricProvince>;

export const Provinces = z.object({
  about: About,
  former: z.array(FormerProvince).default([]),
  current: z.array(CurrentProvince).default([]),
  historic: z.array(HistoricProvince).default([]),
});

export const District = z.object({
  id: Id,
  name: z.string(),
  type: z.enum(["huyện", "quận", "thị xã", "thành phố"]),
  province: Id,
  seenFrom: z.string().optional(),
  seenTo: z.string().optional(),
});
export type District = z.infer<typeof District>;
export const Districts = z.object({ about: About, districts: z.array(District).default([]) });

export const Communes = z.object({
  about: About,
  communes: z
    .array(z.object({ province: Id, type: z.enum(["xã", "phường", "đặc khu"]), names: z.array(z.string()) }))
    .default([]),
});

export const DocumentType = z.object({
  id: Id,
  name: z.string(),
  codes: strings,
  systems: z.array(System).default([]),
  /** Further printed names of the same type. */
  words: strings,
});
export type DocumentType = z.infer<typeof DocumentType>;
export const DocumentTypes = z.object({ about: About, types: z.array(DocumentType).default([]) });

export const Organ = z.object({
  id: Id,
  name: z.string(),
  codes: strings,
  level: Level,
  system: System,
  parent: Id.optional(),
  aliases: strings,
  from: z.string().optional(),
  until: z.string().optional(),
  /** Name of a local organ, with `{place}` ("tỉnh Bình Thuận") or `{name}` ("Bình Thuận"); may differ by rank. */
  template: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  /** The organ's own name is taken as printed. */
  named: z.boolean().optional(),
});
export type Organ = z.infer<typeof Organ>;
export const Organs = z.object({
  about: About,
  organs: z.array(Organ).default([]),
  units: z.array(z.object({ code: z.string(), name: z.string() })).default([]),
});

export const Abbreviation = z.object({
  abbreviation: z.string(),
  expansion: z.string(),
  twoWay: z.boolean(),
  variants: strings,
  other: strings,
});
export type Abbreviation = z.infer<typeof Abbreviation>;
export const Abbreviations = z.object({ about: About, abbreviations: z.array(Abbreviation).default([]) });

/** An organ that bears another name since a day: first the full name, then its other spellings. */
export const Rename = z.strictObject({
  id: Id,
  former: z.array(z.string()).min(1, "cần ít nhất một tên"),
  current: z.array(z.string()).min(1, "cần ít nhất một tên"),
  from: z.string().regex(/^(?:19|20)\d\d(?:-\d\d){0,2}$/u, "ngày viết yyyy, yyyy-mm hoặc yyyy-mm-dd"),
  /** The current name was in use before, for another organ. */
  used: z.boolean().default(false),
});
export type Rename = z.infer<typeof Rename>;
export const Renames = z.object({ about: About, renames: z.array(Rename).default([]) });

export const CentralDirective = z.object({
  type: z.string(),
  number: z.string().optional(),
  /** True date; `yyyy-mm` where the day is not known. */
  date: z.string(),
  issuer: z.string(),
  system: System,
  term: z.string().optional(),
  year: z.number().int().optional(),
  title: z.string(),
  aliases: strings,
  topics: strings,
  certainty: z.enum(["read", "certain", "high"]),
});
export type CentralDirective = z.infer<typeof CentralDirective>;
export const CentralDirectives = z.object({
  about: About,
  directives: z.array(CentralDirective).default([]),
});

export const Terms = z.object({
  about: About,
  party: z
    .array(
      z.object({
        term: z.string(),
        congressOpened: z.string(),
        congressClosed: z.string(),
        localCongresses: z.number(),
      }),
    )
    .default([]),
  nationalAssembly: z
    .array(z.object({ term: z.string(), number: z.number(), elected: z.string() }))
    .default([]),
  union: z.array(z.object({ term: z.string(), from: z.string(), to: z.string() })).default([]),
  plenums: z
    .array(
      z.object({ plenum: z.number(), term: z.string(), type: z.string(), directives: z.array(z.string()) }),
    )
    .default([]),
  congressResolutions: z
    .array(z.object({ id: Id, term: z.string(), date: z.string(), title: z.string() }))
    .default([]),
});
export type Terms = z.infer<typeof Terms>;

/** One version of a law that letters cite by its name. */
export const Law = z.object({
  type: z.enum(["Luật", "Bộ luật", "Pháp lệnh"]),
  /** Without the type word: "Công đoàn". */
  name: z.string(),
  number: z.string(),
  /** Year of passing, where the number does not carry it. */
  year: z.number().int().optional(),
  aliases: strings,
});
export type Law = z.infer<typeof Law>;
export const Laws = z.object({ about: About, laws: z.array(Law).default([]) });

const phraseText = z
  .string()
  .regex(/^[\p{L}\p{N}]/u, "cụm từ phải bắt đầu bằng chữ hoặc số")
  .regex(/[\p{L}\p{N}]$/u, "cụm từ phải kết thúc bằng chữ hoặc số, dấu … chỉ đứng ở giữa");

/** A wording that names a campaign; a bare string is one without conditions. `…` stands for a few other words. */
export const CampaignPhrase = z.union([
  phraseText.transform((text) => ({ text })),
  z.strictObject({
    text: phraseText,
    /** Most words that `…` stands for. */
    gap: z.number().int().min(1).max(8).optional(),
    /** Words that may not stand right before or behind it. */
    notBefore: strings.optional(),
    notAfter: strings.optional(),
    /** One of these has to stand within so many words. */
    near: strings.optional(),
    within: z.number().int().min(1).max(30).optional(),
    /** It has to begin with a capital. */
    capital: z.boolean().optional(),
  }),
]);
export type CampaignPhrase = z.infer<typeof CampaignPhrase>;

export const Campaign = z.strictObject({
  id: Id,
  name: z.string(),
  fullName: z.string(),
  kind: z.string(),
  owner: z.string(),
  years: z.string(),
  enabled: z.boolean(),
  phrases: z.array(CampaignPhrase).min(1, "cần ít nhất một cụm từ"),
  /** Documents whose citation shows the campaign; `term` or `year` where the number was used again. */
  directives: z
    .array(
      z.strictObject({
        number: z.string().regex(/^\d/u, "số văn bản bắt đầu bằng chữ số"),
        term: z.string().optional(),
        year: z.number().int().optional(),
      }),
    )
    .default([]),
  examples: z.strictObject({ tagged: z.array(z.string()).min(1), untagged: z.array(z.string()) }),
  note: z.string().optional(),
});
export type Campaign = z.infer<typeof Campaign>;
export const Campaigns = z.object({ about: About, campaigns: z.array(Campaign).default([]) });

/**
 * An archive of directives for benchmarks: any size, the same bytes for the same seed, the first documents of a large
 * one being those of a small one.
 */
import type { Level, System } from "../../src/directive.ts";
import type { Knowledge } from "../../src/knowledge/index.ts";
import { createBlocks } from "./block.ts";
import { writeBody } from "./body.ts";
import { prepareCentral } from "./central.ts";
import { CENTRAL_PLACES } from "./centre.ts";
import type { Draft, Planned } from "./draft.ts";
import { createKeys, type Keys } from "./keys.ts";
import { layOut, type Shape, type Signature } from "./lay-out.ts";
import { Random } from "./random.ts";
import { createSchedule } from "./schedule.ts";
import type { Scene } from "./template.ts";
import { loadUnits } from "./units.ts";

/** What is true of a generated directive; every string in it stands in the text, white space and capitals aside. */
export interface ArchiveTruth {
  readonly id: string;
  /** Relative path without its extension: `2017/binh-thuan/57-ldld-0000123`. */
  readonly file: string;
  readonly number: string;
  /** Canonical key, as letters that cite it have it; null where the number's organ gives none. */
  readonly key: string | null;
  readonly type: { readonly id: string; readonly name: string };
  /** `id` as `Issuer.id`. */
  readonly issuer: {
    readonly id: string;
    readonly name: string;
    readonly organ: string;
    readonly level: Level;
    readonly system: System;
  };
  /** Ids of provinces; null for the centre. */
  readonly province: { readonly issued: string; readonly current: string } | null;
  readonly place: string;
  readonly issuedOn: string;
  readonly subject: string;
  readonly cites: readonly {
    readonly number: string;
    /** As the text has it, stray blanks included. */
    readonly printed: string;
    readonly key: string | null;
    /** Id of the document in the archive that is cited; null where it is only known from the table. */
    readonly document: string | null;
  }[];
  readonly campaigns: readonly { readonly id: string; readonly role: "primary" | "secondary" }[];
  readonly addressees: readonly string[];
  readonly recipients: readonly string[];
  readonly signatory: Signature | null;
  readonly deadlines: readonly { readonly before: string; readonly printed: string }[];
  readonly shape: Shape;
}

export interface GeneratedDirective {
  readonly text: string;
  readonly truth: ArchiveTruth;
}

export interface ArchiveOptions {
  readonly count: number;
  readonly seed: number;
  readonly knowledge: Knowledge;
}

/** The largest archive. */
export const MAX_COUNT = 1_000_000;

export const documentId = (index: number): string => `a${String(index).padStart(7, "0")}`;

const slug = (number: string): string =>
  number
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/gu, "d")
    .toLowerCase()
    .replace(/[^a-z\d]+/gu, "-");

function fileOf({ index, issuedOn, office, number }: Draft): string {
  const folder = office.province?.issued.id ?? "trung-uong";
  return `${issuedOn.slice(0, 4)}/${folder}/${slug(number)}-${documentId(index)}`;
}

function sceneOf({ draft }: Planned, places: readonly string[], random: Random): Scene {
  return {
    random,
    year: Number(draft.issuedOn.slice(0, 4)),
    month: Number(draft.issuedOn.slice(5, 7)),
    area: draft.office.area,
    places,
    terms: draft.topic.terms,
    said: { place: "", term: "" },
  };
}

/**
 * Writes directives one by one; memory does not grow with their number.
 *
 * @param options.count from 1 to 1,000,000; `seed` any whole number.
 * @throws RangeError for a count out of range.
 */
export function* generateArchive({ count, seed, knowledge }: ArchiveOptions): Generator<GeneratedDirective> {
  if (!Number.isInteger(count) || count < 1 || count > MAX_COUNT)
    throw new RangeError(`count must be from 1 to ${MAX_COUNT}, not ${count}`);
  const schedule = createSchedule(knowledge, seed);
  const units = loadUnits(knowledge);
  const central = prepareCentral(knowledge);
  const blocks = createBlocks({ knowledge, seed, schedule, units, central });
  const keys = createKeys(knowledge);
  const placesOf = ({ office, visit }: Draft): readonly string[] =>
    office.province === null ? CENTRAL_PLACES : blocks.namesBelow(visit);

  let made = 0;
  for (let block = 0; made < count; block++) {
    for (const planned of blocks.plan(block)) {
      if (made++ >= count) return;
      yield write(planned, seed, placesOf(planned.draft), keys);
    }
  }
}

function write(planned: Planned, seed: number, places: readonly string[], keys: Keys): GeneratedDirective {
  const { draft } = planned;
  const random = new Random(seed, 31, draft.index);
  const body = writeBody(planned, sceneOf(planned, places, random));
  const { text, shape, signatory, recipients, addressees } = layOut(draft, body, random);
  const secondary = body.campaigns.filter((id) => !draft.campaigns.includes(id));
  const { office } = draft;
  return {
    text,
    truth: {
      id: documentId(draft.index),
      file: fileOf(draft),
      number: draft.number,
      key: keys.ofDraft(draft),
      type: { id: draft.type, name: draft.typeName },
      issuer: {
        id: office.id,
        name: office.name,
        organ: office.organ,
        level: office.level,
        system: office.system,
      },
      province: office.province && { issued: office.province.issued.id, current: office.province.current.id },
      place: office.seat,
      issuedOn: draft.issuedOn,
      subject: draft.subject,
      cites: body.cited.map(({ number, printed, reference }) => ({
        number,
        printed,
        key: keys.ofReference(reference),
        document: reference.kind === "archive" ? documentId(reference.draft.index) : null,
      })),
      campaigns: [
        ...draft.campaigns.map((id) => ({ id, role: "primary" as const })),
        ...secondary.map((id) => ({ id, role: "secondary" as const })),
      ],
      addressees,
      recipients,
      signatory,
      deadlines: body.deadlines,
      shape,
    },
  };
}

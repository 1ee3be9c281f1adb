/** Between rows and values. The database is an edge: what comes out of its JSON columns is checked. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { z } from "zod";
import { Directive } from "../directive.ts";
import { ChiDanError } from "../errors.ts";
import type { CatalogueDocument } from "./types.ts";

/** Code of a file that holds others and is no document itself: its members lie below its path, as in a folder. */
export const CONTAINER = "container";
/** A file that is not in the archive and should be; data of programs never was to be ("data"). */
export const FAILED = `code IS NOT NULL AND code NOT IN ('data', '${CONTAINER}')`;

export const DOCUMENT_COLUMNS = `id, media_type, bytes, pages, text, directive, copy_of, added_at,
  coalesce((SELECT audience FROM apart WHERE apart.document = documents.id), 0) AS audience`;

export interface DocumentRow {
  readonly id: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly pages: number;
  readonly text: string;
  readonly directive: string;
  readonly copy_of: string | null;
  readonly added_at: string;
  readonly audience: number;
}

/** What the whole archive says of a citation that its letter alone left open. */
export interface ResolvedLink {
  readonly ordinal: number;
  readonly key: string | null;
  /** JSON list. */
  readonly candidates: string;
}

/** @throws ChiDanError `catalogue-reading` when the stored reading does not fit the schema of this version. */
export function documentFromRow(
  row: DocumentRow,
  files: readonly string[],
  resolved: readonly ResolvedLink[],
): CatalogueDocument {
  const directive = checkedReading(row.id, row.directive, Directive);
  const links = new Map(resolved.map((link) => [link.ordinal, link]));
  return {
    id: row.id,
    mediaType: row.media_type,
    bytes: row.bytes,
    pages: row.pages,
    files,
    text: row.text,
    directive: {
      ...directive,
      citations: directive.citations.map((citation, ordinal) => {
        const link = links.get(ordinal);
        return link ? { ...citation, key: link.key, candidates: JSON.parse(link.candidates) } : citation;
      }),
    },
    copyOf: row.copy_of,
    audience: row.audience,
    addedAt: row.added_at,
  };
}

/** A stored reading, or what a schema takes of it. @throws ChiDanError `catalogue-reading` when it does not fit. */
export function checkedReading<T>(id: string, json: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(json));
  } catch (cause) {
    throw new ChiDanError(
      "catalogue-reading",
      `Bản đọc của văn bản ${id} trong sổ không đúng cấu trúc; hãy chạy lại lệnh index để đọc lại.`,
      { cause },
    );
  }
}

/** Pairs of surrogates among them are letters; without them a look is enough. */
const MAY_BE_UNSTORABLE = /[\0\ud800-\udfff]/;
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/** SQLite ends a string at a NUL; a lone surrogate would come back as U+FFFD. Both keep their place. */
export const storable = (text: string): string =>
  MAY_BE_UNSTORABLE.test(text) ? text.replace(UNSTORABLE, "\uFFFD") : text;

/** Extracted text is kept for reading it again; where it equals the normalised text, once is enough. */
export const packRaw = (raw: string, text: string): Uint8Array | null =>
  raw === text ? null : deflateRawSync(Buffer.from(raw, "utf8"), { level: 3 });

export const unpackRaw = (packed: Uint8Array | null, text: string): string =>
  packed === null ? text : inflateRawSync(packed).toString("utf8");

/**
 * The list of corrections of a document: only ever added to. What a person took back stands in it with who took it back,
 * and taking back can itself be taken back.
 */
import { z } from "zod";
import { isValue } from "./fields.ts";

/** `confirm`: somebody has looked, and what was read is right. */
export const ACTIONS = ["correct", "confirm", "undo"] as const;

export const CorrectionEntry = z
  .object({
    /** The same in every copy of the list. */
    uid: z.uuid(),
    document: z.string().regex(/^[0-9a-f]{32}$/u),
    field: z.string().min(1).max(20_000),
    action: z.enum(ACTIONS),
    /** Null when taking back. */
    value: z.unknown(),
    /** What it replaced. */
    before: z.unknown(),
    /** Uid of the entry that is taken back. */
    undoes: z.uuid().nullable(),
    reason: z.string().max(2_000),
    by: z.object({ id: z.number().int().nullable(), name: z.string().max(200) }),
    /** ISO time; later entries of a document have later times. */
    at: z.iso.datetime(),
    /** The change of many documents at once that it belongs to. */
    batch: z.uuid().nullable(),
  })
  .refine(({ action, undoes }) => (action === "undo") === (undoes !== null), "undoes")
  .refine(({ action, field, value }) => action === "undo" || isValue(field, value), "value");
export type CorrectionEntry = z.infer<typeof CorrectionEntry>;

const inOrder = (a: CorrectionEntry, b: CorrectionEntry): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.uid < b.uid ? -1 : 1;

export interface Judged {
  readonly entry: CorrectionEntry;
  /** It has not been taken back. */
  readonly stands: boolean;
  /** The entry that took it back. */
  readonly undoneBy: CorrectionEntry | null;
}

/** Every entry with what became of it, oldest first. The order in which they are given does not matter. */
export function judged(entries: readonly CorrectionEntry[]): Judged[] {
  const undone = new Map<string, CorrectionEntry>();
  const result: Judged[] = [];
  for (const entry of [...entries].sort(inOrder).reverse()) {
    const undoneBy = undone.get(entry.uid) ?? null;
    if (undoneBy === null && entry.undoes !== null) undone.set(entry.undoes, entry);
    result.push({ entry, stands: undoneBy === null, undoneBy });
  }
  return result.reverse();
}

/** The entry that decides each field: the last that nobody has taken back. */
export function deciding(entries: readonly CorrectionEntry[]): Map<string, CorrectionEntry> {
  const decided = new Map<string, CorrectionEntry>();
  for (const { entry, stands } of judged(entries)) {
    if (stands && entry.action !== "undo") decided.set(entry.field, entry);
  }
  return decided;
}

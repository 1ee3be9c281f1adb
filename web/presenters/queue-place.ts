/** Places in the queue of doubtful fields, in addresses and in forms. */
import type { DoubtFilter } from "../../src/catalogue/index.ts";
import { FIELD_KINDS } from "../../src/corrections/fields.ts";
import { CAUSES } from "../../src/corrections/issues.ts";

export interface Place {
  readonly document: string;
  /** As the queue names it. */
  readonly field: string;
}

export interface QueuePlace extends DoubtFilter {
  readonly at: Place;
}

const PLACE = /^([0-9a-f]{32})~([\w#]{1,60})$/u;

export const placeText = ({ document, field }: Place): string => `${document}~${field}`;

export function placeOf(text: unknown): Place | null {
  const found = typeof text === "string" ? PLACE.exec(text) : null;
  return found ? { document: found[1] ?? "", field: found[2] ?? "" } : null;
}

export const filterOf = (kind: unknown, cause: unknown): DoubtFilter => ({
  kind: FIELD_KINDS.find((one) => one === kind) ?? null,
  cause: CAUSES.find((one) => one === cause) ?? null,
});

/** Parameters of a filter and more; what is empty is left out. */
export function queueHref({ kind, cause }: DoubtFilter, more: Readonly<Record<string, string>> = {}): string {
  const all = { muc: kind ?? "", "ly-do": cause ?? "", ...more };
  const given = Object.entries(all).filter(([, value]) => value !== "");
  return given.length === 0 ? "/can-xem" : `/can-xem?${new URLSearchParams(given)}`;
}

/** On to the next field behind a place, with what was just done. */
export const queuePlace = (
  queue: QueuePlace,
  done: { readonly document: string; readonly uid: string },
): string => queueHref(queue, { sau: placeText(queue.at), xong: `${done.document}~${done.uid}` });

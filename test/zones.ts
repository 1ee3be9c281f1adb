import type { Zones } from "../src/reading/zones.ts";

/** A text that is all body, but for the parts that a test names. */
export const zonesOf = (text: string, parts: Partial<Zones> = {}): Zones => ({
  header: { start: 0, end: 0 },
  subject: null,
  addressees: null,
  body: { start: 0, end: text.length },
  opening: { start: 0, end: 0 },
  recipients: null,
  signature: null,
  furniture: [],
  ...parts,
});

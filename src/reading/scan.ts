/** What is known of a text that was recognised from pictures of pages, besides its letters. */
import { z } from "zod";

/** A line of the head on which people write by hand: read several times, and believed only where all readings agree. */
export const ScannedLine = z.object({
  field: z.enum(["number", "date"]),
  /** As it stands in the text; what could not be read with certainty is "…". */
  text: z.string(),
  certain: z.boolean(),
  /** What the readings said where it is not certain: for people to look at, never a value. */
  readings: z.array(z.string()),
});
export type ScannedLine = z.infer<typeof ScannedLine>;

export const Scan = z.object({
  /** For each page how sure its recognition is (0 to 1); null where the file itself had the text. */
  pages: z.array(z.number().min(0).max(1).nullable()),
  lines: z.array(ScannedLine),
  /** The day of the electronic signature, `dd/mm/yyyy` as printed: the document is not younger. */
  signedOn: z.string().nullable(),
});
export type Scan = z.infer<typeof Scan>;

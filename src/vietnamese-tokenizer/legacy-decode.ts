import { decodeMojibake } from "./legacy-mojibake.ts";
import { legacyTables } from "./legacy-tables.ts";
import { decodeTcvn3 } from "./legacy-tcvn3.ts";

/** An encoding of before Unicode that can be told by its text, or UTF-8 that was read as Windows-1252. */
export type LegacyEncoding = "tcvn3" | "vni" | "cp1258" | "utf8-mojibake";

/**
 * Turns legacy text, whose bytes were read as Windows-1252, into Unicode (NFC).
 *
 * Decodes whatever it is given: `detectEncoding` tells whether it should be. Characters that the encoding does not
 * use stay. TCVN3 has no toned capitals: their case is taken from the letters around.
 */
export function decodeLegacy(text: string, encoding: LegacyEncoding): string {
  switch (encoding) {
    case "tcvn3":
      return decodeTcvn3(text);
    case "vni":
      return decodeVni(text);
    case "cp1258":
      return decodeCp1258(text);
    case "utf8-mojibake":
      return decodeMojibake(text);
    default: {
      const unknown: never = encoding;
      return unknown;
    }
  }
}

/** A vowel with its mark, or a letter on its own. */
export function decodeVni(text: string): string {
  const { vni } = legacyTables();
  return text.replace(/[AEOUYaeouyÔôÖö][ÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜËùøûõïâáàåãäêéèúüë]|[À-ÿ]/g, (found) => {
    const letter = vni.get(found);
    if (letter !== undefined || found.length === 1) return letter ?? found;
    return [...found].map((char) => vni.get(char) ?? char).join("");
  });
}

const CP1258_VOWEL = /[AEIOUYaeiouyÂÊÔâêôĂăƠơƯư]/;

export function decodeCp1258(text: string): string {
  const { cp1258Letters, cp1258Tones } = legacyTables();
  let last = "";
  const decoded = text.replace(/./gs, (char) => {
    const tone = cp1258Tones.get(char);
    last = tone !== undefined && CP1258_VOWEL.test(last) ? tone : (cp1258Letters.get(char) ?? char);
    return last;
  });
  return decoded.normalize("NFC");
}

export { fold, foldMarks } from "./fold.ts";
export { matchKey, searchKey } from "./key.ts";
export { isSyllable, parseSyllable, type Syllable } from "./syllable.ts";
export { type Token, tokenize } from "./tokens.ts";
export { placeTone, placeToneNew } from "./tone.ts";
export { decodeLegacy, type LegacyEncoding } from "./legacy/decode.ts";
export { convertLegacy, detectEncoding, type Encoding } from "./legacy/detect.ts";
export { cp1252Character } from "./legacy/tables.ts";
export { splitSyllables } from "./split.ts";

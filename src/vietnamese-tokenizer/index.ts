export { fold, foldMarks } from "./fold.ts";
export { matchKey, searchKey } from "./key.ts";
export { isSyllable, parseSyllable, type Syllable } from "./syllable.ts";
export { type Token, tokenize } from "./tokens.ts";
export { placeTone, placeToneNew } from "./tone.ts";

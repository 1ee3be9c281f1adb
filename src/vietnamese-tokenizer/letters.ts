/**
 * The letters of Vietnamese: twelve vowels in six tones, and đ.
 *
 * Every table is indexed by UTF-16 code unit and reaches up to TABLE_SIZE; what lies above has no Vietnamese
 * letter. They are made at the first use, so that importing the module costs nothing.
 */

export const TABLE_SIZE = 0x2000;

/** The toneless vowels, in dictionary order. */
export const PLAIN_VOWELS = "aăâeêioôơuưy";

/** Combining marks of the tones: ngang (none), huyền, sắc, hỏi, ngã, nặng. The place in this list is the tone's id. */
export const TONE_MARKS = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"] as const;

/** Tone ids of `TONE_MARKS`. */
export const TONE = { ngang: 0, huyen: 1, sac: 2, hoi: 3, nga: 4, nang: 5 } as const;

const UNMARKED: Record<string, string> = { ă: "a", â: "a", ê: "e", ô: "o", ơ: "o", ư: "u" };

/** Bits of `Letters.kind`. */
export const KIND = { vowel: 1, shaped: 2, consonant: 4 } as const;

export interface Letters {
  /** Tone id of a vowel, 0 for everything else. */
  tone: Uint8Array;
  /** The same letter without its tone (ộ → ô); itself for everything else. */
  toneless: Uint16Array;
  /** The same letter without tone and shape (ộ → o, đ → d); itself for everything else. */
  unmarked: Uint16Array;
  /** `unmarked` in lower case. */
  folded: Uint16Array;
  /** Lower case where it is one code unit; itself otherwise. */
  lower: Uint16Array;
  /** Bits of KIND; 0 for what is no Vietnamese letter (f, j, w and z count as consonants). */
  kind: Uint8Array;
  /** Toneless vowel and tone → code unit: `withTone[toneless * 6 + tone]`; 0 where there is none. */
  withTone: Uint16Array;
}

let tables: Letters | undefined;

/** The letter tables; made once. */
export function letters(): Letters {
  tables ??= makeTables();
  return tables;
}

function makeTables(): Letters {
  const made: Letters = {
    tone: new Uint8Array(TABLE_SIZE),
    toneless: Uint16Array.from({ length: TABLE_SIZE }, (_, code) => code),
    unmarked: Uint16Array.from({ length: TABLE_SIZE }, (_, code) => code),
    folded: new Uint16Array(TABLE_SIZE),
    lower: Uint16Array.from({ length: TABLE_SIZE }, (_, code) => lowerUnit(code)),
    kind: new Uint8Array(TABLE_SIZE),
    withTone: new Uint16Array(TABLE_SIZE * 6),
  };
  for (const vowel of [...PLAIN_VOWELS, ...PLAIN_VOWELS.toUpperCase()]) {
    const plain = vowel.charCodeAt(0);
    const lower = vowel.toLowerCase();
    const base = UNMARKED[lower] ?? lower;
    const unmarked = (vowel === lower ? base : base.toUpperCase()).charCodeAt(0);
    TONE_MARKS.forEach((mark, tone) => {
      const code = (vowel + mark).normalize("NFC").charCodeAt(0);
      made.tone[code] = tone;
      made.toneless[code] = plain;
      made.unmarked[code] = unmarked;
      made.kind[code] = KIND.vowel | (base === lower ? 0 : KIND.shaped);
      made.withTone[plain * 6 + tone] = code;
    });
  }
  for (const consonant of "bcdfghjklmnpqrstvwxzđ") {
    for (const letter of [consonant, consonant.toUpperCase()])
      made.kind[letter.charCodeAt(0)] = KIND.consonant;
  }
  // Ð U+00D0, ð U+00F0 and Ɖ U+0189 stand for Đ in many files.
  for (const letter of "ĐÐƉ") made.unmarked[letter.charCodeAt(0)] = 0x44;
  for (const letter of "đðɖ") made.unmarked[letter.charCodeAt(0)] = 0x64;
  for (let code = 0; code < TABLE_SIZE; code++) made.folded[code] = lowerUnit(made.unmarked[code] ?? code);
  return made;
}

/** Lower case of one code unit, itself where the lower case is longer (İ) or the unit is half a pair. */
export function lowerUnit(code: number): number {
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

/** What a quick look over a text finds that speaks for or against Unicode. */
export interface Signs {
  nonAscii: boolean;
  /** Beside an ASCII letter, a sign or letter of Latin-1 that Vietnamese does not use in Unicode. */
  foreign: number;
  /** Letters of Vietnamese that only Unicode has. */
  unicodeOnly: number;
  /** Whether anything looks like UTF-8 read as Windows-1252. */
  mojibake: boolean;
}

const LETTER = 1;
const FOREIGN = 2;
const UNICODE_ONLY = 4;
const LEAD = 8;
const NON_ASCII = 16;
/** Windows-1258 puts the characters of its tone marks after the vowel. */
const TONE_AFTER = 32;
const VOWEL_BEFORE = 64;
/** What the second byte of UTF-8 looks like in Windows-1252; LEAD is what the first one looks like. */
const CONTINUES = 128;

/** What only characters beyond ASCII are. */
const BEYOND_ASCII = FOREIGN | UNICODE_ONLY | LEAD | NON_ASCII;

/** Letters and signs that TCVN3, VNI and Windows-1258 put into words and Unicode Vietnamese does not. */
const FOREIGN_RANGES =
  "a1-ae b5-b9 bb-bf c4-c7 cb-cb ce-cf d1-d1 d6-d8 db-dc de-df e4-e7 eb-eb ee-f1 f6-f8 fb-fc fe-ff";

let classes: Uint8Array | undefined;

function classTable(): Uint8Array {
  if (classes !== undefined) return classes;
  const table = new Uint8Array(0x10000).fill(NON_ASCII, 0x80);
  const mark = (from: number, to: number, bits: number) => {
    for (let code = from; code <= to; code++) table[code] = (table[code] ?? 0) | bits;
  };
  mark(0x41, 0x5a, LETTER);
  mark(0x61, 0x7a, LETTER);
  for (const range of FOREIGN_RANGES.split(" ")) {
    const [from = "0", to = "0"] = range.split("-");
    mark(Number.parseInt(from, 16), Number.parseInt(to, 16), FOREIGN);
  }
  for (const char of "\u03bc\u2219ĞİŞış") mark(char.charCodeAt(0), char.charCodeAt(0), FOREIGN);
  for (const char of "ÌÒÞìò") mark(char.charCodeAt(0), char.charCodeAt(0), TONE_AFTER);
  for (const char of "aeiouyâêôãõýAEIOUYÂÊÔÃÕÝ") mark(char.charCodeAt(0), char.charCodeAt(0), VOWEL_BEFORE);
  for (const char of "ÃÄÅÆÌáâ") mark(char.charCodeAt(0), char.charCodeAt(0), LEAD);
  for (const char of "ĂăĐđĨĩŨũƠơƯư") mark(char.charCodeAt(0), char.charCodeAt(0), UNICODE_ONLY);
  mark(0x1ea0, 0x1ef9, UNICODE_ONLY);
  mark(0x300, 0x323, UNICODE_ONLY);
  mark(0x80, 0xbf, CONTINUES);
  mark(0x152, 0x192, CONTINUES);
  for (const char of "ˆ˜") mark(char.charCodeAt(0), char.charCodeAt(0), CONTINUES);
  mark(0x2013, 0x2122, CONTINUES);
  classes = table;
  return table;
}

/** Whether a character of FOREIGN stands in a text, or what begins UTF-8 read as Windows-1252 and goes on as such. */
function hasSign(text: string, table: Uint8Array): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const bits = table[text.charCodeAt(at)] ?? 0;
    if ((bits & FOREIGN) > 0 || ((bits & CONTINUES) > 0 && (before & LEAD) > 0)) return true;
    before = bits;
  }
  return false;
}

/** In anything longer than this there is a đ, which Windows-1258 shows as ð. */
const SHORT = 2000;
const CP1258_TONE = /[aeiouyâêôãõýAEIOUYÂÊÔÃÕÝ][ÌÒÞìò]/;

/** One pass over the text, and only a quick look in nearly all documents. */
export function lookForSigns(text: string): Signs {
  const table = classTable();
  if (!hasSign(text, table) && !(text.length < SHORT && CP1258_TONE.test(text))) {
    return { nonAscii: /[^\0-\x7f]/.test(text), foreign: 0, unicodeOnly: 0, mojibake: false };
  }
  let foreign = 0;
  let unicodeOnly = 0;
  let leads = 0;
  let all = 0;
  let previous = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Two ASCII characters in a row, half of a Vietnamese text, say nothing.
    if ((code | previous) < 0x80) {
      previous = code;
      continue;
    }
    const bits = table[code] ?? 0;
    const before = table[previous] ?? 0;
    if (((bits | before) & BEYOND_ASCII) > 0) {
      all |= bits;
      if ((bits & UNICODE_ONLY) > 0) unicodeOnly++;
      if (((bits & FOREIGN) > 0 && (before & LETTER) > 0) || ((before & FOREIGN) > 0 && (bits & LETTER) > 0))
        foreign++;
      if ((bits & TONE_AFTER) > 0 && (before & VOWEL_BEFORE) > 0) foreign++;
      if ((before & LEAD) > 0 && code >= 0x80 && code < 0x2200) leads++;
    }
    previous = code;
  }
  return { nonAscii: (all & NON_ASCII) > 0, foreign, unicodeOnly, mojibake: leads > 1 };
}

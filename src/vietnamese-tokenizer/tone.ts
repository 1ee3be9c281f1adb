import { fromUnits } from "./fold.ts";
import { KIND, letters, TABLE_SIZE } from "./letters.ts";
import { parseSyllable } from "./syllable.ts";

/**
 * Puts every tone mark where the old (and official) placement has it: hoà → hòa, thuỷ → thủy, and repairs marks
 * set on the wrong vowel by hand: hòan → hoàn, qúy → quý, ngừơi → người. Words that are no Vietnamese syllable stay.
 *
 * In: NFC text. Out: text of the same length. For search copies and keys; what is shown keeps its spelling.
 */
export function placeTone(text: string): string {
  return moveTones(text, false);
}

/** The new placement: hòa → hoà, thủy → thuỷ; otherwise as `placeTone`. */
export function placeToneNew(text: string): string {
  return moveTones(text, true);
}

function moveTones(text: string, newStyle: boolean): string {
  const { tone, kind } = letters();
  const length = text.length;
  let out = "";
  let copied = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0xc0 || code >= TABLE_SIZE || tone[code] === 0) continue;
    if (!hasKind(kind, text, at - 1, KIND.vowel) && !hasKind(kind, text, at + 1, KIND.vowel)) continue;
    const target = targetOf(text, at, kind, newStyle);
    if (target === at) continue;
    const [start, end] = runAround(text, at, kind);
    if (parseSyllable(text.slice(start, end)) === null) continue;
    out += text.slice(copied, start) + moved(text, start, end, at, target);
    copied = end;
    at = end - 1;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

function hasKind(kind: Uint8Array, text: string, at: number, bits: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  return code < TABLE_SIZE && ((kind[code] ?? 0) & bits) > 0;
}

/** The vowel that bears the tone of the cluster around `at`. */
function targetOf(text: string, at: number, kind: Uint8Array, newStyle: boolean): number {
  let from = at;
  let to = at + 1;
  while (hasKind(kind, text, from - 1, KIND.vowel)) from--;
  while (hasKind(kind, text, to, KIND.vowel)) to++;
  if (to - from > 1 && beginsAfterGlide(text, from)) from++;
  for (let i = to - 1; i >= from; i--) if (hasKind(kind, text, i, KIND.shaped)) return i;
  const count = to - from;
  if (count === 1) return from;
  if (count === 2) {
    const closed = hasKind(kind, text, to, KIND.consonant);
    return closed || (newStyle && opensWithGlide(text, from)) ? from + 1 : from;
  }
  return from + 1;
}

/** Whether the cluster's first vowel belongs to the onset: the u of "qu", the i of "gi". */
function beginsAfterGlide(text: string, from: number): boolean {
  const vowel = unmarkedLower(text, from);
  const before = unmarkedLower(text, from - 1);
  return (vowel === 0x75 && before === 0x71) || (vowel === 0x69 && before === 0x67);
}

/** oa, oe, uy: the rimes in which the two placements differ. */
function opensWithGlide(text: string, from: number): boolean {
  const pair = unmarkedLower(text, from) * 256 + unmarkedLower(text, from + 1);
  return pair === 0x6f61 || pair === 0x6f65 || pair === 0x7579;
}

function unmarkedLower(text: string, at: number): number {
  if (at < 0) return 0;
  const code = text.charCodeAt(at);
  return code < TABLE_SIZE ? (letters().folded[code] ?? 0) : 0;
}

function runAround(text: string, at: number, kind: Uint8Array): [number, number] {
  const any = KIND.vowel | KIND.consonant;
  const longest = 8;
  let start = at;
  let end = at + 1;
  while (at - start < longest && hasKind(kind, text, start - 1, any)) start--;
  while (end - at < longest && hasKind(kind, text, end, any)) end++;
  return [start, end];
}

function moved(text: string, start: number, end: number, from: number, to: number): string {
  const { tone, toneless, withTone } = letters();
  const units = new Uint16Array(end - start);
  for (let i = start; i < end; i++) units[i - start] = text.charCodeAt(i);
  const source = text.charCodeAt(from);
  units[from - start] = toneless[source] ?? source;
  units[to - start] = withTone[text.charCodeAt(to) * 6 + (tone[source] ?? 0)] ?? 0;
  return fromUnits(units);
}

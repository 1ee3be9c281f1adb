import { cp1252Character } from "../vietnamese-tokenizer/index.ts";
import { latinLookalikes } from "./lookalikes.ts";

/** What a character may need; a bit each, so that one look at a text tells which repairs it needs at all. */
const NEED = {
  control: 1,
  c1: 2,
  compose: 4,
  dStroke: 8,
  blank: 16,
  invisible: 32,
  compatible: 64,
  lookalike: 128,
} as const;

let needs: Uint8Array | undefined;

/** The needs of every UTF-16 code unit; made at the first use. */
function needTable(): Uint8Array {
  if (needs !== undefined) return needs;
  const table = new Uint8Array(0x10000);
  const mark = (need: number, ...ranges: readonly (readonly [number, number])[]) => {
    for (const [from, to] of ranges)
      for (let code = from; code <= to; code++) table[code] = (table[code] ?? 0) | need;
  };
  // Composing matters beyond Latin-1, except in the blocks that are composed already.
  mark(NEED.compose, [0x300, 0x1dff], [0x1f00, 0x1fff], [0x2100, 0xffff]);
  mark(NEED.control, [0, 8], [0xb, 0xb], [0xd, 0x1f], [0x7f, 0x7f]);
  mark(NEED.c1, [0x80, 0x9f]);
  for (const char of "ÐðƉɖ") mark(NEED.dStroke, [char.charCodeAt(0), char.charCodeAt(0)]);
  mark(
    NEED.blank,
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
  );
  mark(
    NEED.invisible,
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
    [0x180e, 0x180e],
    [0x200b, 0x200f],
    [0x202a, 0x202e],
  );
  mark(NEED.invisible, [0x2060, 0x206f], [0xfe00, 0xfe0f], [0xfeff, 0xfeff], [0xfff9, 0xfffb]);
  mark(
    NEED.compatible,
    [0x1cd, 0x1ce],
    [0x2010, 0x2011],
    [0xf000, 0xf0ff],
    [0xfb00, 0xfb06],
    [0xff01, 0xff5e],
  );
  mark(NEED.lookalike, [0x370, 0x3ff], [0x400, 0x4ff]);
  needs = table;
  return table;
}

/** The needs of all characters of a text together. */
function needsOf(text: string): number {
  const table = needTable();
  let all = 0;
  for (let at = 0; at < text.length; at++) all |= table[text.charCodeAt(at)] ?? 0;
  return all;
}

const LIGATURES: Record<string, string> = { ﬀ: "ff", ﬁ: "fi", ﬂ: "fl", ﬃ: "ffi", ﬄ: "ffl", ﬅ: "st", ﬆ: "st" };

/** Signs that Word keeps in the Symbol and Wingdings fonts, at U+F000 and their byte. */
const FONT_SIGNS: Record<number, string> = {
  32: " ",
  43: "+",
  45: "-",
  118: "•",
  119: "•",
  163: "□",
  167: "•",
  168: "□",
  183: "•",
  216: "•",
  224: "→",
  240: "→",
  252: "✓",
};

/**
 * Every character as it is meant: C1 controls as Windows-1252 has them, composed (NFC) with tone marks set right,
 * Đ by its own code, ligatures and wide forms as letters, odd blanks as blanks; what cannot be seen is gone.
 *
 * In: Unicode text with \n and \f as its only breaks. Out: the text, and the kinds of repair that were needed.
 */
export function repairCharacters(text: string): { text: string; repairs: string[] } {
  const found = needsOf(text);
  if (found === 0) return { text, repairs: [] };
  const repairs: string[] = [];
  let repaired = text;
  const step = (need: number, name: string, repair: (text: string) => string) => {
    if ((found & need) === 0) return;
    const next = repair(repaired);
    if (next !== repaired) repairs.push(name);
    repaired = next;
  };
  step(NEED.control, "controls", withoutControls);
  step(NEED.c1, "c1", (text) =>
    text.replace(/[\u0080-\u009f]/g, (char) => cp1252Character(char.charCodeAt(0))),
  );
  step(NEED.compatible, "ligatures", plainForms);
  step(NEED.invisible, "invisible", withoutInvisible);
  step(NEED.compose, "composition", compose);
  step(NEED.dStroke, "d-stroke", (text) => text.replace(/[ÐƉ]/g, "Đ").replace(/[ðɖ]/g, "đ"));
  step(NEED.blank, "blanks", (text) => text.replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " "));
  step(NEED.lookalike, "lookalikes", latinLookalikes);
  return { text: repaired, repairs };
}

/** Word's hyphens as such; other controls but line and page breaks say nothing. */
function withoutControls(text: string): string {
  return text.replaceAll("\u001e", "-").replace(/[^\P{Cc}\n\t\f\u0080-\u009f]/gu, "");
}

function withoutInvisible(text: string): string {
  return text.replace(
    /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ufe00-\ufe0f]/g,
    "",
  );
}

function plainForms(text: string): string {
  return text
    .replace(/[\ufb00-\ufb06]/g, (char) => LIGATURES[char] ?? char)
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/\u01ce/g, "ă")
    .replace(/\u01cd/g, "Ă")
    .replace(/[\uf000-\uf0ff]/g, (char) => FONT_SIGNS[char.charCodeAt(0) - 0xf000] ?? char);
}

/** NFC, and a tone mark typed before a circumflex, breve or horn, which NFC leaves: é + U+0302 → ế. */
function compose(text: string): string {
  return text
    .normalize("NFC")
    .replace(/([\u00c0-\u1ef9])([\u0302\u0306\u031b])/g, (both, letter: string, shape: string) => {
      const [base = "", ...tones] = letter.normalize("NFD");
      const composed = (base + shape + tones.join("")).normalize("NFC");
      return composed.length === 1 ? composed : both;
    });
}

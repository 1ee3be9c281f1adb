/**
 * Marks typed are marks meant: the engine strips every mark, so each text has a second copy in which every marked
 * Vietnamese letter is written, one for one, as a letter that the engine leaves alone.
 *
 * Which letters those are was found by test on Meilisearch 1.21; `test/search/meilisearch/letters.test.ts` repeats it.
 */
const KEPT = "ƀƃƅƈƌƒƕƙƚƛƞƣƥƨƭƴƶƹƽƿǝǥȝȣȥȼȿɀɂɇɉɋɍɏɐɑɒɓɔɖɗəɛɜɠɡɣɤɥɦɨɩɪɫɬɯɱɲɵɽʀʂʃʇʈʉʊʋ";

/** Written before a letter of no Vietnamese alphabet, and before a document number: neither occurs in a word. */
const FOREIGN = "ʌ";
export const NUMBER_PREFIX = "ʒ";

/** The 66 marked vowels in their tones, and đ. */
const MARKED_LETTERS = [
  ..."aăâeêioôơuưy".split("").flatMap((vowel) => {
    const tones = ["\u0300", "\u0301", "\u0309", "\u0303", "\u0323"].map((tone) => vowel + tone);
    return "aeiouy".includes(vowel) ? tones : [vowel, ...tones];
  }),
  "đ",
].map((letter) => letter.normalize("NFC"));

interface Spelling {
  readonly plain: string;
  readonly marked: string;
}

/** Both spellings of a lower-case character. */
const SPELLINGS: ReadonlyMap<string, Spelling> = new Map([
  ..."abcdefghijklmnopqrstuvwxyz0123456789"
    .split("")
    .map((char): [string, Spelling] => [char, { plain: char, marked: char }]),
  ...MARKED_LETTERS.map((letter, index): [string, Spelling] => [
    letter,
    { plain: baseOf(letter), marked: KEPT[index] ?? FOREIGN },
  ]),
]);

function baseOf(letter: string): string {
  return letter === "đ" ? "d" : (letter.normalize("NFD")[0] ?? letter);
}

/** The two spellings of one lower-case character in the index; together they hold nothing that the engine would change. */
export function spellingOf(char: string): Spelling {
  const known = SPELLINGS.get(char);
  if (known) return known;
  if (char === "ð" || char === "ɖ") return spellingOf("đ");
  const marked = FOREIGN + (char.codePointAt(0) ?? 0).toString(36);
  const base = baseOf(char);
  // ü is a marked u, as é is a marked e; я is a letter of its own.
  return { plain: /^[a-z]$/u.test(base) ? base : marked, marked };
}

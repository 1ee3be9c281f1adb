import { isVowelFirstSyllable } from "./split.ts";
import { isSyllable, parseSyllable } from "./syllable.ts";

/**
 * TCVN3 keeps ư at the place of the soft hyphen, and readers that drop soft hyphens (PDF.js, catdoc) lose every
 * untoned ư of a document: "phơng hớng", "đợc", "nh". Such a document is told by having none at all.
 */

/** Words that are syllables without their ư too, but hardly ever meant: the pair without and with it. */
const MEANT = pairsOf(
  "ngời người dới dưới lới lưới cời cười tơi tươi rỡi rưỡi lỡi lưỡi cỡi cưỡi cới cưới gơm gươm bớm bướm vơn vươn vờn vườn vợn vượn " +
    "lơn lươn sờn sườn mợn mượn mớn mướn cớp cướp vợt vượt lợt lượt trợt trượt mợt mượt lớt lướt mớt mướt cha chưa lu lưu " +
    "mu mưu hu hưu bu bưu u ưu đa đưa ma mưa su sưu",
);

/** Words without a vowel, and what they are where they stand as a word. */
const BARE = pairsOf(
  "nh như nhng nhưng hng hưng t tư c cư th thư ng ngư s sư d dư h hư trng trưng lng lưng chng chưng ngng ngưng dng dưng",
);

/** Neighbours with which a word of MEANT is right without its ư. */
const RIGHT_BEFORE: Record<string, string> = {
  đa: "tối cây",
  ngời: "sáng rạng",
  su: "cao",
  u: "khối",
  cha: "ông mẹ",
};
const RIGHT_AFTER: Record<string, string> = {
  đa: "dạng số ngành phương phơng năng chiều cấp quốc phần dân văn nguyên tầng thành canh đảng sắc mục nghĩa khoa hệ bội dụng",
  cha: "mẹ ông xứ anh con đẻ nuôi",
  ma: "túy tuý lực sát trận thuật chay",
  su: "hào",
  u: "nhọt",
};

/** Before these a single letter is a label: điểm c, khoản d. */
const LABELLED = new Set("điểm khoản mục loại hạng nhóm lớp tổ phụ lục bảng nhà khu lô".split(" "));

const FEWEST_WORDS = 60;

/** Whether a decoded text of some length has (nearly) no ư without a tone: about one word in ten should. */
export function lostU(decoded: string): boolean {
  let marked = 0;
  let withU = 0;
  for (const [word] of decoded.matchAll(/[\p{L}\p{M}]+/gu)) {
    if (!/[^\0-\x7f]/.test(word)) continue;
    marked++;
    // The capital has a code of its own, and is not lost.
    if (word.includes("ư")) withU++;
  }
  return marked >= FEWEST_WORDS && withU * 200 < marked;
}

/** Puts the lost ư back: where the word is no syllable without it, or is hardly ever meant without. */
export function restoreLostU(decoded: string): string {
  const words = [...decoded.matchAll(/[\p{L}\p{M}]+/gu)];
  let out = "";
  let copied = 0;
  words.forEach((match, i) => {
    const word = match[0];
    if (word.length > 6) return;
    const end = match.index + word.length;
    const restored = restore(word, {
      before: words[i - 1]?.[0].toLowerCase() ?? "",
      after: words[i + 1]?.[0].toLowerCase() ?? "",
      alone: STANDS_BEFORE.test(decoded.charAt(match.index - 1)) && STANDS_AFTER.test(decoded.charAt(end)),
      label: /[.)]/.test(decoded.charAt(end)),
    });
    if (restored === word) return;
    out += decoded.slice(copied, match.index) + restored;
    copied = end;
  });
  return out + decoded.slice(copied);
}

/** What may stand beside a word that is none of a code. */
const STANDS_BEFORE = /^[\s("“]?$/;
const STANDS_AFTER = /^[\s,;:.)”"…]?$/;

interface Place {
  before: string;
  after: string;
  /** Whether it stands on its own, not in a code ("t/h"). */
  alone: boolean;
  /** Whether it is followed as a label is: "c)". */
  label: boolean;
}

function restore(word: string, { before, after, alone, label }: Place): string {
  const lower = word.toLowerCase();
  const bare = BARE.get(lower);
  if (bare !== undefined) {
    const isLabel =
      "cdhs".includes(lower) && (label || LABELLED.has(before) || isLetter(before) || isLetter(after));
    const isWord = alone && word.slice(1) === lower.slice(1) && !isLabel && !isTornEnd(after);
    return isWord ? withCase(bare, word) : word;
  }
  const meant = MEANT.get(lower);
  if (meant !== undefined) {
    const right = has(RIGHT_BEFORE[lower], before) || has(RIGHT_AFTER[lower], after);
    return right ? word : withCase(meant, word);
  }
  if (!/[^\0-\x7f]/.test(word) || !/[^b-df-hj-np-tv-xzđ]/.test(lower) || isSyllable(word)) return word;
  const fits: string[] = [];
  for (let at = 0; at <= lower.length; at++) {
    const candidate = `${lower.slice(0, at)}ư${lower.slice(at)}`;
    if (isSyllable(candidate)) fits.push(candidate);
  }
  return fits.length === 1 ? withCase(fits[0] ?? word, word) : word;
}

/** A letter on its own, as in a list of labels: "điểm b, c, d". */
function isLetter(word: string): boolean {
  return /^[a-zđ]$/.test(word) && word !== "t";
}

/** The rest of a syllable that was torn apart: in "c òn", c is no "cư". */
function isTornEnd(word: string): boolean {
  const syllable = parseSyllable(word);
  return /^[aeiouyăâêôơư]/i.test(word.normalize("NFD")) && (syllable === null || !isVowelFirstSyllable(word));
}

function has(list: string | undefined, word: string): boolean {
  return list !== undefined && word !== "" && list.split(" ").includes(word);
}

function withCase(restored: string, like: string): string {
  if (like.length > 1 && like === like.toUpperCase()) return restored.toUpperCase();
  const first = like.charAt(0);
  return first === first.toUpperCase() ? restored.charAt(0).toUpperCase() + restored.slice(1) : restored;
}

function pairsOf(list: string): Map<string, string> {
  const words = list.split(" ");
  return new Map(words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? word] as const] : [])));
}

import { KIND, letters, TABLE_SIZE, TONE } from "./letters.ts";

/** A Vietnamese syllable taken apart, in lower case: "QUYẾT" is qu + yêt, tone sắc. */
export interface Syllable {
  onset: string;
  /** Vowels and final consonants without the tone. */
  rime: string;
  /** 0 ngang, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng. */
  tone: number;
}

/** The rimes of Vietnamese (without the u of "qu" and the i of "gi"), by their first letter. */
const RIMES = {
  a: "a ac ach ai am an ang anh ao ap at au ay",
  ă: "ăc ăm ăn ăng ăp ăt",
  â: "âc âm ân âng âp ât âu ây",
  e: "e ec em en eng eo ep et",
  ê: "ê êc êch êm ên êng ênh êp êt êu",
  i: "i ia ic ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu",
  o: "o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot oăc oăm oăn oăng oăp oăt",
  ô: "ô ôc ôi ôm ôn ông ôp ôt",
  ơ: "ơ ơi ơm ơn ơp ơt",
  u: "u ua uc ui um un ung up ut uy uya uych uyn uynh uyp uyt uyu uyên uyêt uân uât uây uê uêch uênh uêu uôc uôi uôm uôn uông uôt uơ",
  ư: "ư ưa ưc ưi ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu",
  y: "y ynh yt yêm yên yêng yêt yêu",
};

const ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";

const LONGEST = 7;

interface Sounds {
  rimes: Set<string>;
  onsets: Set<string>;
}
let sounds: Sounds | undefined;
function knownSounds(): Sounds {
  sounds ??= {
    rimes: new Set(Object.values(RIMES).flatMap((list) => list.split(" "))),
    onsets: new Set(["", ...ONSETS.split(" ")]),
  };
  return sounds;
}

/**
 * Takes a syllable apart, or returns null where it is none: an unknown rime, two tones, a tone that a stop
 * (c, ch, p, t) does not bear, an onset that is not spelled so before its vowel (c, g, ng before e, ê, i).
 * The tone may sit on any vowel of the rime (hòa, hoà, hòan).
 */
export function parseSyllable(text: string): Syllable | null {
  const { kind, toneless, tone: tones, lower } = letters();
  if (text.length === 0 || text.length > LONGEST) return null;
  let bare = "";
  let tone = 0;
  let vowelsFrom = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= TABLE_SIZE || kind[code] === 0) return null;
    const found = tones[code] ?? 0;
    if (found > 0) {
      if (tone > 0) return null;
      tone = found;
    }
    if (vowelsFrom < 0 && ((kind[code] ?? 0) & KIND.vowel) > 0) vowelsFrom = i;
    bare += String.fromCharCode(lower[toneless[code] ?? code] ?? code);
  }
  if (vowelsFrom < 0) return null;
  const cut = onsetLength(bare, vowelsFrom);
  const onset = bare.slice(0, cut);
  const rime = bare.slice(cut);
  if (!knownSounds().onsets.has(onset) || !knownSounds().rimes.has(rime)) return null;
  if (!spelledRight(onset, rime)) return null;
  if (/(?:c|ch|p|t)$/.test(rime) && tone !== TONE.sac && tone !== TONE.nang) return null;
  return { onset, rime, tone };
}

/** Whether a string is one well-formed Vietnamese syllable, in any case. */
export function isSyllable(text: string): boolean {
  return parseSyllable(text) !== null;
}

/** The u of "qu" and the i of "gi" before another vowel belong to the onset. */
function onsetLength(bare: string, vowelsFrom: number): number {
  const before = bare.slice(0, vowelsFrom);
  if (before === "q" && bare[vowelsFrom] === "u" && bare.length > vowelsFrom + 1) return 2;
  if (before === "g" && bare[vowelsFrom] === "i" && isVowel(bare, vowelsFrom + 1)) return 2;
  return vowelsFrom;
}

function isVowel(bare: string, at: number): boolean {
  return at < bare.length && ((letters().kind[bare.charCodeAt(at)] ?? 0) & KIND.vowel) > 0;
}

function spelledRight(onset: string, rime: string): boolean {
  const front = "eêi".includes(rime.charAt(0));
  switch (onset) {
    case "":
      return !rime.startsWith("iê") && rime !== "ynh" && rime !== "yt";
    case "c":
    case "ng":
      return !front && !rime.startsWith("y");
    case "g":
      return !"eê".includes(rime.charAt(0)) && !rime.startsWith("y");
    case "gh":
    case "ngh":
      return front;
    default:
      return onset === "qu" || !/^y./.test(rime);
  }
}

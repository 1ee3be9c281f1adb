/**
 * Characters of the encodings that came before Unicode, as they look when their bytes are read as Windows-1252.
 * Checked against UniKey, u-convert and glibc.
 */

/** TCVN3 (ABC fonts: .VnTime, .VnArial): each legacy character, then its letter. Toned capitals have none of their own. */
const TCVN3_PAIRS =
  "¸áµà¶ả·ã¹ạ©âÊấÇầÈẩÉẫËậ¨ă¾ắ»ằ¼ẳ½ẵÆặ®đÐéÌèÎẻÏẽÑẹªêÕếÒềÓểÔễÖệÝí×ìØỉÜĩÞịãóßòáỏâõäọ«ôèốåồæổçỗéộ¬ơíớêờëởìỡîợóúïùñủòũôụ\u00adưøứõừöử÷ữùựýýúỳûỷüỹþỵ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ";

/**
 * What readers give in place of a TCVN3 character: look-alikes of PDF (Greek mu, bullet operator, minus), and the
 * characters of Windows-1254, by which Word takes a font that it holds for Turkish (".VnTimeH Tur").
 */
const TCVN3_LOOKALIKES = "\u03bcà\u2219ã\u2212ưĞéİíŞịıýşỵ";

/** Letters of Vietnamese that no byte of a legacy text reads as. */
export const UNICODE_ONLY_LETTERS = "ĂăĐđĨĩŨũƠơƯư\\u1ea0-\\u1ef9";

/** VNI: the mark that follows a vowel, and the letters that the vowels a, e, o, ô, u, ö, y make with it. */
const VNI_VOWELS = "aeoôuöy";
const VNI_MARKS: Record<string, string> = {
  ù: "áéóớúứý",
  ø: "àèòờùừỳ",
  û: "ảẻỏởủửỷ",
  õ: "ãẽõỡũữỹ",
  ï: "ạẹọợụự ",
  â: "âêô    ",
  á: "ấếố    ",
  à: "ầềồ    ",
  å: "ẩểổ    ",
  ã: "ẫễỗ    ",
  ä: "ậệộ    ",
  ê: "ă      ",
  é: "ắ      ",
  è: "ằ      ",
  ú: "ẳ      ",
  ü: "ẵ      ",
  ë: "ặ      ",
};
const VNI_SINGLES = "ñđííììæỉóĩòịôơöưîỵ";

/** Windows-1258: letters that differ from Windows-1252, and the combining marks that follow their vowel. */
const CP1258_LETTERS = "ÃĂãăÐĐðđÕƠõơÝƯýư";
const CP1258_TONES = "Ì\u0300Ò\u0309Þ\u0303ì\u0301ò\u0323";

/** The characters of bytes 0x80 to 0x9F in Windows-1252; a space where the byte stands for none. */
const CP1252_UPPER = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

export interface LegacyTables {
  tcvn3: Map<string, string>;
  /** Two characters or one → letter, both cases, and a mark of the other case than its vowel. */
  vni: Map<string, string>;
  cp1258Letters: Map<string, string>;
  cp1258Tones: Map<string, string>;
  /** Character of Windows-1252 → byte, for what is not its own code. */
  cp1252Bytes: Map<string, number>;
}

let tables: LegacyTables | undefined;

/** The tables as maps; made at the first use. */
export function legacyTables(): LegacyTables {
  tables ??= {
    tcvn3: pairs(TCVN3_PAIRS + TCVN3_LOOKALIKES),
    vni: vniTable(),
    cp1258Letters: pairs(CP1258_LETTERS),
    cp1258Tones: pairs(CP1258_TONES),
    cp1252Bytes: new Map(
      [...CP1252_UPPER].map((char, at) => [char, 0x80 + at] as const).filter(([char]) => char !== " "),
    ),
  };
  return tables;
}

/** The character that Windows-1252 has for a C1 control character; none where it leaves the byte undefined. */
export function cp1252Character(code: number): string {
  const char = CP1252_UPPER.charAt(code - 0x80);
  return char === " " ? "" : char;
}

function pairs(list: string): Map<string, string> {
  const map = new Map<string, string>();
  for (let i = 0; i < list.length; i += 2) map.set(list.charAt(i), list.charAt(i + 1));
  return map;
}

function vniTable(): Map<string, string> {
  const map = new Map<string, string>();
  const add = (legacy: string, letter: string) => {
    map.set(legacy, letter);
    map.set(legacy.toUpperCase(), letter.toUpperCase());
  };
  for (const [legacy, letter] of pairs(VNI_SINGLES)) add(legacy, letter);
  for (const [mark, made] of Object.entries(VNI_MARKS)) {
    [...VNI_VOWELS].forEach((vowel, at) => {
      const letter = made.charAt(at);
      if (letter === " ") return;
      add(vowel + mark, letter);
      map.set(vowel + mark.toUpperCase(), letter);
      map.set(vowel.toUpperCase() + mark, letter.toUpperCase());
    });
  }
  return map;
}

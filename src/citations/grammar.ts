/** What of the tables the citation grammar needs, prepared once per set of tables. */
import type { Knowledge } from "../knowledge/index.ts";
import { nameKey } from "../knowledge/index.ts";
import { lowerSameLength } from "./passage.ts";

export interface Grammar {
  /** Every type word of a text in lower case: "chỉ thị", "thông tư liên tịch". Global; may begin inside a word. */
  readonly typeWords: RegExp;
  /** The type as staff write it for a word in lower case on one line: "kết luận" → "Kết luận", "văn bản" → "Công văn". */
  typeOf(word: string): string | null;
  /** Names of organs in lower case with the systems they belong to. */
  readonly organSystems: readonly (readonly [name: string, system: string])[];
  /** Names of organs in lower case, longest first, by their first word. */
  organNames(firstWord: string): readonly string[];
  /** Names of laws in lower case without "luật", longest first, by their first word. */
  lawNames(firstWord: string): readonly string[];
}

/** Second words of joint documents and programmes, for the types that have them. */
const COMPOUNDS = ["hành động", "phối hợp", "liên tịch", "liên ngành", "liên bộ"];
const COMPOUNDED = new Set([
  "nghị quyết",
  "thông tư",
  "chương trình",
  "kế hoạch",
  "hướng dẫn",
  "quy chế",
  "quy định",
]);
/** Single words that are too common to be looked at, and abbreviations, which are matched in capitals elsewhere. */
const SKIPPED = new Set(["lệnh", "ttlt", "điều lệ", "chiến lược", "dự án", "bản sao"]);

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  NQ: "Nghị quyết",
  QĐ: "Quyết định",
  CT: "Chỉ thị",
  KL: "Kết luận",
  NĐ: "Nghị định",
  TT: "Thông tư",
  KH: "Kế hoạch",
  HD: "Hướng dẫn",
  CV: "Công văn",
  TB: "Thông báo",
};

/** Abbreviated types before a number: "QĐ 217", "NQ số 18", "NQTW4". Matched in the original case. */
export const ABBREVIATED_TYPE =
  /(?<![\p{L}\d/.-])(NQ|QĐ|CT|KL|NĐ|TT|KH|HD|CV|TB)(?=[ ]{0,2}(?:số|SỐ|TW|TƯ|T\.Ư|Trung|HN|Hội|ĐH|\d))/gu;
export const typeOfAbbreviation = (abbreviation: string): string | null =>
  ABBREVIATIONS[abbreviation] ?? null;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");

/** Words as one pattern, grouped by their syllables: a long list of alternatives would be tried at every letter. */
function syllableTrie(words: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const [first = "", ...rest] = word.split(" ");
    const group = groups.get(first);
    if (group) group.push(rest.join(" "));
    else groups.set(first, [rest.join(" ")]);
  }
  const alternatives = [...groups].map(([first, rests]) => {
    const longer = rests.filter((rest) => rest !== "");
    if (longer.length === 0) return escaped(first);
    const tail = `\\s{1,3}${syllableTrie(longer)}`;
    return `${escaped(first)}${longer.length < rests.length ? `(?:${tail})?` : tail}`;
  });
  return alternatives.length === 1 ? (alternatives[0] ?? "") : `(?:${alternatives.join("|")})`;
}

function byFirstWord(names: Iterable<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const name of new Set(names)) {
    const first = /^[^\s,-]+/u.exec(name)?.[0] ?? name;
    const group = groups.get(first);
    if (group) group.push(name);
    else groups.set(first, [name]);
  }
  for (const group of groups.values()) group.sort((a, b) => b.length - a.length);
  return groups;
}

const lowerName = (name: string): string => nameKeyWithCommas(name);
/** Lower case and old tone places as `nameKey`, but with the commas that stand inside "Văn hóa, Thể thao". */
const nameKeyWithCommas = (name: string): string =>
  name
    .split(",")
    .map((part) => nameKey(part))
    .join(", ");

function build(knowledge: Knowledge): Grammar {
  const words = new Map<string, string>();
  for (const type of knowledge.types.all) {
    for (const word of [type.name, ...type.words]) {
      const lower = lowerSameLength(word);
      if (SKIPPED.has(lower)) continue;
      words.set(lower, lower.startsWith(lowerSameLength(type.name)) ? capitalised(word) : type.name);
    }
    const base = lowerSameLength(type.name);
    if (COMPOUNDED.has(base))
      for (const compound of COMPOUNDS) words.set(`${base} ${compound}`, `${type.name} ${compound}`);
  }
  const typeWords = new RegExp(`${syllableTrie([...words.keys()])}(?![\\p{L}\\d])`, "gu");
  const named = knowledge.organs.all.flatMap((organ) => {
    const templates =
      typeof organ.template === "string" ? [organ.template] : Object.values(organ.template ?? {});
    const names = [organ.name, ...organ.aliases, ...templates.map((name) => name.split("{")[0] ?? "")];
    return names
      .map((name) => lowerName(name.split(/ [/(]/u)[0] ?? "").trim())
      .filter((name) => name.length > 1)
      .map((name) => [name, organ.system] as const);
  });
  const organs = byFirstWord(named.map(([name]) => name));
  const laws = byFirstWord(knowledge.laws.all.flatMap((law) => [law.name, ...law.aliases].map(lowerName)));
  return {
    typeWords,
    typeOf: (word) => words.get(word) ?? null,
    organSystems: named.filter(([name]) => name.length > 3),
    organNames: (first) => organs.get(first) ?? [],
    lawNames: (first) => laws.get(first) ?? [],
  };
}

const prepared = new WeakMap<Knowledge, Grammar>();

export function grammarOf(knowledge: Knowledge): Grammar {
  const known = prepared.get(knowledge);
  if (known) return known;
  const grammar = build(knowledge);
  prepared.set(knowledge, grammar);
  return grammar;
}

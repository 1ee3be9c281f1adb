/** What of the tables the citation grammar needs, prepared once per set of tables. */
import type { Knowledge } from "../knowledge/index.ts";
import { nameKey } from "../knowledge/index.ts";
import { lowerSameLength } from "./passage.ts";

export interface Grammar {
  /** Every type word of a text in lower case: "chỉ thị", "thông tư liên tịch". Global. */
  readonly typeWords: RegExp;
  /** The type as staff write it for a printed word: "kết luận" → "Kết luận", "văn bản" → "Công văn". */
  typeOf(word: string): string | null;
  /** Names of organs in lower case, longest first, by their first word. */
  organNames(firstWord: string): readonly string[];
  /** Names of laws in lower case without "luật", longest first, by their first word. */
  lawNames(firstWord: string): readonly string[];
}

/** Types that letters cite; the others (giấy mời, hợp đồng, …) count only with a number behind them. */
const COMPOUNDS = ["hành động", "phối hợp", "liên tịch", "liên ngành"];
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
const escaped = (word: string): string =>
  word.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&").replace(/ /gu, "\\s{1,3}");

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
    if (!SKIPPED.has(base) && !base.includes(" liên ") && !base.includes("phối hợp"))
      for (const compound of COMPOUNDS) words.set(`${base} ${compound}`, `${type.name} ${compound}`);
  }
  // A joint plan or programme is printed with its extra word; the table's own compounds stay what they are.
  const alternatives = [...words.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const typeWords = new RegExp(`(?<![\\p{L}\\d])(?:${alternatives.join("|")})(?![\\p{L}\\d])`, "gu");
  const organs = byFirstWord(
    knowledge.organs.all.flatMap((organ) => {
      const templates =
        typeof organ.template === "string" ? [organ.template] : Object.values(organ.template ?? {});
      const names = [organ.name, ...organ.aliases, ...templates.map((name) => name.split("{")[0] ?? "")];
      return names
        .map((name) => lowerName(name.split(/ [/(]/u)[0] ?? "").trim())
        .filter((name) => name.length > 1);
    }),
  );
  const laws = byFirstWord(knowledge.laws.all.flatMap((law) => [law.name, ...law.aliases].map(lowerName)));
  return {
    typeWords,
    typeOf: (word) => words.get(word.replace(/\s+/gu, " ")) ?? null,
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

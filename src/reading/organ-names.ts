/**
 * What a printed organ name stands for: "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN", "LĐLĐ huyện Gia Lâm",
 * "Ban Tuyên giáo Tỉnh ủy", "CĐCS Trường THCS Lê Lợi".
 *
 * A name is compared token by token without marks, abbreviations written out; the longest beginning of a row of
 * the organ table wins, and what is left of the name is its place or, for organs that are taken as printed, its
 * own name.
 */
import type { Knowledge, Organ, Place } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";

export type Rank =
  | "tỉnh"
  | "thành phố"
  | "huyện"
  | "quận"
  | "thị xã"
  | "xã"
  | "phường"
  | "thị trấn"
  | "đặc khu";

export interface OrganMention {
  /** Rows that the name may be an instance of; several where only the place tells them apart. */
  readonly rows: readonly Organ[];
  readonly rank: Rank | null;
  /** Name of the place as printed, without its rank; null where none is printed. */
  readonly placeName: string | null;
  /** Units that the place may be. */
  readonly places: readonly Place[];
  /** What is left of the name and is no place: the own name of a grassroots union. */
  readonly ownName: string | null;
  /** What is left behind organ and place: nothing, when the words are a name and no more. */
  readonly left: string;
  /** "Ban Thường vụ", "Ban Chấp hành", … in front of the organ, as printed. */
  readonly body: string | null;
}

interface Word {
  readonly folded: string;
  /** Range of the printed token that it comes from. */
  readonly start: number;
  readonly end: number;
}

interface Phrase {
  readonly words: readonly string[];
  readonly organ: Organ;
  readonly rank: Rank | null;
  /** Whether a place or an own name may follow. */
  readonly open: boolean;
}

const RANKS: readonly (readonly [readonly string[], Rank])[] = [
  [["thanh", "pho"], "thành phố"],
  [["thi", "tran"], "thị trấn"],
  [["thi", "xa"], "thị xã"],
  [["dac", "khu"], "đặc khu"],
  [["tinh"], "tỉnh"],
  [["huyen"], "huyện"],
  [["quan"], "quận"],
  [["xa"], "xã"],
  [["phuong"], "phường"],
];
const LEVELS: Readonly<Record<Rank, readonly Organ["level"][]>> = {
  tỉnh: ["tỉnh"],
  "thành phố": ["tỉnh", "huyện"],
  huyện: ["huyện"],
  quận: ["huyện"],
  "thị xã": ["huyện"],
  xã: ["xã"],
  phường: ["xã"],
  "thị trấn": ["xã"],
  "đặc khu": ["xã"],
};
export const levelsOf = (rank: Rank): readonly Organ["level"][] => LEVELS[rank];

/** Bodies that sign for an organ and are named before it; longer ones first. */
const BODIES = [
  "ban thuong vu",
  "ban chap hanh",
  "ban thuong truc",
  "thuong truc",
  "doan chu tich",
  "ban bi thu",
  "ban lanh dao",
  "tap the lanh dao",
  "lanh dao",
  "thuong vu",
].map((body) => body.split(" "));

interface Index {
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  readonly expansions: ReadonlyMap<string, readonly string[]>;
  /** The first words of all names, expansions and bodies. */
  readonly beginnings: ReadonlySet<string>;
}
const indexes = new WeakMap<Knowledge, Index>();

function indexOf(knowledge: Knowledge): Index {
  const known = indexes.get(knowledge);
  if (known) return known;
  const expansions = new Map<string, readonly string[]>([
    ["vn", ["viet", "nam"]],
    ["tp", ["thanh", "pho"]],
    ["tx", ["thi", "xa"]],
    ["tt", ["thi", "tran"]],
    ["cd", ["cong", "doan"]],
    ["tu", ["trung", "uong"]],
    ["btt", ["ban", "thuong", "truc"]],
    ["cdvc", ["cong", "doan", "vien", "chuc"]],
    ["kcn", ["khu", "cong", "nghiep"]],
    ["pgd", ["phong", "giao", "duc"]],
  ]);
  for (const { abbreviation, expansion, twoWay } of knowledge.abbreviations) {
    if (twoWay && /^\p{Lu}{3,}$/u.test(abbreviation))
      expansions.set(fold(abbreviation), fold(expansion).match(/[a-z\d]+/gu) ?? []);
  }
  expansions.delete("tu");
  const phrases = new Map<string, Phrase[]>();
  const add = (name: string, organ: Organ, rank: Rank | null, open: boolean) => {
    const words = wordsOf(name, expansions).map(({ folded }) => folded);
    const first = words[0];
    if (first === undefined) return;
    const list = phrases.get(first) ?? [];
    if (
      !list.some(
        (phrase) =>
          phrase.organ === organ && phrase.rank === rank && phrase.words.join(" ") === words.join(" "),
      )
    )
      list.push({ words, organ, rank, open });
    phrases.set(first, list);
  };
  for (const organ of knowledge.organs.all) {
    for (const [name, rank, open] of namesOf(organ)) add(name, organ, rank, open);
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  const beginnings = new Set([
    ...phrases.keys(),
    ...expansions.keys(),
    ...BODIES.flatMap(([first]) => first ?? []),
  ]);
  const index = { phrases, expansions, beginnings };
  indexes.set(knowledge, index);
  return index;
}

const TRAILING_RANK = / (?:cấp )?(tỉnh|thành phố|TP|huyện|quận|thị xã|xã|phường|đặc khu)$/iu;

/** The printed beginnings of a row: its name and aliases, or what stands before the place of its template. */
function namesOf(organ: Organ): [string, Rank | null, boolean][] {
  if (organ.named) {
    const own = [organ.name, ...organ.aliases].map((name) => name.replace(/\s*\(.*$/u, ""));
    return own.map((name) => [name, null, true]);
  }
  if (organ.template === undefined) return [organ.name, ...organ.aliases].map((name) => [name, null, false]);
  const names: [string, Rank | null, boolean][] = [];
  const templates: [string, string][] =
    typeof organ.template === "string" ? [["", organ.template]] : Object.entries(organ.template);
  for (const [rank, template] of templates)
    names.push([template.replace(/ ?\{.*$/u, ""), rank === "" ? null : (rank as Rank), true]);
  for (const alias of organ.aliases) {
    const bare = alias.replace(TRAILING_RANK, "");
    const printedRank = TRAILING_RANK.exec(alias)?.[1]?.toLowerCase().replace("tp", "thành phố");
    // "Liên đoàn Lao động thành phố Hà Nội" is a head with its place, not a name of its own.
    if (/ (?:tỉnh|thành phố|huyện) \p{Lu}/u.test(alias)) continue;
    // "Công đoàn tỉnh" is the federation only with its rank; "Công đoàn" alone begins many names.
    if (bare.split(" ").length < 3 && /^công đoàn$/iu.test(bare)) continue;
    names.push([bare, bare === alias ? null : (printedRank as Rank), true]);
  }
  return names;
}

/** Letters and digits of a name, abbreviations written out. "&" is "và". */
function wordsOf(name: string, expansions: ReadonlyMap<string, readonly string[]>): Word[] {
  const words: Word[] = [];
  const folded = fold(name);
  const runs = /[a-z\d]+|&/gu;
  for (let run = runs.exec(folded); run; run = runs.exec(folded)) {
    const [word] = run;
    const start = run.index;
    const end = start + word.length;
    const expansion = word === "&" ? ["va"] : expansions.get(word);
    if (expansion && isShort(name.slice(start, end)))
      for (const one of expansion) words.push({ folded: one, start, end });
    else words.push({ folded: word, start, end });
  }
  return words;
}

/** An abbreviation is printed in capitals, or has two letters; "&" is one. */
const isShort = (printed: string): boolean => printed.length <= 2 || printed === printed.toUpperCase();

function startsWith(words: readonly Word[], at: number, phrase: readonly string[]): boolean {
  for (let offset = 0; offset < phrase.length; offset++)
    if (words[at + offset]?.folded !== phrase[offset]) return false;
  return true;
}

/**
 * Reads a printed name as an organ, or null.
 *
 * @param issuedOn decides what a place name means; null: any day.
 */
export function readOrganName(
  printed: string,
  knowledge: Knowledge,
  issuedOn: string | null,
): OrganMention | null {
  const index = indexOf(knowledge);
  if (!mayBegin(printed, index)) return null;
  const words = wordsOf(printed, index.expansions).slice(0, 60);
  if (words.length === 0) return null;
  const direct = bestPhrases(words, 0, index);
  const bodyWords = BODIES.find((body) => startsWith(words, 0, body));
  const behindBody = bodyWords ? bestPhrases(words, bodyWords.length, index) : [];
  const lengthOf = (list: readonly Phrase[]) => list[0]?.words.length ?? 0;
  const useBody =
    bodyWords !== undefined && lengthOf(behindBody) > 0 && isBodyOf(direct, behindBody, bodyWords.length);
  const found = useBody ? behindBody : direct;
  if (found.length === 0) return null;
  const from = useBody ? bodyWords.length : 0;
  const body = useBody ? printed.slice(0, words[bodyWords.length - 1]?.end ?? 0).trim() : null;
  const rest = words.slice(from + lengthOf(found));
  const ranks = [...new Set(found.map(({ rank }) => rank))];
  const place = placeOf(printed, rest, ranks.length === 1 ? (ranks[0] ?? null) : null, knowledge, issuedOn);
  const open = found.some((phrase) => phrase.open);
  return {
    rows: [...new Set(found.map(({ organ }) => organ))],
    ...place,
    ownName: open && rest.length > 0 ? printed.slice(rest[0]?.start ?? 0).trim() : null,
    body,
  };
}

/** Whether any name begins with the first word: most stretches of text fall here, before they are taken apart. */
function mayBegin(printed: string, { beginnings }: Index): boolean {
  const first = /[\p{L}\p{M}\d&]+/u.exec(printed)?.[0];
  if (first === undefined) return false;
  const folded = fold(first);
  return beginnings.has(/^[a-z\d]+/u.exec(folded)?.[0] ?? folded);
}

/** "Ban Thường vụ Tỉnh ủy" is the Tỉnh ủy and its body; "Ban Chấp hành Trung ương" is a row of its own. */
function isBodyOf(direct: readonly Phrase[], behind: readonly Phrase[], bodyLength: number): boolean {
  const [own, organ] = [direct[0], behind[0]];
  if (!organ) return false;
  if (!own || own.words.length < bodyLength + organ.words.length) return true;
  const same = own.organ.id === organ.organ.id || own.organ.parent === organ.organ.id;
  return own.words.length === bodyLength + organ.words.length && same;
}

function bestPhrases(words: readonly Word[], at: number, index: Index): readonly Phrase[] {
  const candidates = index.phrases.get(words[at]?.folded ?? "") ?? [];
  const best = candidates.find((phrase) => startsWith(words, at, phrase.words));
  if (!best) return [];
  return candidates.filter(
    (phrase) => phrase.words.length === best.words.length && startsWith(words, at, phrase.words),
  );
}

/** Reads the words behind an organ as rank and place name: "tỉnh Bình Thuận", "TP. Hồ Chí Minh", "huyện". */
export function placeOf(
  printed: string,
  words: readonly Word[],
  impliedRank: Rank | null,
  knowledge: Knowledge,
  issuedOn: string | null,
): Pick<OrganMention, "rank" | "placeName" | "places" | "left"> {
  const found = RANKS.find(([phrase]) => startsWith(words, 0, phrase));
  const rank = found?.[1] ?? impliedRank;
  const nameWords = words.slice(found ? found[0].length : 0);
  for (let length = Math.min(5, nameWords.length); length > 0; length -= 1) {
    const [first, last] = [nameWords[0], nameWords[length - 1]];
    if (!first || !last) break;
    const name = printed.slice(first.start, last.end);
    const places = lookUp(name, rank, knowledge, issuedOn);
    const next = nameWords[length];
    if (places.length > 0)
      return { rank, placeName: name, places, left: next ? printed.slice(next.start) : "" };
  }
  const first = nameWords[0];
  const rest = first ? printed.slice(first.start, nameWords.at(-1)?.end).trim() : "";
  // A unit that the tables do not hold (communes before 2025): a short name with capitals.
  const isName = found !== undefined && /^(?:\p{Lu}[\p{L}\d'’]*[ -]?){1,5}$/u.test(rest);
  return { rank, placeName: isName ? rest : null, places: [], left: isName ? "" : rest };
}

/** Units of a name and, where printed, of a rank; with marks first, without them where nothing fits. */
export function lookUp(
  name: string,
  rank: Rank | null,
  knowledge: Knowledge,
  issuedOn: string | null,
): readonly Place[] {
  const fits = (place: Place) =>
    rank === null ||
    place.rank === rank ||
    (rank === "thành phố" && place.level === "tỉnh" && place.rank === rank);
  const names = /^\d{1,2}$/u.test(name) ? [`${rank ?? "Quận"} ${Number(name)}`] : [name];
  for (const candidate of names) {
    const exact = knowledge.places.named(candidate, issuedOn).filter(fits);
    if (exact.length > 0) return exact;
    const loose = knowledge.places.namedLoosely(candidate, issuedOn).filter(fits);
    if (loose.length > 0) return loose;
  }
  return [];
}

/** Reads a dateline's place: "Bình Thuận", "TP. Hồ Chí Minh", "huyện Gia Lâm". */
export function readPlace(
  printed: string,
  knowledge: Knowledge,
  issuedOn: string | null,
): Pick<OrganMention, "rank" | "placeName" | "places" | "left"> {
  const index = indexOf(knowledge);
  const whole = lookUp(printed, null, knowledge, issuedOn);
  const read = placeOf(printed, wordsOf(printed, index.expansions), null, knowledge, issuedOn);
  return read.places.length > 0 || whole.length === 0
    ? read
    : { rank: null, placeName: printed, places: whole, left: "" };
}

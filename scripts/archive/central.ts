/** The central directives of the table, ready to be cited: the first ones of the table are the most cited. */
import type { CentralDirective, Knowledge } from "../../src/knowledge/index.ts";
import type { Random } from "./random.ts";

export interface CentralCitation {
  readonly row: CentralDirective & { readonly number: string };
  /** Title without remarks in brackets, its first letter as inside a sentence; null where the table shortens it or it names a law. */
  readonly title: string | null;
  /** Directives that the title names. */
  readonly nested: readonly CentralCitation[];
  /** The number was used in several terms or years: a citation must carry its date. */
  readonly reused: boolean;
}

export interface CentralDirectives {
  /** Those in force on a day, in the order of the table. */
  on(day: string): readonly CentralCitation[];
  /** Those among them with one of the topics. */
  about(topics: readonly string[], day: string): readonly CentralCitation[];
  /** Directives that letters of 2009 and later would have got: with a day, and of a form that letters have. */
  readonly letters: readonly CentralCitation[];
}

/** Their names are campaigns of the user's four, so that only letters about these may cite them. */
const CAMPAIGN_TOPICS = new Set(["thong-tin-co-so", "dai-hoi-dang"]);
const NUMBER_IN_TITLE = /\d{1,3}(?:\/\d{4})?[-/][A-ZĐ][A-Za-zĐđ]*[-/][A-Za-zĐđ]+/gu;
const LETTER_FORMS = new Set(["Chỉ thị", "Nghị quyết", "Kết luận", "Quyết định", "Thông báo", "Hướng dẫn"]);
const QUARTER = 92;

/** Ranks that a directive loses with the years: after five years newer ones are cited before it. */
const fading = (date: string, day: string): number =>
  5 * Math.max(0, (Date.parse(day) - Date.parse(date)) / 31_557_600_000 - 5);

function titleOf({ type, title }: CentralDirective): string | null {
  if (title.includes("…") || title.startsWith("(")) return null;
  if (type === "Luật" || type === "Bộ luật") return title;
  // A law named inside a title would be a citation of its own, without a number.
  if (/(?:Bộ l|L)uật /u.test(title)) return null;
  const clean = title.replace(/ \([^)]*\)$/u, "").replace(/"([^"]*)"/gu, "“$1”");
  return clean.charAt(0).toLowerCase() + clean.slice(1);
}

export function prepareCentral({ directives }: Knowledge): CentralDirectives {
  const made = new Map<CentralDirective, CentralCitation>();
  const make = (row: CentralDirective): CentralCitation => {
    const known = made.get(row);
    if (known) return known;
    const title = titleOf(row);
    const nested = [...(title ?? "").matchAll(NUMBER_IN_TITLE)].flatMap(([number]) => {
      const named = directives.byNumber(number).filter(({ date }) => date < row.date);
      return named.length > 0 ? [make(named.reduce((a, b) => (a.date > b.date ? a : b)))] : [];
    });
    const number = row.number ?? "";
    const citation: CentralCitation = {
      row: { ...row, number },
      title,
      nested,
      reused: directives.byNumber(number).length > 1,
    };
    made.set(row, citation);
    return citation;
  };
  const all = directives.all
    .filter(({ number, date }) => number !== undefined && date.length === 10)
    .map((row) => make(row));
  const general = all.filter(({ row }) => !row.topics.some((topic) => CAMPAIGN_TOPICS.has(topic)));

  const cache = new Map<string, readonly CentralCitation[]>();
  const since = (key: string, from: readonly CentralCitation[], day: string): readonly CentralCitation[] => {
    // A letter takes some weeks to reach those who carry it out: one list a quarter is fine enough.
    const quarter = new Date(Math.floor(Date.parse(day) / 86_400_000 / QUARTER) * QUARTER * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const full = `${key} ${quarter}`;
    let list = cache.get(full);
    if (!list) {
      list = from
        .filter(({ row }) => row.date < quarter)
        .map((citation) => ({ citation, rank: from.indexOf(citation) + fading(citation.row.date, quarter) }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ citation }) => citation);
      cache.set(full, list);
    }
    return list;
  };
  return {
    on: (day) => since("", general, day),
    about: (topics, day) =>
      topics.length === 0
        ? []
        : since(
            topics.join(" "),
            all.filter(({ row }) => row.topics.some((topic) => topics.includes(topic))),
            day,
          ),
    letters: all.filter(
      ({ row, title }) =>
        title !== null &&
        row.date >= "2009-01-01" &&
        LETTER_FORMS.has(row.type) &&
        (row.system === "Đảng" ||
          row.issuer === "Thủ tướng Chính phủ" ||
          row.issuer.startsWith("Tổng Liên đoàn")),
    ),
  };
}

/** Some directives of those in force on a day, none twice: first the topic's own, then by Zipf's law. */
export function drawCentral(
  central: CentralDirectives,
  topics: readonly string[],
  day: string,
  count: number,
  random: Random,
): CentralCitation[] {
  const drawn = new Set<CentralCitation>();
  const own = central.about(topics, day);
  const general = central.on(day);
  for (let tries = 0; drawn.size < count && tries < count * 3; tries++) {
    const from = own.length > 0 && random.chance(0.4) ? own : general;
    const citation = from[random.zipf(from.length, 4)];
    if (citation) drawn.add(citation);
  }
  return [...drawn];
}

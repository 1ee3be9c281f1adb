/** `npm run evaluate -- citations [PATH…] [--json]`: to which directives citations are linked, against the golden set. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Citation } from "../../src/directive.ts";
import { type Knowledge, loadKnowledge } from "../../src/knowledge/index.ts";
import { readArchive } from "./citation-archive.ts";
import { type GoldArchive, type GoldLetter, type GoldLink, readGoldArchives } from "./citation-gold.ts";
import { evaluateSeeds, evaluateVectors } from "./citation-seeds.ts";

const GOLD = path.resolve(import.meta.dirname, "../../test/golden-citations");
const SHARED = path.resolve(import.meta.dirname, "../../../shared");

/** One citation whose link is not what it should be. */
export interface LinkError {
  readonly kind: "wrong" | "missed" | "dropped";
  readonly letter: string;
  readonly printed: string;
  readonly expected: string;
  readonly got: string;
}

export interface LinkFigures {
  readonly category: string;
  readonly letters: number;
  readonly citations: number;
  /** Citations that mean exactly one directive. */
  readonly certain: number;
  readonly right: number;
  /** Linked to another directive, or linked although nobody can tell, or no citation at all. */
  readonly wrong: number;
  /** Citations that have to stay open, and that do with every candidate. */
  readonly open: number;
  readonly openRight: number;
  /** Every marked citation with its link and candidates, in order of the set. */
  readonly links: readonly string[];
  readonly errors: readonly LinkError[];
}

export const precisionOf = ({ right, wrong }: Pick<LinkFigures, "right" | "wrong">): number =>
  right + wrong === 0 ? 1 : right / (right + wrong);
export const recallOf = ({ right, certain }: Pick<LinkFigures, "right" | "certain">): number =>
  certain === 0 ? 1 : right / certain;

/** A citation as it stands in the catalogue, with its links. */
type Linked = Pick<Citation, "key" | "candidates" | "mentions">;

/** A key whose term or year is open (`TW.NQ.25@?`) is no link. */
const linkOf = (citation: Linked | undefined): string | null =>
  citation?.key == null || citation.key.endsWith("@?") ? null : citation.key;

const within = (start: number, links: readonly GoldLink[]): GoldLink | undefined =>
  links.find((link) => start >= link.start && start < link.end);

const shown = (citation: Linked | undefined): string => {
  if (!citation) return "(không thấy viện dẫn)";
  return [citation.key ?? "?", ...citation.candidates].join(" | ");
};

const citationAt = (link: GoldLink, citations: readonly Linked[]): Linked | undefined =>
  citations.find(({ mentions }) => mentions.some(({ start }) => within(start, [link]) !== undefined));

const linksOf = ({ name, links }: GoldLetter, citations: readonly Linked[]): string[] =>
  links.map((link) => `${name} ${link.start} ${shown(citationAt(link, citations))}`);

function compareLetter(letter: GoldLetter, citations: readonly Linked[]): LinkError[] {
  const errors: LinkError[] = [];
  for (const link of letter.links) {
    const citation = citationAt(link, citations);
    const got = linkOf(citation);
    const dropped = link.candidates.some((key) => citation?.candidates.includes(key) !== true);
    const kind =
      got === link.key
        ? link.key === null && dropped
          ? "dropped"
          : null
        : got === null
          ? "missed"
          : "wrong";
    if (kind === null) continue;
    const expected = link.key ?? `? ${link.candidates.join(" | ")}`;
    const printed = letter.text.slice(link.start, link.end);
    errors.push({ kind, letter: letter.name, printed, expected, got: shown(citation) });
  }
  for (const citation of citations) {
    if (linkOf(citation) === null) continue;
    for (const { start, end } of citation.mentions) {
      if (within(start, letter.links)) continue;
      const printed = letter.text.slice(start, end);
      errors.push({
        kind: "wrong",
        letter: letter.name,
        printed,
        expected: "(không phải viện dẫn)",
        got: shown(citation),
      });
    }
  }
  return errors;
}

/** Takes one archive in, in the given order, and compares every link with its gold. */
export async function evaluateArchive(
  archive: GoldArchive,
  knowledge: Knowledge,
  order: readonly GoldLetter[] = archive.letters,
): Promise<LinkFigures> {
  const kept = await readArchive(order, knowledge);
  const read = archive.letters.map((letter) => {
    const { text = "", citations = [] } = kept.get(letter.name) ?? {};
    if (text.trim().length !== letter.text.length)
      throw new Error(`${letter.name}: not kept as long as it is written, so that its marks do not fit`);
    return { letter, citations };
  });
  const links = read.flatMap(({ letter, citations }) => linksOf(letter, citations));
  const errors = read.flatMap(({ letter, citations }) => compareLetter(letter, citations));
  return figuresOf(archive, links, errors);
}

function figuresOf(
  { category, letters }: GoldArchive,
  links: readonly string[],
  errors: readonly LinkError[],
): LinkFigures {
  const golds = letters.flatMap((letter) => letter.links);
  const certain = golds.filter(({ key }) => key !== null).length;
  const open = golds.length - certain;
  const ofCertain = errors.filter(({ expected }) => !/^[?(]/u.test(expected)).length;
  const ofOpen = errors.filter(({ expected }) => expected.startsWith("?")).length;
  return {
    ...{ category, letters: letters.length, citations: golds.length, certain, right: certain - ofCertain },
    ...{ wrong: errors.filter(({ kind }) => kind === "wrong").length, open, openRight: open - ofOpen },
    ...{ links, errors },
  };
}

export function sumOf(all: readonly LinkFigures[]): LinkFigures {
  const sum = (key: "letters" | "citations" | "certain" | "right" | "wrong" | "open" | "openRight") =>
    all.reduce((total, figures) => total + figures[key], 0);
  return {
    ...{ category: "tất cả", letters: sum("letters"), citations: sum("citations"), certain: sum("certain") },
    ...{ right: sum("right"), wrong: sum("wrong"), open: sum("open"), openRight: sum("openRight") },
    ...{ links: all.flatMap(({ links }) => links), errors: all.flatMap(({ errors }) => errors) },
  };
}

/** Recall that the golden set has to reach; precision has to be 1. */
export const LEAST_RECALL = 0.95;

/** The command. @returns the exit code: 0 good, 1 a wrong link or too many missed. */
export async function runCitations(args: readonly string[]): Promise<number> {
  const paths = args.filter((arg) => !arg.startsWith("--"));
  const knowledge = loadKnowledge();
  const figures: LinkFigures[] = [];
  for (const archive of (paths.length > 0 ? paths : [GOLD]).flatMap(readGoldArchives))
    figures.push(await evaluateArchive(archive, knowledge));
  const total = sumOf(figures);
  if (args.includes("--json")) console.log(JSON.stringify([...figures, total], null, 2));
  else {
    print([...figures, total], total.errors);
    if (paths.length === 0) await printBeside(knowledge);
  }
  return precisionOf(total) === 1 && recallOf(total) >= LEAST_RECALL ? 0 : 1;
}

const KINDS = { wrong: "NỐI SAI", missed: "bỏ sót", dropped: "thiếu ứng viên" } as const;

function print(rows: readonly LinkFigures[], errors: readonly LinkError[]): void {
  const columns = ["thư", "viện dẫn", "nối đúng", "nối sai", "để ngỏ đúng", "chính xác", "đầy đủ"];
  console.log(`${"bộ".padEnd(24)}${columns.map((name) => name.padStart(13)).join("")}`);
  for (const row of rows) {
    const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
    const cells = [
      ...[`${row.letters}`, `${row.citations}`, `${row.right}/${row.certain}`, `${row.wrong}`],
      ...[`${row.openRight}/${row.open}`, percent(precisionOf(row)), percent(recallOf(row))],
    ];
    console.log(`${row.category.padEnd(24)}${cells.map((cell) => cell.padStart(13)).join("")}`);
  }
  for (const { kind, letter, printed, expected, got } of errors) {
    console.log(`\n${KINDS[kind]} · ${letter} · ${printed}\n  cần : ${expected}\n  được: ${got}`);
  }
}

/** The real letters and the test vectors, where they lie beside the project. */
async function printBeside(knowledge: Knowledge): Promise<void> {
  const expected = JSON.parse(readFileSync(path.join(GOLD, "seeds.json"), "utf8"));
  const seeds = await evaluateSeeds(path.join(SHARED, "seeds"), expected, knowledge);
  if (seeds) {
    const { right, wrong } = seeds;
    console.log(
      `\nthư thật: nối đúng ${right}/${seeds.expected}, nối sai ${wrong.length} ${wrong.join(", ")}`,
    );
  }
  const vectors = evaluateVectors(path.join(SHARED, "vectors/citations.json"));
  if (vectors) console.log(`số và ký hiệu trong câu ngắn: đúng ${vectors.right}/${vectors.all}`);
}

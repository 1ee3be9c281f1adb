/** The text of a letter as it is printed: paragraph by paragraph, with everything that is marked in it. */
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import type { Citation, Span } from "../../src/directive.ts";
import type { Zones } from "../../src/reading/zones.ts";
import { citationHref, citationLabel } from "./citations.ts";
import { passageId } from "./links.ts";
import { cutRuns, type Mark, type Run } from "./segments.ts";
import { paragraphs, reflow } from "./text-blocks.ts";

/** Which part of the letter a paragraph belongs to. */
export type Part = "head" | "body" | "tail" | "furniture";

/** Neighbouring paragraphs of one part. */
export interface Stretch {
  readonly part: Part;
  readonly paragraphs: readonly Paragraph[];
}

export interface Paragraph {
  readonly id: string;
  readonly runs: readonly TextRun[];
}

/** @property id set where a citation begins, so that lists of passages can lead there */
export interface TextRun extends Run<TextLink> {
  readonly id: string | null;
}

export interface TextLink {
  readonly href: string;
  readonly title: string;
}

export interface TextModel {
  readonly stretches: readonly Stretch[];
  /** The link to the paragraph that holds an offset of the stored text. */
  readonly hrefAt: (offset: number) => string | null;
}

/** What is marked in a text besides its citations, and where its parts are. */
export interface TextContext {
  readonly zones: Zones;
  /** Stretches of the text that the question marks. */
  readonly words: readonly Span[];
  readonly campaignName: (id: string) => string;
}

export function presentText(
  { text, directive }: Pick<CatalogueDocument, "text" | "directive">,
  { words, campaignName, zones }: TextContext,
): TextModel {
  const shown = reflow(text);
  const blocks = paragraphs(shown, bordersOf(zones));
  const marks: Mark<TextLink>[] = [
    ...words.map((span) => ({ ...span, kind: "word" as const })),
    ...directive.campaigns.map(({ span, id }) => ({
      ...span,
      kind: "evidence" as const,
      note: `Chiến dịch: ${campaignName(id)}`,
    })),
    ...directive.deadlines.map(({ span }) => ({ ...span, kind: "evidence" as const, note: "Hạn báo cáo" })),
    ...directive.citations.flatMap((citation) => citationMarks(citation)),
  ];
  const byBlock = marksByBlock(blocks, marks);
  const begins = new Set(directive.citations.map(({ start }) => start));
  const stretches: { part: Part; paragraphs: Paragraph[] }[] = [];
  blocks.forEach((block, i) => {
    const part = partOf(block, zones);
    const paragraph = {
      id: `d${i + 1}`,
      runs: withIds(block, cutRuns(shown, block, byBlock[i] ?? []), begins),
    };
    const last = stretches.at(-1);
    if (last?.part === part) last.paragraphs.push(paragraph);
    else stretches.push({ part, paragraphs: [paragraph] });
  });
  return { stretches, hrefAt: paragraphLinks(blocks) };
}

const bordersOf = ({ header, body, recipients, signature, furniture }: Zones): number[] =>
  [header, body, recipients, signature, ...furniture].flatMap((zone) => (zone ? [zone.start, zone.end] : []));

function partOf({ start }: Span, { header, body, recipients, signature, furniture }: Zones): Part {
  const within = (zone: Span | null): boolean => zone !== null && zone.start <= start && start < zone.end;
  if (furniture.some(within)) return "furniture";
  if (within(header) && !within(body)) return "head";
  return within(recipients) || within(signature) ? "tail" : "body";
}

function withIds({ start }: Span, runs: readonly Run<TextLink>[], begins: ReadonlySet<number>): TextRun[] {
  let at = start;
  return runs.map((run) => {
    const id = run.link && begins.has(at) ? passageId(at) : null;
    at += run.pieces.reduce((length, { text }) => length + text.length, 0);
    return { ...run, id };
  });
}

/** Each mark goes to the paragraphs that it touches, so that cutting stays linear in a long text. */
function marksByBlock(blocks: readonly Span[], marks: readonly Mark<TextLink>[]): Mark<TextLink>[][] {
  const byBlock: Mark<TextLink>[][] = blocks.map(() => []);
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  let first = 0;
  for (const mark of sorted) {
    while (first < blocks.length && (blocks[first] as Span).end <= mark.start) first += 1;
    for (let i = first; i < blocks.length && (blocks[i] as Span).start < mark.end; i += 1)
      byBlock[i]?.push(mark);
  }
  return byBlock;
}

function citationMarks(citation: Citation): Mark<TextLink>[] {
  const href = citationHref(citation);
  if (!href) return [];
  const link = { href, title: `Ai đã triển khai ${citationLabel(citation)}` };
  const spans = citation.mentions.length > 0 ? citation.mentions : [citation];
  return spans.map(({ start, end }) => ({ start, end, kind: "link" as const, link }));
}

/** The link to the paragraph that holds an offset: the last one that begins at or before it. */
function paragraphLinks(blocks: readonly Span[]): (offset: number) => string | null {
  return (offset) => {
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((blocks[middle] as Span).start <= offset) low = middle;
      else high = middle - 1;
    }
    return blocks.length > 0 ? `#d${low + 1}` : null;
  };
}

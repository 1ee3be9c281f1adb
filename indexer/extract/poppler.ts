/**
 * The words of a PDF and their places by poppler's pdftotext, where it is installed: half the work of PDF.js, and
 * right where the letters of one word come from two fonts (a font without Vietnamese, and the one that stands in).
 */
import { spawn } from "node:child_process";
import { textOfUtf8 } from "./decode.ts";
import { refusal } from "./extractor.ts";
import type { ProcessLimits } from "./limits.ts";
import type { PageItem } from "./pdf-lines.ts";

export const PDFTOTEXT = "pdftotext";

/** Text of more bytes, with its places, comes from no letter. */
const MAX_OUTPUT = 200_000_000;

/**
 * @returns the pages, or null where the program is not installed or does not want the file: PDF.js says why then.
 * @throws DocumentError `timeout`, `memory`, `too-large`.
 */
export async function popplerPages(bytes: Uint8Array, limits: ProcessLimits): Promise<PageItem[][] | null> {
  const xml = await runLimited(PDFTOTEXT, ["-q", "-bbox", "-", "-"], bytes, limits);
  return xml === null ? null : readPages(xml);
}

function runLimited(
  program: string,
  args: readonly string[],
  input: Uint8Array,
  { memoryBytes, seconds }: ProcessLimits,
): Promise<string | null> {
  const limited = `ulimit -v ${Math.floor(memoryBytes / 1024)}; ulimit -t ${Math.ceil(seconds)}; exec "$@"`;
  return new Promise((resolve, reject) => {
    const child = spawn("sh", ["-c", limited, "sh", program, ...args], { stdio: ["pipe", "pipe", "ignore"] });
    const chunks: Buffer[] = [];
    let length = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MAX_OUTPUT) child.kill("SIGKILL");
    });
    // No shell (Windows), or a program that ends before it has read everything.
    child.on("error", () => resolve(null));
    child.stdin.on("error", () => {});
    child.on("close", (code, signal) => {
      if (length > MAX_OUTPUT) reject(refusal("bomb"));
      else if (signal === "SIGXCPU" || signal === "SIGKILL") reject(refusal("timeout", `${seconds} giây`));
      else if (signal === "SIGABRT") reject(refusal("memory"));
      else resolve(code === 0 ? textOfUtf8(Buffer.concat(chunks)) : null);
    });
    child.stdin.end(input);
  });
}

const PAGE = /<page width="[\d.]+" height="([\d.]+)">/u;
const WORD =
  /<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">([^<]*)<\/word>/gu;
/** The box of a word is as high as its font says, which is often not how large the letters are. */
const BOX = 0.75;
/** Letters are half as wide as they are large, taken over a line. */
const LETTER_WIDTH = 0.5;

function readPages(xml: string): PageItem[][] {
  return xml
    .split("</page>")
    .slice(0, -1)
    .map((page) => {
      const height = Number(PAGE.exec(page)?.[1] ?? 0);
      return inLines(
        Array.from(page.matchAll(WORD), ([, left, top, right, bottom, text = ""]) => ({
          text: fromXml(text),
          x: Number(left),
          y: height - Number(bottom),
          width: Number(right) - Number(left),
          height: BOX * (Number(bottom) - Number(top)),
        })),
      );
    });
}

/** Words of nearly one height make a line. */
const SAME_LINE = 0.4;

/** From top to bottom and, in a line, from left to right. */
function inLines(words: readonly PageItem[]): PageItem[] {
  const lines: PageItem[][] = [];
  for (const word of words.toSorted((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && first.y - word.y < SAME_LINE * Math.max(first.height, word.height)) line.push(word);
    else lines.push([word]);
  }
  return lines.flatMap((line) => joined(trimmed(line.sort((a, b) => a.x - b.x))));
}

/** A letter of a font that stands in may be said to be wider than the place that it was given. */
const trimmed = (line: readonly PageItem[]): PageItem[] =>
  line.map((word, at) => {
    const next = line[at + 1];
    return next && next.x < word.x + word.width ? { ...word, width: next.x - word.x } : word;
  });

/** Less than this part of the letters' size between two of them is no blank. */
const BLANK = 0.12;

/** Letters that are spaced, or of two fonts, are one word. */
function joined(line: readonly PageItem[]): PageItem[] {
  const sum = (measure: (word: PageItem) => number) => line.reduce((total, word) => total + measure(word), 0);
  const size = sum((word) => word.width) / sum((word) => word.text.length) / LETTER_WIDTH;
  const words: PageItem[] = [];
  for (const word of line) {
    const last = words.at(-1);
    if (last && word.x - last.x - last.width < BLANK * size) {
      const height = Math.max(last.height, word.height);
      words[words.length - 1] = {
        ...last,
        text: last.text + word.text,
        width: word.x + word.width - last.x,
        height,
      };
    } else words.push(word);
  }
  return words;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const fromXml = (text: string): string =>
  text.includes("&")
    ? text.replace(/&(lt|gt|quot|apos|amp);/gu, (_, name: string) => ENTITIES[name] ?? "")
    : text;

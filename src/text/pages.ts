import { fold } from "../vietnamese-tokenizer/index.ts";

/** The line that pdf-parse writes between pages unless it is told otherwise. */
const PAGE_JOINER = /^-- \d{1,5} of \d{1,5} --$/gm;

/** A page number on a line of its own: 2, - 2 -, Trang 2/5. */
const PAGE_NUMBER =
  /^[-–—\s]{0,4}(?:(?:Trang|trang|TRANG)\s{0,2})?(\d{1,4})(?:\s?\/\s?\d{1,4})?[-–—\s]{0,4}$/;

/** How many lines at a page's top and foot can be a running head. */
const HEAD_LINES = 3;
const LONGEST_HEAD = 160;

/**
 * Pages put together: page numbers and running heads are left out, the first page keeps its head. Pages are parted by
 * \f in the extracted text; what has none comes back as it is. A paragraph that a page break cut is joined later.
 */
export function joinPages(text: string): { text: string; repairs: string[] } {
  const paged = text.includes("-- ") ? text.replace(PAGE_JOINER, "\f") : text;
  if (!paged.includes("\f")) return { text, repairs: [] };
  const pages = paged
    .split("\f")
    .map((page) => page.split("\n"))
    .filter((lines) => lines.some((line) => line.trim() !== ""));
  const repairs: string[] = [];
  if (dropPageNumbers(pages)) repairs.push("page-numbers");
  if (dropRunningHeads(pages, "top")) repairs.push("running-heads");
  if (dropRunningHeads(pages, "foot")) repairs.push("running-heads");
  // A head above the number, or a number above the head: one more look.
  if (dropPageNumbers(pages)) repairs.push("page-numbers");
  const joined = pages.map((lines) => lines.join("\n")).join("\n\n");
  return { text: joined, repairs: [...new Set(repairs)] };
}

type End = "top" | "foot";

/** The place of the first or last line of a page that is not empty; -1 where there is none. */
function edge(lines: readonly string[], end: End): number {
  const filled = (line: string) => line.trim() !== "";
  return end === "top" ? lines.findIndex(filled) : lines.findLastIndex(filled);
}

/** Numbers that count with the pages: from 1 on the first page, or on two pages at least. */
function dropPageNumbers(pages: string[][]): boolean {
  const found: { page: number; line: number; offset: number }[] = [];
  pages.forEach((lines, page) => {
    for (const end of ["top", "foot"] as const) {
      const line = edge(lines, end);
      const number = PAGE_NUMBER.exec(lines[line]?.trim() ?? "")?.[1];
      if (number !== undefined) found.push({ page, line, offset: Number(number) - page });
    }
  });
  const offsets = new Map<number, number>();
  for (const { offset } of found) offsets.set(offset, (offsets.get(offset) ?? 0) + 1);
  const counts = (offset: number) => (offset === 1 ? 1 : 2);
  const dropped = found.filter(({ offset }) => offset >= 0 && (offsets.get(offset) ?? 0) >= counts(offset));
  for (const { page, line } of dropped) pages[page]?.splice(line, 1, "");
  return dropped.length > 0;
}

/** Lines that stand at the same place of three pages at least and of half of them, but for their digits. */
function dropRunningHeads(pages: string[][], end: End): boolean {
  const places = pages.map((lines) => outermost(lines, end));
  let any = false;
  for (let depth = 0; depth < HEAD_LINES; depth++) {
    const keys = pages.map((lines, page) => headKey(lines[places[page]?.[depth] ?? -1]));
    const counts = new Map<string, number>();
    for (const key of keys) if (key !== "") counts.set(key, (counts.get(key) ?? 0) + 1);
    const seen = new Set<string>();
    let found = false;
    keys.forEach((key, page) => {
      if (key === "" || (counts.get(key) ?? 0) < Math.max(3, pages.length / 2)) return;
      found = true;
      // The first page that has it keeps it: it may be the document's own header.
      if (seen.has(key)) pages[page]?.splice(places[page]?.[depth] ?? 0, 1, "");
      seen.add(key);
    });
    if (!found) return any;
    any = true;
  }
  return any;
}

/** The places of the first or last lines that are not empty, from the edge inwards. */
function outermost(lines: readonly string[], end: End): number[] {
  const places: number[] = [];
  const step = end === "top" ? 1 : -1;
  for (let at = end === "top" ? 0 : lines.length - 1; at >= 0 && at < lines.length; at += step) {
    if (lines[at]?.trim() !== "" && places.push(at) === HEAD_LINES) break;
  }
  return places;
}

function headKey(line: string | undefined): string {
  const trimmed = line?.trim() ?? "";
  if (trimmed.length < 4 || trimmed.length > LONGEST_HEAD || !/\p{L}{2}/u.test(trimmed)) return "";
  return fold(trimmed).replace(/\d+/g, "#").replace(/\s+/g, " ");
}

/** What a directive is about: its objects make subjects, its terms come back in the sentences of the body. */
import type { System } from "../../../src/directive.ts";

export interface Topic {
  readonly id: string;
  /** Campaign of the user's four whose name every object carries. */
  readonly campaign?: string;
  /** Systems whose organs write about it. */
  readonly systems: readonly System[];
  /** How common it is in a month; 0 where nobody wrote about it. */
  weight(year: number, month: number): number;
  /** Topics of the table of central directives that such a letter cites first. */
  readonly directives: readonly string[];
  readonly objects: readonly string[];
  readonly terms: readonly string[];
}

export const UNION: readonly System[] = ["Công đoàn"];
export const PARTY: readonly System[] = ["Đảng"];
export const STATE: readonly System[] = ["Nhà nước"];
export const FRONT: readonly System[] = ["Mặt trận", "đoàn thể"];
export const EVERYBODY: readonly System[] = ["Công đoàn", "Đảng", "Nhà nước", "Mặt trận", "đoàn thể"];

/** The lines of a text, blanks around them dropped. */
export const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** A topic of ordinary weight whenever its months come round. */
export function topic(
  id: string,
  systems: readonly System[],
  weight: number | Topic["weight"],
  objects: string,
  terms: string,
  more: { campaign?: string; directives?: readonly string[] } = {},
): Topic {
  return {
    id,
    systems,
    weight: typeof weight === "number" ? () => weight : weight,
    directives: more.directives ?? [],
    objects: lines(objects),
    terms: lines(terms),
    ...(more.campaign !== undefined && { campaign: more.campaign }),
  };
}

/** Heavier in some months of every year. */
export const inMonths =
  (months: readonly number[], weight: number, otherwise = 0): Topic["weight"] =>
  (_year, month) =>
    months.includes(month) ? weight : otherwise;
/** Only between two years, both included. */
export const between =
  (from: number, to: number, weight: number): Topic["weight"] =>
  (year) =>
    year >= from && year <= to ? weight : 0;

/** Days on which offices work, as ISO dates. */
import { daysOf, MERGER_TICK, yearOf } from "./schedule.ts";

const DAY = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => iso(Date.parse(day) + days * DAY);

/** Saturday and Sunday become the Friday before, unless that is before `earliest`. */
function onWeekday(day: string, earliest: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  const moved = back === 0 ? day : addDays(day, -back);
  return moved < earliest ? day : moved;
}

/** First and last day that a letter of a tick may have: it keeps its year, and its side of the merger. */
function limits(tick: number): { first: string; last: string } {
  const year = yearOf(tick);
  const second = tick >= MERGER_TICK && year === 2025;
  const beforeMerger = year === 2025 && !second;
  return {
    first: second ? "2025-07-01" : `${year}-01-01`,
    last: beforeMerger ? "2025-06-30" : `${year}-12-31`,
  };
}

/** A day of the tick itself; `at` from 0 to 1. */
export function dayOf(tick: number, at: number): string {
  const { from, to } = daysOf(tick);
  const day = addDays(`${yearOf(tick)}-01-01`, from + Math.floor(at * (to - from + 1)));
  const { first, last } = limits(tick);
  const within = day.localeCompare(last) > 0 ? last : day;
  return onWeekday(within, first);
}

/** A day some days after another, within the limits of the tick; near the end of a year the answer comes sooner. */
export function dayAfter(tick: number, day: string, days: number): string {
  const { last } = limits(tick);
  const left = Math.round((Date.parse(last) - Date.parse(day)) / DAY);
  const step = days <= left ? days : left === 0 ? 0 : days % left;
  return onWeekday(addDays(day, step), day);
}

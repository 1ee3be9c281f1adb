/**
 * Which province writes when: the archive is a row of blocks of 16 documents, each of one province and one short
 * stretch of days (a tick). Every province meets each of its ticks once, in a random order, so that any beginning of
 * the archive is spread over provinces and years, and a number that counts ticks is never given twice.
 */
import type { FormerProvince, Knowledge } from "../../src/knowledge/index.ts";
import { mix, Random } from "./random.ts";

export const FIRST_YEAR = 2009;
/** Ticks of a year; 44 of them in each half, so that the merger of 2025-07-01 falls between two. */
const TICKS_A_YEAR = 88;
const HALF = TICKS_A_YEAR / 2;
/** To 2026-06-30. */
const TICKS = 17 * TICKS_A_YEAR + HALF;
export const MERGER_TICK = (2025 - FIRST_YEAR) * TICKS_A_YEAR + HALF;

/** Provinces that write twice as much as the others. */
const LARGE = new Set(
  "ha-noi ho-chi-minh dong-nai binh-duong hai-phong thanh-hoa nghe-an bac-ninh bac-giang hai-duong nam-dinh thai-binh da-nang long-an dak-lak an-giang tien-giang can-tho binh-thuan binh-phuoc".split(
    " ",
  ),
);

/** One block's place and time. */
export interface Visit {
  readonly block: number;
  readonly province: FormerProvince;
  readonly tick: number;
  readonly merged: boolean;
  /** Place of the province among those that its current one was formed from. */
  readonly ordinal: number;
  /** How many they are. */
  readonly members: number;
  /** Place in the round of provinces: tells apart blocks of the same tick. */
  readonly position: number;
}

export interface Schedule {
  /** Blocks before the ticks are used up. */
  readonly capacity: number;
  /** Blocks of one round through all provinces. */
  readonly round: number;
  visit(block: number): Visit;
  /** The block of a province's visit that comes first in the archive among those of a year: its plan of that year. */
  anchor(province: FormerProvince, year: number, merged: boolean): number;
}

interface Calendar {
  readonly province: FormerProvince;
  readonly ordinal: number;
  readonly members: number;
  /** Ticks in the order of the visits. */
  readonly ticks: Uint16Array;
  readonly positions: number[];
}

export const yearOf = (tick: number): number => FIRST_YEAR + Math.floor(tick / TICKS_A_YEAR);
/** First tick of a year, or of its second half. */
export const tickOfYear = (year: number, half: 0 | 1 = 0): number =>
  (year - FIRST_YEAR) * TICKS_A_YEAR + half * HALF;

/** The days of a tick, counted from 1 January (0), both ends included. */
export function daysOf(tick: number): { from: number; to: number } {
  const inYear = tick % TICKS_A_YEAR;
  const second = inYear >= HALF;
  const start = second ? 181 : 0;
  const days = second ? 184 : 181;
  const at = second ? inYear - HALF : inYear;
  return {
    from: start + Math.floor((at * days) / HALF),
    to: start + Math.floor(((at + 1) * days) / HALF) - 1,
  };
}

/**
 * How many visits a series has seen since `start`: its next number. Grows with the tick and is used once, also where
 * several former provinces write as one new organ.
 */
export function visitsSince(start: number, visit: Visit): number {
  const large = LARGE.has(visit.province.id);
  if (!visit.merged) return large ? visit.tick - start : (visit.tick - start) >> 1;
  if (start >= MERGER_TICK) return (visit.tick - start) * visit.members + visit.ordinal;
  return MERGER_TICK - start + (visit.tick - MERGER_TICK) * visit.members + visit.ordinal;
}

/** Later years are met earlier: an archive's paper thins out towards its beginning. */
function calendarTicks(province: number, large: boolean, seed: number): Uint16Array {
  const count = large ? TICKS : TICKS / 2;
  const drawn = Array.from({ length: count }, (_, index) => {
    const tick = large ? index : index * 2 + (mix(seed, 11, province, index) & 1);
    const random = new Random(seed, 12, province, index);
    const weight = 0.35 + (yearOf(tick) - FIRST_YEAR) / 12;
    return { tick, key: -Math.log(1 - random.next()) / weight };
  });
  drawn.sort((a, b) => a.key - b.key || a.tick - b.tick);
  return Uint16Array.from(drawn, ({ tick }) => tick);
}

export function createSchedule(knowledge: Knowledge, seed: number): Schedule {
  const { former } = knowledge.places;
  const calendars = former.map((province, index): Calendar => {
    const siblings = former.filter((other) => other.current === province.current);
    return {
      province,
      ordinal: siblings.indexOf(province),
      members: siblings.length,
      ticks: calendarTicks(index, LARGE.has(province.id), seed),
      positions: [],
    };
  });
  const row = calendars.flatMap((calendar) =>
    LARGE.has(calendar.province.id) ? [calendar, calendar] : [calendar],
  );
  const random = new Random(seed, 13);
  for (let i = row.length - 1; i > 0; i--) {
    const j = random.int(0, i);
    [row[i], row[j]] = [row[j] as Calendar, row[i] as Calendar];
  }
  const occurrence = row.map((calendar, position) => calendar.positions.push(position) - 1);
  const anchors = new Map<string, number>();

  for (const calendar of calendars) {
    calendar.ticks.forEach((tick, index) => {
      const times = calendar.positions.length;
      const block = Math.floor(index / times) * row.length + (calendar.positions[index % times] ?? 0);
      const key = `${calendar.province.id} ${yearOf(tick)} ${tick >= MERGER_TICK}`;
      if (!anchors.has(key)) anchors.set(key, block);
    });
  }

  return {
    round: row.length,
    capacity: row.length * (TICKS / 2),
    visit(block) {
      const position = block % row.length;
      const calendar = row[position] as Calendar;
      const index = Math.floor(block / row.length) * calendar.positions.length + (occurrence[position] ?? 0);
      const tick = calendar.ticks[index];
      if (tick === undefined) throw new RangeError(`block ${block} is beyond the archive's ticks`);
      const { province, ordinal, members } = calendar;
      return { block, province, tick, merged: tick >= MERGER_TICK, ordinal, members, position };
    },
    anchor: (province, year, merged) => anchors.get(`${province.id} ${year} ${merged}`) ?? -1,
  };
}

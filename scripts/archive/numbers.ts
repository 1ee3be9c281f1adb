/** Numbers as offices give them, and when their series begin again (by term or by year). */
import type { Office } from "./offices/index.ts";
import { mixText } from "./random.ts";
import { tickOfYear, yearOf } from "./schedule.ts";

/** First tick of the term that a local committee is in: their congresses end about October of 2010, 2015, … */
export function startOfTerm(tick: number): number {
  let start = tickOfYear(2005, 1) + 22;
  for (const year of [2010, 2015, 2020, 2025])
    if (tick >= tickOfYear(year, 1) + 22) start = tickOfYear(year, 1) + 22;
  return start;
}

/** First tick of the central committee's term: the years of the congresses, 2011, 2016, 2021, 2026. */
export const startOfCentralTerm = (tick: number): number =>
  tickOfYear(yearOf(tick) - ((yearOf(tick) - 2011 + 5) % 5));

/** `57/LĐLĐ`, `05-CT/TU`, `697/KH-LĐLĐ`, `2231/SNV-TH`. */
export function numberOf(office: Office, type: string, serial: number, code: string, seed: number): string {
  const n = String(serial).padStart(2, "0");
  if (office.style === "party") return `${n}-${code}/${office.code}`;
  if (type !== "cong-van") return `${n}/${code}-${office.code}`;
  const habit = mixText(office.id, seed) % 4;
  if (office.units.length > 0)
    return `${n}/${office.code}-${office.units[(serial + habit) % office.units.length]}`;
  return office.level === "cơ sở" || habit === 0 ? `${n}/CV-${office.code}` : `${n}/${office.code}`;
}

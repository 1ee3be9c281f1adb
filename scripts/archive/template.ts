/** Fills templates such as "Tổ chức {cach} về {term} tại {noi}" with words of one directive. */
import type { Random } from "./random.ts";
import { companyName, personName, properName, schoolName } from "./vocabulary/names.ts";
import { CLAUSES, UNITS } from "./vocabulary/sentences.ts";
import { SLOTS } from "./vocabulary/slots.ts";
import { THINGS } from "./vocabulary/things.ts";

/** What a directive's own words depend on. */
export interface Scene {
  readonly random: Random;
  readonly year: number;
  readonly month: number;
  /** "huyện Gia Lâm": where the office's word counts. */
  readonly area: string;
  /** Bare names of the units below it, and villages by chance. */
  readonly places: readonly string[];
  readonly terms: readonly string[];
  /** What was said last, so that nothing is set beside itself. */
  said: { place: string; term: string };
}

type Slot = (scene: Scene) => string;
type Part = string | Slot;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const pad = (value: number): string => String(value).padStart(2, "0");

function place(scene: Scene): string {
  let name = scene.random.pick(scene.places);
  if (scene.random.chance(0.12) || name === scene.said.place) name = properName(scene.random);
  scene.said.place = name;
  return name;
}

function term(scene: Scene, power: number): string {
  let text = scene.random.pickSkewed(scene.terms, power);
  if (text === scene.said.term) text = scene.random.pick(scene.terms);
  scene.said.term = text;
  return text;
}

function period({ random, year }: Scene): string {
  const kind = random.next();
  if (kind < 0.3) return `năm ${year}`;
  if (kind < 0.55) return `${random.chance(0.6) ? "6 tháng đầu" : "9 tháng đầu"} năm ${year}`;
  if (kind < 0.75) return `quý ${random.pick(["I", "II", "III", "IV"])} năm ${year}`;
  return `giai đoạn ${year - random.int(1, 4)} - ${year}`;
}

function span({ random, year }: Scene): string {
  const from = random.chance(0.6) ? year - (year % 5) + (year % 5 === 0 ? 0 : 1) : year;
  return `${from} - ${from + random.pick([2, 4, 5, 9])}`;
}

/** The congress that a year leads to or comes from: XI in January 2011, XII in 2016. */
function congress(year: number): string {
  if (year <= 2011) return "XI";
  if (year <= 2016) return "XII";
  return year <= 2021 ? "XIII" : "XIV";
}

const OWN: Readonly<Record<string, Slot>> = {
  nam: ({ year }) => String(year),
  thang: ({ month }) => String(month),
  quy: ({ month }) => `quý ${["I", "II", "III", "IV"][Math.floor((month - 1) / 3)]}`,
  "nam-hoc": ({ year, month }) => (month >= 6 ? `${year} - ${year + 1}` : `${year - 1} - ${year}`),
  "giai-doan": span,
  "nhiem-ky": ({ year }) => `${year - (year % 5)} - ${year - (year % 5) + 5}`,
  "dai-hoi": ({ year }) => congress(year),
  ky: period,
  noi: place,
  noi2: place,
  "dia-ban": ({ area }) => area,
  "cong-ty": ({ random }) => companyName(random),
  truong: ({ random }) => schoolName(random),
  "ten-rieng": ({ random }) => properName(random),
  vat: ({ random }) => random.pickSkewed(THINGS, 1.2),
  ngay: ({ random, year, month }) => `${pad(random.int(1, 28))}/${month}/${year}`,
  nguoi: ({ random }) => personName(random),
  "bo-phan": ({ random }) => random.pickSkewed(UNITS, 2),
  so: ({ random }) => pad(Math.max(2, Math.round(18 * Math.exp(random.normal() * 0.9)))),
  "so-nho": ({ random }) => pad(random.int(1, 9)),
  "so-lon": ({ random }) => `${random.int(1, 48)}.${String(random.int(0, 999)).padStart(3, "0")}`,
  tyle: ({ random }) => `${random.int(52, 100)}${random.chance(0.4) ? `,${random.int(1, 9)}` : ""}%`,
  tien: ({ random }) =>
    `${random.pick([300, 500, 1, 2, 5, 10, 40, 50, 80, 120, 250, 730])} ${random.chance(0.5) ? "triệu" : "nghìn"}`,
  term: (scene) => term(scene, 1.6),
  term2: (scene) => term(scene, 1),
  term3: (scene) => term(scene, 1),
  "Dong-tu": ({ random }) => capitalised(random.pickSkewed(CLAUSES["dong-tu"] ?? [], 1.6)),
  "co-quan2": ({ random }) => random.pick(CLAUSES["co-quan"] ?? []),
  cach2: ({ random }) => random.pick(CLAUSES.cach ?? []),
};

/** Kept for good: templates come from lists and are never put together on the way. */
const compiled = new Map<string, readonly Part[]>();

function compile(template: string): readonly Part[] {
  const known = compiled.get(template);
  if (known) return known;
  const parts = template.split(/(\{[^}]+\})/u).flatMap((piece): Part[] => {
    if (!piece.startsWith("{")) return piece === "" ? [] : [piece];
    const name = piece.slice(1, -1);
    const own = OWN[name];
    if (own) return [own];
    const list = CLAUSES[name] ?? SLOTS[name];
    if (!list) throw new Error(`no slot ${piece} in "${template}"`);
    return [(scene) => fill(scene.random.pickSkewed(list, 2.2), scene)];
  });
  compiled.set(template, parts);
  return parts;
}

/** The template with every slot filled, slots inside slots too. @throws Error for a slot that no list has. */
export function fill(template: string, scene: Scene): string {
  let text = "";
  for (const part of compile(template)) text += typeof part === "string" ? part : part(scene);
  return text;
}

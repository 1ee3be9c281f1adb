/** What the centre writes: the directives of the table, and letters of the confederation, ministries and boards. */
import type { Knowledge } from "../../src/knowledge/index.ts";
import type { World } from "./block.ts";
import { dayOf } from "./calendar.ts";
import type { Draft } from "./draft.ts";
import { numberOf, startOfCentralTerm } from "./numbers.ts";
import { centralOffice, type Office } from "./offices/index.ts";
import { Random } from "./random.ts";
import { tickOfYear, type Visit, yearOf } from "./schedule.ts";
import { drawKind, drawObject, drawSubject, kindOf } from "./subjects.ts";
import type { Scene } from "./template.ts";
import { CAMPAIGN_TOPICS } from "./vocabulary/campaigns.ts";
import type { Topic } from "./vocabulary/topic.ts";
import { TOPICS } from "./vocabulary/topics.ts";

const MINISTRIES = ["bnv", "bgddt", "byt", "btc", "bxd", "bct-ct", "bkhcn", "bvhttdl", "btp", "bca"];
const NOWHERE = ["các tỉnh, thành phố", "khu công nghiệp", "vùng sâu, vùng xa", "miền Trung", "Tây Nguyên"];

/** Places that letters of the centre speak of. */
export const CENTRAL_PLACES: readonly string[] = NOWHERE;

/** How types are called and coded. */
export interface TypeWords {
  name(type: string): string;
  code(type: string): string;
}

/** A directive of the table as a document of the archive. */
function fromTable(world: World, visit: Visit, index: number): Draft | null {
  const { knowledge, central } = world;
  const directive = visit.block % 2 === 0 ? central.letters[visit.block / 2] : undefined;
  if (!directive) return null;
  const { row, title } = directive;
  const topic = TOPICS.find(({ directives }) => directives.some((id) => row.topics.includes(id)));
  return {
    index,
    visit,
    office: centralOffice(knowledge, organOfIssuer(knowledge, row.issuer)),
    type: knowledge.types.byWord(row.type)?.id ?? "",
    typeName: row.type,
    number: row.number,
    issuedOn: row.date,
    topic: topic ?? (TOPICS.find(({ id }) => id === "to-chuc-dang") as Topic),
    object: title ?? "",
    subject: title?.replace(/^về (?:việc )?/u, "") ?? "",
    campaigns: CAMPAIGN_TOPICS.filter(({ id }) => row.topics.includes(id)).map(({ id }) => id),
    central: directive,
  };
}

/** Table rows name issuers as letters do; the organ table has them by name or alias. */
function organOfIssuer(knowledge: Knowledge, issuer: string): string {
  const full: Readonly<Record<string, string>> = {
    "Ban Bí thư": "Ban Bí thư Trung ương Đảng",
    "Ban Chấp hành Trung ương": "Ban Chấp hành Trung ương Đảng",
  };
  const [organ] = knowledge.organs.byName(full[issuer] ?? issuer);
  return organ?.id ?? (issuer.startsWith("Bộ Chính trị") ? "bct" : "tld");
}

/** Organ and running number of a block's letter from the centre; no two blocks share tick and position. */
function turnOf(visit: Visit, round: number, random: Random): { organ: string; serial: number } | null {
  const { tick, position } = visit;
  const places = Math.ceil(round / 4);
  const turn = Math.floor(position / 4) + 1;
  const inYear = (tick - tickOfYear(yearOf(tick))) * places + turn;
  switch (position % 4) {
    case 0:
      return { organ: "tld", serial: inYear };
    case 1:
      return { organ: random.pick(MINISTRIES), serial: inYear };
    case 2: {
      if (tick % 8 !== 0) return null;
      const board = dayOf(tick, 0) < "2025-03-01" ? random.pick(["btgtw", "bdvtw"]) : "btgdvtw";
      return { organ: board, serial: ((tick - startOfCentralTerm(tick)) >> 3) * places + turn };
    }
    default:
      return null;
  }
}

/** The letter of the centre that a block begins with, if it is its turn. */
export function writeCentre(world: World, visit: Visit, index: number, words: TypeWords): Draft | null {
  const { knowledge, schedule, seed } = world;
  const directive = fromTable(world, visit, index);
  if (directive) return directive;
  const { tick } = visit;
  const random = new Random(seed, 24, visit.block);
  const turn = turnOf(visit, schedule.round, random);
  if (!turn) return null;
  const issuedOn = dayOf(tick, random.next());
  const office: Office = centralOffice(knowledge, turn.organ);
  const year = yearOf(tick);
  const month = Number(issuedOn.slice(5, 7));
  const topic = random.weighted(TOPICS, ({ systems, weight }) =>
    systems.includes(office.system) ? weight(year, month) : 0,
  );
  const scene: Scene = {
    random,
    year,
    month,
    area: office.area,
    places: NOWHERE,
    terms: topic.terms,
    said: { place: "", term: "" },
  };
  const drawn = drawKind(office, random, []).type;
  const numbered = (type: string): string => numberOf(office, type, turn.serial, words.code(type), seed);
  // Where the table has that very number, the letter becomes an official letter instead.
  const type = knowledge.directives.byNumber(numbered(drawn)).length > 0 ? "cong-van" : drawn;
  const object = drawObject(topic, scene);
  return {
    index,
    visit,
    office,
    type,
    typeName: words.name(type),
    number: numbered(type),
    issuedOn,
    topic,
    object,
    subject: drawSubject(kindOf(type), object, scene),
    campaigns: topic.campaign === undefined ? [] : [topic.campaign],
    central: null,
  };
}

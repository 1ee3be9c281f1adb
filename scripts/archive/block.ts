/**
 * A block: 16 directives of one province and a few weeks. A provincial plan, the districts that carry it out, the
 * workplaces below them; a second plan with its own; some that stand alone; now and then one of the centre.
 */
import type { Knowledge, Place } from "../../src/knowledge/index.ts";
import { dayAfter, dayOf } from "./calendar.ts";
import type { CentralDirectives } from "./central.ts";
import { writeCentre } from "./centre.ts";
import type { Draft, Planned } from "./draft.ts";
import { numberOf, startOfTerm } from "./numbers.ts";
import { type Above, grassrootsOffice, type Office, placedOffice, placeWithRank } from "./offices/index.ts";
import { ALONE, aliveAt, localOrgan, PROVINCIAL } from "./organs.ts";
import { mixText, Random } from "./random.ts";
import { createReferences, LEAD, SECOND } from "./references.ts";
import { type Schedule, tickOfYear, type Visit, visitsSince, yearOf } from "./schedule.ts";
import { drawKind, drawObject, drawSubject, kindOf, narrowed } from "./subjects.ts";
import type { Scene } from "./template.ts";
import type { Units } from "./units.ts";
import { workplaceName } from "./vocabulary/names.ts";
import type { Topic } from "./vocabulary/topic.ts";
import { TOPICS } from "./vocabulary/topics.ts";

export const BLOCK = 16;

export interface World {
  readonly knowledge: Knowledge;
  readonly seed: number;
  readonly schedule: Schedule;
  readonly units: Units;
  readonly central: CentralDirectives;
}

export interface Blocks {
  /** The 16 directives of a block with what they cite. */
  plan(block: number): Planned[];
  /** Names of the units below the province of a visit. */
  namesBelow(visit: Visit): readonly string[];
}

/** Where the offices of a visit sit. */
interface Ground {
  readonly province: Place;
  readonly above: Above;
  readonly below: readonly Place[];
  readonly names: readonly string[];
}

export function createBlocks(world: World): Blocks {
  const { knowledge, seed, schedule, units } = world;
  const words = {
    name: (type: string): string => knowledge.types.byId(type)?.name ?? type,
    code: (type: string): string => knowledge.types.byId(type)?.codes[0] ?? "",
  };
  const grounds = new Map<string, Ground>();
  const offices = new Map<string, Office>();

  function groundOf({ merged, province, tick }: Visit): Ground {
    const id = merged ? province.current : province.id;
    const day = dayOf(tick, 0);
    const unit = merged ? knowledge.places.currentById(id) : province;
    const { earlier } = province;
    const name = !merged && earlier && day <= earlier.until ? earlier.name : (unit?.name ?? "");
    const place = knowledge.places.named(name, day).find(({ level }) => level === "tỉnh");
    if (!place) throw new Error(`no such province on ${day}: ${id}`);
    const key = `${id} ${merged} ${placeWithRank(place)}`;
    const known = grounds.get(key);
    if (known) return known;
    const below = (merged ? units.communes : units.districts).get(id) ?? [];
    const above = {
      province: placeWithRank(place),
      provinceName: place.name,
      city: place.rank === "thành phố",
    };
    const ground = { province: place, above, below, names: below.map(({ name }) => name) };
    grounds.set(key, ground);
    return ground;
  }

  /** Offices with a place are made once; there are some ten thousand of them. */
  function officeAt(organ: string, place: Place, above: Above, merged: boolean): Office {
    const key = `${organ} ${place.id} ${place.level} ${merged} ${above.province}`;
    const known = offices.get(key);
    if (known) return known;
    const office = placedOffice(knowledge, organ, place, above, merged);
    if (!office) throw new Error(`no letterhead for ${organ} at ${place.name}`);
    offices.set(key, office);
    return office;
  }

  /** What each of the 16 is; what they cite comes after, since that needs those of other blocks. */
  function identities(block: number): Draft[] {
    const visit = schedule.visit(block);
    const { tick, merged } = visit;
    const year = yearOf(tick);
    const { province, above, below, names } = groundOf(visit);
    const random = new Random(seed, 21, block);
    const used = new Map<string, number>();
    const drafts: Draft[] = [];

    /** The next free number of an office, and the type whose series it belongs to. */
    function numbered(office: Office, from: Random): { type: string; number: string } {
      const full: string[] = [];
      for (;;) {
        const { type, rare } = drawKind(office, from, full);
        const pace = rare ? 1 : office.pace;
        const key = `${office.id} ${type}`;
        const count = used.get(key) ?? 0;
        if (count >= pace) {
          full.push(type);
          continue;
        }
        used.set(key, count + 1);
        const start = office.series === "term" ? startOfTerm(tick) : tickOfYear(year);
        const turn = (mixText(key, seed, tick) + count) % pace;
        const serial = visitsSince(start, visit) * pace + turn + 1;
        return { type, number: numberOf(office, type, serial, words.code(type), seed) };
      }
    }

    function write(
      slot: number,
      office: Office,
      topic: Topic,
      issuedOn: string,
      parent: Draft | null,
    ): Draft {
      const scene: Scene = {
        random: new Random(seed, 22, block, slot),
        year,
        month: Number(issuedOn.slice(5, 7)),
        area: office.area,
        places: names,
        terms: topic.terms,
        said: { place: "", term: "" },
      };
      const { type, number } = numbered(office, scene.random);
      const takenUp = parent !== null && scene.random.chance(0.6);
      const object = takenUp ? narrowed(parent.object, scene) : drawObject(topic, scene);
      const draft: Draft = {
        index: block * BLOCK + slot,
        visit,
        office,
        type,
        typeName: words.name(type),
        number,
        issuedOn,
        topic,
        object,
        subject: drawSubject(kindOf(type), object, scene),
        campaigns: topic.campaign === undefined ? [] : [topic.campaign],
        central: null,
      };
      drafts[slot] = draft;
      return draft;
    }

    const provincial = (from: typeof PROVINCIAL): Office => {
      const { organ } = random.weighted(aliveAt(tick, from), ({ weight }) => weight);
      return officeAt(organ, province, above, merged);
    };
    const local = (like: Office, where: Place): Office =>
      officeAt(localOrgan(like, where), where, above, merged);
    const own = (slot: number, office: Office): Draft => {
      const day = dayOf(tick, random.next());
      const topic = random.weighted(TOPICS, ({ systems, weight }) =>
        systems.includes(office.system) ? weight(year, Number(day.slice(5, 7))) : 0,
      );
      return write(slot, office, topic, day, null);
    };
    const child = (slot: number, office: Office, parent: Draft): Draft =>
      write(slot, office, parent.topic, dayAfter(tick, parent.issuedOn, random.int(2, 34)), parent);
    const anywhere = (): Place => random.pick(below);

    const centre = writeCentre(world, visit, block * BLOCK, words);
    if (centre) drafts[0] = centre;
    else own(0, provincial(ALONE));
    const lead = own(LEAD, provincial(PROVINCIAL));
    const districts = [2, 3, 4, 5].map((slot) => {
      const place = anywhere();
      return { place, draft: child(slot, local(lead.office, place), lead) };
    });
    for (const slot of [6, 7, 8]) {
      if (lead.office.system === "Công đoàn") {
        const { place, draft } = random.pick(districts);
        const workplace = workplaceName(random, place.name);
        child(slot, grassrootsOffice(knowledge, workplace, draft.office, above), draft);
      } else child(slot, local(lead.office, anywhere()), lead);
    }
    const second = own(SECOND, provincial(PROVINCIAL));
    for (const slot of [10, 11]) child(slot, local(second.office, anywhere()), second);
    for (const slot of [12, 13])
      own(slot, local(random.chance(0.5) ? lead.office : second.office, anywhere()));
    own(14, provincial(ALONE));
    const union = officeAt("ldld-tinh", province, above, merged);
    const place = anywhere();
    own(15, grassrootsOffice(knowledge, workplaceName(random, place.name), local(union, place), above));
    return drafts;
  }

  const references = createReferences(world, identities);
  return {
    plan(block) {
      const drafts = identities(block);
      return drafts.map((draft) => ({ draft, references: references(draft, drafts) }));
    },
    namesBelow: (visit) => groundOf(visit).names,
  };
}

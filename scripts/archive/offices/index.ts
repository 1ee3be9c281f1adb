/** Makes offices of the rows of the organ table. */
import type { Knowledge, Organ, Place } from "../../../src/knowledge/index.ts";
import { slugOf } from "../../../src/reading/letter-case.ts";

import { centralForm } from "./central.ts";
import { type Form, GRASSROOTS, upper } from "./form.ts";
import { localForm } from "./local.ts";
import { type Above, type Office, placeWithRank } from "./office.ts";
import { provincialForm } from "./provincial.ts";

export { type Above, type Office, placeWithRank, type Style } from "./office.ts";

/** The id of an organ at a place, or of one with a name of its own. */
export const officeId = (organ: string, of?: string): string => (of === undefined ? organ : `${organ}:${of}`);

function nameFrom(organ: Organ, place: { rank: string; name: string }): string {
  const { template } = organ;
  const chosen = typeof template === "object" ? template[place.rank] : template;
  return (chosen ?? organ.name).replace("{place}", placeWithRank(place)).replace("{name}", place.name);
}

const organOf = (knowledge: Knowledge, id: string): Organ => {
  const organ = knowledge.organs.byId(id);
  if (!organ) throw new Error(`no organ "${id}" in the table`);
  return organ;
};

/** "Ủy ban nhân dân tỉnh" → "Ủy ban nhân dân tỉnh Cao Bằng", "Ban Thường vụ Tỉnh ủy" → "… Tỉnh ủy Cao Bằng". */
const inFull = (parent: string | null, { province, provinceName }: Above): string | null =>
  parent?.replace(/(?:tỉnh|thành phố)$/u, province).replace(/(?<=Tỉnh ủy|Thành ủy)$/u, ` ${provinceName}`) ??
  null;

/** What a form says of an office. */
const formed = (form: Form): Pick<Office, keyof Form> => ({
  ...form,
  units: form.units ?? [],
  series: form.series ?? "year",
});

/** An office of the centre. */
export function centralOffice(knowledge: Knowledge, id: string): Office {
  const organ = organOf(knowledge, id);
  return {
    ...formed(centralForm(organ)),
    id: officeId(id),
    organ: id,
    name: organ.name,
    level: "trung ương",
    system: organ.system,
    province: null,
    seat: "Hà Nội",
    area: "cả nước",
    parentInFull: null,
  };
}

/** Since the districts are gone, those below a province are its communes. */
const withoutDistricts = (addressee: string): string =>
  addressee
    .replace("Liên đoàn Lao động cấp huyện", "Công đoàn các xã, phường, đặc khu")
    .replace(/^Ban Tuyên giáo, Ban Dân vận các .*$/u, "Ban Xây dựng Đảng các xã, phường, đặc khu")
    .replace(/^Huyện ủy, .*$/u, "Đảng ủy các xã, phường, đặc khu")
    .replace(/^Các huyện đoàn, .*$/u, "Đoàn Thanh niên các xã, phường, đặc khu")
    .replace("cấp huyện", "các xã, phường, đặc khu")
    .replace(/các (?:huyện, thị xã, thành phố|quận, huyện)/u, "các xã, phường, đặc khu");

/** An office of a province, a district or a commune; null where the organ has no such form. */
export function placedOffice(
  knowledge: Knowledge,
  organId: string,
  place: Place,
  above: Above,
  merged: boolean,
): Office | null {
  const organ = organOf(knowledge, organId);
  const name = nameFrom(organ, place);
  const provincial = place.level === "tỉnh";
  const form = provincial ? provincialForm(organ, place, name) : localForm(organ, place, name, above);
  if (!form) return null;
  return {
    ...formed(form),
    below: merged ? form.below.map(withoutDistricts) : form.below,
    id: officeId(organId, place.id),
    organ: organId,
    name,
    level: organ.level,
    system: organ.system,
    province: place.province,
    seat: provincial && place.name === "Hồ Chí Minh" ? "Thành phố Hồ Chí Minh" : place.name,
    area: placeWithRank(place),
    parentInFull: provincial ? null : inFull(form.parent, above),
  };
}

/** The union of one workplace, below a district's or commune's union. */
export function grassrootsOffice(
  knowledge: Knowledge,
  workplace: string,
  parent: Office,
  above: Above,
): Office {
  const organ = organOf(knowledge, "cdcs");
  const name = `Công đoàn cơ sở ${workplace}`;
  return {
    id: officeId("cdcs", slugOf(workplace)),
    organ: "cdcs",
    name,
    level: "cơ sở",
    system: organ.system,
    province: parent.province,
    parent: parent.name,
    parentInFull: `${parent.name}, ${above.province}`,
    letterhead: [upper(parent.name), upper(name)],
    style: "state",
    code: "CĐCS",
    units: [],
    self: `Ban Chấp hành ${name}`,
    below: ["Các tổ công đoàn", "Toàn thể đoàn viên"],
    seat: parent.seat,
    area: workplace,
    signing: GRASSROOTS,
    series: "year",
    pace: 3,
  };
}

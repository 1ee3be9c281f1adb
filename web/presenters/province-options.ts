/** Provinces of which a form lets one choose. */
import { type Knowledge, MERGER_DAY } from "../../src/knowledge/index.ts";
import type { Option } from "./review-fields.ts";

/** Provinces of a day; null: of any. */
export function provinceOptions(places: Knowledge["places"], issuedOn: string | null): Option[] {
  const units =
    issuedOn === null
      ? [...places.former, ...places.current.filter(({ id }) => !places.formerById(id))]
      : issuedOn < MERGER_DAY
        ? places.former
        : places.current;
  return units
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, "vi"));
}

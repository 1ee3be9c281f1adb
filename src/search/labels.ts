/** Names for people of what facets hold as ids. */
import { labelOfKey } from "../citations/label.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { groupName } from "./facet-paths.ts";
import type { Facet } from "./types.ts";

/** Names that no table holds. */
export interface IssuerNames {
  issuerName(id: string): string | null;
}

/** The name of a facet's value; the id itself where nobody knows a name. */
export type LabelOf = (facet: Facet, value: string) => string;

export function createLabels(knowledge: Knowledge, catalogue: IssuerNames): LabelOf {
  return (facet, value) => {
    const last = value.slice(value.lastIndexOf("/") + 1);
    switch (facet) {
      case "campaign":
        return knowledge.campaigns.byId(value)?.name ?? value;
      case "issuer":
        return groupName(value) ?? catalogue.issuerName(last) ?? last;
      case "province": {
        const former = knowledge.places.formerById(last);
        const current = knowledge.places.currentById(last);
        return (value.includes("/") ? former : current)?.name ?? former?.name ?? current?.name ?? last;
      }
      case "type":
        return knowledge.types.byId(value)?.name ?? value;
      case "cites":
        return labelOfKey(value, knowledge);
      case "year":
        return value;
      default:
        return facet satisfies never;
    }
  };
}

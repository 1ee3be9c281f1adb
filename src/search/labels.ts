/** Names for people of what facets hold as ids. */
import { labelOfKey } from "../citations/label.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { groupName } from "./facet-paths.ts";
import type { Facet } from "./types.ts";

/** Names that no table holds. */
export interface IssuerNames {
  issuerName(id: string): string | null;
}

/** Another value whenever a name may have changed. */
export interface Changing {
  state(): string;
}

/** So many names are kept; the facets of a page have some thousand. */
const MOST_KEPT = 50_000;

/**
 * The same, with every name looked up once for as long as the catalogue stays as it is: asked for anew at each
 * question.
 */
export function createKeptLabels(knowledge: Knowledge, catalogue: IssuerNames & Changing): () => LabelOf {
  const labelOf = createLabels(knowledge, catalogue);
  let state: string | null = null;
  let known = new Map<string, string>();
  return () => {
    const now = catalogue.state();
    if (now !== state || known.size > MOST_KEPT) known = new Map();
    state = now;
    const names = known;
    return (facet, value) => {
      const asked = `${facet}\0${value}`;
      const kept = names.get(asked);
      if (kept !== undefined) return kept;
      const label = labelOf(facet, value);
      names.set(asked, label);
      return label;
    };
  };
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

/** Names for people of what facets hold as ids. */
import { labelOfKey } from "../citations/label.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { groupName } from "./facet-paths.ts";
import { FACETS, type Facet, perFacet } from "./types.ts";

/** Names that no table holds. */
export interface IssuerNames {
  issuerName(id: string): string | null;
}

/** Another value whenever a name may have changed. */
export interface Changing {
  state(): string;
}

/** So many names of a facet are kept; an archive has some thousand issuers. */
const MOST_KEPT = 50_000;

/**
 * The same, with every name looked up once for as long as the catalogue stays as it is: asked for anew at each
 * question.
 */
export function createKeptLabels(knowledge: Knowledge, catalogue: IssuerNames & Changing): () => LabelOf {
  const labelOf = createLabels(knowledge, catalogue);
  let state: string | null = null;
  let kept = keeping(labelOf);
  return () => {
    const now = catalogue.state();
    if (now !== state || kept.full()) kept = keeping(labelOf);
    state = now;
    return kept.labelOf;
  };
}

function keeping(look: LabelOf): { readonly labelOf: LabelOf; full(): boolean } {
  const names = perFacet(() => new Map<string, string>());
  return {
    labelOf(facet, value) {
      const known = names[facet].get(value);
      if (known !== undefined) return known;
      const label = look(facet, value);
      names[facet].set(value, label);
      return label;
    },
    full: () => FACETS.some((facet) => names[facet].size > MOST_KEPT),
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
        // Lâm Đồng before the mergers is a part of Lâm Đồng today.
        if (value.includes("/") && former && former.name === current?.name)
          return `${former.name} (trước 7/2025)`;
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

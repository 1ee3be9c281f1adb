/** What a directive cites: the plan it carries out, the province's plan of the year, directives of the centre. */
import { BLOCK, type World } from "./block.ts";
import { drawCentral } from "./central.ts";
import type { Draft, Reference } from "./draft.ts";
import { Random } from "./random.ts";
import { type Visit, yearOf } from "./schedule.ts";

/** Places of the two plans in a block. */
export const LEAD = 1;
export const SECOND = 9;

/** The directive of the same block that this one carries out. */
function parentOf(draft: Draft, drafts: readonly Draft[]): Draft | undefined {
  const slot = draft.index % BLOCK;
  if (slot === 10 || slot === 11) return drafts[SECOND];
  if (slot < 2 || slot > 8) return undefined;
  if (draft.office.level !== "cơ sở") return drafts[LEAD];
  return drafts.slice(2, 6).find(({ office }) => office.name === draft.office.parent);
}

/** How likely a letter cites the plan of its province and year. */
function affinity(draft: Draft, plan: Draft): number {
  if (plan.topic === draft.topic) return 0.8;
  return plan.office.system === draft.office.system ? 0.3 : 0.1;
}

/**
 * Draws what drafts cite, about six each.
 *
 * Whatever is cited is a directive of the table, or stands before the citing one in the archive and is not younger.
 */
export function createReferences(
  { seed, schedule, central }: World,
  identities: (block: number) => Draft[],
): (draft: Draft, block: readonly Draft[]) => Reference[] {
  const plans = new Map<number, readonly Draft[]>();

  /** The plans of the province's first block of that year, which everybody there cites. */
  function plansOf(visit: Visit): readonly Draft[] {
    const block = schedule.anchor(visit.province, yearOf(visit.tick), visit.merged);
    if (block < 0 || block >= visit.block) return [];
    let known = plans.get(block);
    if (!known) {
      const drafts = identities(block);
      known = [LEAD, SECOND].flatMap((slot) => drafts[slot] ?? []);
      plans.set(block, known);
    }
    return known;
  }

  function fromArchive(draft: Draft, block: readonly Draft[], random: Random): Draft[] {
    const found: Draft[] = [];
    const cite = (other: Draft | undefined): void => {
      if (other && other.index < draft.index && other.issuedOn <= draft.issuedOn && !found.includes(other))
        found.push(other);
    };
    if (draft.central) return found;
    const slot = draft.index % BLOCK;
    const parent = parentOf(draft, block);
    cite(parent);
    if (parent && random.chance(0.4)) cite(parentOf(parent, block));
    const [first] = block;
    // A campaign's own directive is cited by letters about that campaign only.
    const fits = first !== undefined && (first.campaigns.length === 0 || first.topic === draft.topic);
    if (fits && (slot === LEAD || (slot === SECOND && random.chance(0.5)))) cite(first);
    if (draft.office.level !== "trung ương")
      for (const plan of plansOf(draft.visit)) if (random.chance(affinity(draft, plan))) cite(plan);
    return found;
  }

  return (draft, block) => {
    const random = new Random(seed, 23, draft.index);
    const wanted = Math.min(20, Math.max(1, Math.floor(Math.exp(1.68 + random.normal() * 0.6))));
    const found = fromArchive(draft, block, random);
    const nested = draft.central?.nested ?? [];
    const known = new Set([
      draft.central?.row,
      ...nested.map(({ row }) => row),
      ...found.map((other) => other.central?.row),
    ]);
    const missing = Math.max(found.length === 0 ? 1 : 0, wanted - found.length);
    const rows = drawCentral(central, draft.topic.directives, draft.issuedOn, missing, random).filter(
      ({ row }) => !known.has(row) && row.date < draft.issuedOn,
    );
    return [
      ...found.map((other): Reference => ({ kind: "archive", draft: other })),
      ...[...nested, ...rows].map((citation): Reference => ({ kind: "central", citation })),
    ];
  };
}

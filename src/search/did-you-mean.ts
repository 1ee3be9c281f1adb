/**
 * "Bạn có muốn tìm": another spelling of a question that was answered, offered only where the engine has said that it
 * finds something better: the marks that a question lacks, or one letter put right where the question finds little.
 */
import { foldedPairs } from "../text/pairs.ts";
import { correctedQuestion, LOOKED_AT } from "./correct.ts";
import { planSearch, type SearchPlan } from "./plan.ts";
import type { SearchServices } from "./service.ts";
import { lookupOf } from "./tokens.ts";
import type { SearchQuery } from "./types.ts";

export interface Offer {
  readonly q: string;
  readonly total: number;
}

/** Fewer documents, and the question may have been mistyped; a pair of words in no more of them may be a slip. */
const LITTLE = 5;
/** What is offered instead finds so many times more. */
const FAR_MORE = 3;

/** The question with the marks that it lacks, and what that finds; asked beside the question itself. */
export async function withMarks(query: SearchQuery, services: SearchServices): Promise<Offer | null> {
  const q = query.live || query.page > 1 ? null : (services.phrases?.marked(query.q) ?? null);
  return q === null ? null : counted(q, query, services);
}

/**
 * @param marked what `withMarks` gave
 * @param total what the question as it was typed finds
 */
export async function didYouMean(
  query: SearchQuery,
  plan: SearchPlan,
  total: number,
  marked: Offer | null,
  services: SearchServices,
): Promise<Offer | null> {
  // Fewer is better here: the others have the same letters with other marks.
  if (marked && marked.total > 0 && marked.total < total) return marked;
  if (total === 0 || total >= LITTLE || query.live || query.page > 1 || !isKeywords(plan)) return null;
  const q = await respelled(query, plan, services);
  const offer = q === null ? null : await counted(q, query, services);
  return offer && offer.total >= total * FAR_MORE ? offer : null;
}

const isKeywords = (plan: SearchPlan): boolean =>
  plan.keywords && plan.sentence === null && plan.restrictions.length === 0 && plan.words.length > 0;

async function counted(q: string, query: SearchQuery, services: SearchServices): Promise<Offer | null> {
  const plan = planSearch({ ...query, q }, services.knowledge, { issuers: services.catalogue });
  if (!isKeywords(plan)) return null;
  const { total } = await services.engine.matches(plan.search, 0);
  return { q, total };
}

/** The question with the words put right that stand beside their neighbours next to nowhere else. */
async function respelled(
  query: SearchQuery,
  plan: SearchPlan,
  { engine, catalogue }: SearchServices,
): Promise<string | null> {
  const rarePairs = (q: string) => foldedPairs(q).map((pair) => catalogue.pairFrequency(pair) < LITTLE);
  const rare = rarePairs(query.q);
  if (rare.length + 1 !== plan.words.length) return null;
  // A slip spoils the pair of a right word at the edge as well: what is rare on both sides is looked at first.
  const both = plan.words.filter((_, at) => rare[at - 1] && rare[at]);
  const edges = plan.words.filter((_, at) => (rare[at - 1] ?? true) && (rare[at] ?? true));
  const doubtful = new Set((both.length > 0 ? both : edges).map(({ word }) => lookupOf(word)));
  const must = plan.words.map(({ word }) => lookupOf(word)).filter((key) => !doubtful.has(key));
  if (doubtful.size === 0 || must.length === 0) return null;
  const search = { ...plan.search, must: must.map((key) => [key]), notIds: [], page: 1, size: LOOKED_AT };
  const near = await engine.search(search);
  const q = correctedQuestion(query.q, doubtful, near.ids, catalogue);
  return q === null || rarePairs(q).includes(true) ? null : q;
}

/** Which of a few documents a question finds, for very many questions: see `held-documents.ts`. */
import { abbreviationsOf } from "./abbreviations.ts";
import { planOfQuery } from "./answer.ts";
import { checkInText } from "./check.ts";
import { holdDocuments } from "./held-documents.ts";
import { toIndexDocument } from "./index-document.ts";
import { createMatcher } from "./matching.ts";
import type { SearchServices } from "./service.ts";
import type { IndexDocument, SearchQuery } from "./types.ts";

export interface Percolator {
  /**
   * The same as `Matcher.matching` says of these documents, in their order.
   *
   * @throws EngineError for the few questions that depend on the whole archive, while the engine is away.
   */
  matching(query: SearchQuery): Promise<string[]>;
}

/** Documents read in one go. */
const TURN = 10;

/** @param turn lets others at work between two pieces. */
export async function createPercolator(
  ids: readonly string[],
  services: SearchServices,
  turn: () => Promise<void>,
): Promise<Percolator> {
  const { catalogue, knowledge } = services;
  const documents: IndexDocument[] = [];
  const kept = new Map<string, { id: string; subject: string | null; text: string }>();
  for (let from = 0; from < ids.length; from += TURN) {
    for (const document of catalogue.documents(ids.slice(from, from + TURN))) {
      const { id, text, directive } = document;
      documents.push(toIndexDocument(document, knowledge));
      kept.set(id, { id, text, subject: directive.subject });
    }
    await turn();
  }
  const held = holdDocuments(documents);
  const texts = { texts: (some: readonly string[]) => some.flatMap((id) => kept.get(id) ?? []) };
  const whole = createMatcher(services);
  return {
    async matching(query) {
      const plan = planOfQuery(query, services);
      // What is near to a sentence, or has another name of an organ, is known from the whole archive alone.
      if (plan.sentence !== null || plan.otherNames.length > 0) return whole.matching(query, ids);
      const { search } = await checkInText(plan, held, texts, abbreviationsOf(knowledge));
      const found = new Set((await held.matches(search, ids.length)).ids);
      // Part of a number that no document of the archive has is taken for words.
      if (found.size === 0 && plan.partial) return whole.matching(query, ids);
      return ids.filter((id) => found.has(id));
    },
  };
}

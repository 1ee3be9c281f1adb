/**
 * Finds what came in for every saved search. Searches go on from marks of their own, so whatever is killed is continued
 * where it stopped, and what was read anew is looked at again: only what its owner has not looked at.
 */
import type { AlertStore, Evaluation, Watched } from "../catalogue/alerts.ts";
import { ChiDanError, EngineError } from "../errors.ts";
import { createPercolator, type Percolator } from "../search/percolate.ts";
import { parseSearchQuery } from "../search/query.ts";
import type { SearchServices } from "../search/service.ts";
import { problemOf, UNREADABLE } from "./problem.ts";

export interface Evaluating {
  readonly alerts: AlertStore;
  readonly searching: SearchServices;
  /** Milliseconds. */
  readonly now: () => number;
  /** Lets others at work between two pieces; throws to end it. */
  readonly turn: () => Promise<void>;
}

export interface Evaluated {
  readonly searches: number;
  /** Searches that need the engine, which was away: their turn comes again. */
  readonly unreached: number;
}

/** Documents held in memory at once, and searches kept in one transaction. */
const DOCUMENTS = 1_000;
const SEARCHES = 200;

export async function evaluateAlerts(needs: Evaluating): Promise<Evaluated> {
  const { alerts, searching, now, turn } = needs;
  const until = alerts.lastChange();
  const at = now();
  reviseProblems(needs, at);
  let [searches, unreached] = [0, 0];
  for (let mark = alerts.furthestBehind(until, -1); mark !== null; ) {
    const changed = alerts.changedSince(mark, until, DOCUMENTS);
    if (changed.documents.size === 0) alerts.skip(mark, until);
    else {
      const percolator = await createPercolator([...changed.documents.keys()], searching, turn);
      for (let after = 0; ; ) {
        const some = alerts.watched(mark, after, SEARCHES);
        const last = some.at(-1);
        if (!last) break;
        after = last.id;
        const found = await matchAll(some, percolator, needs, at);
        alerts.keepFound(found, changed, at);
        searches += found.length;
        unreached += some.filter(({ id }) => !found.some(({ search }) => search === id)).length;
      }
    }
    mark = alerts.furthestBehind(until, mark);
  }
  return { searches, unreached };
}

/** What was in the way may be over: a row of the tables is there again, the program was updated. */
function reviseProblems({ alerts, searching }: Evaluating, at: number): void {
  for (const { id, query, problem } of alerts.troubled())
    if (problem !== UNREADABLE) alerts.noteProblem(id, problemOf(query, searching.knowledge), at);
}

async function matchAll(
  some: readonly Watched[],
  percolator: Percolator,
  { alerts, searching, turn }: Evaluating,
  at: number,
): Promise<Evaluation[]> {
  const found: Evaluation[] = [];
  for (const { id, query } of some) {
    await turn();
    const problem = problemOf(query, searching.knowledge);
    if (problem !== null) {
      alerts.noteProblem(id, problem, at);
      continue;
    }
    try {
      const matching = await percolator.matching(parseSearchQuery(new URLSearchParams(query)));
      found.push({ search: id, matching });
    } catch (error) {
      if (error instanceof EngineError) continue;
      // The catalogue's own trouble says nothing of the search.
      if (error instanceof ChiDanError) throw error;
      alerts.noteProblem(id, UNREADABLE, at);
    }
  }
  return found;
}

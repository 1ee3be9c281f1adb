/** Looks each cited directive and number of a draft up once. */
import type { DirectiveGraph } from "../../src/graph/types.ts";
import type { CheckLookup } from "./check-page.ts";
import { candidatesOf } from "./directives-page.ts";

export const citationLookup = (graph: DirectiveGraph): CheckLookup => ({
  factsOf: once((key) => {
    const entry = graph.directive(key);
    return entry && { entry, replacedBy: entry.relations.replaces ?? 0 };
  }),
  ofNumber: once((number) => candidatesOf(graph.resolve(number))),
});

function once<T>(ask: (of: string) => T): (of: string) => T {
  const known = new Map<string, T>();
  return (of) => {
    if (!known.has(of)) known.set(of, ask(of));
    return known.get(of) as T;
  };
}

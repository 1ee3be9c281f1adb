/** The graph of directives: what people ask, answered from the catalogue's rows and the tables. */
import { labelOfKey, partsOfKey } from "../citations/label.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { fold, tokenize } from "../vietnamese-tokenizer/index.ts";
import { chainShape } from "./chain.ts";
import { conflictsIn } from "./conflicts.ts";
import { coverageOf } from "./coverage.ts";
import { isComplete } from "./keys.ts";
import { type KnownDirective, knownDirective, levelOfKey } from "./known.ts";
import { createLookup } from "./lookup.ts";
import type { GraphStore, LetterRow, NodeRow } from "./store.ts";
import type {
  ChainNode,
  CitingDocument,
  Conflict,
  DirectiveEntry,
  DirectiveGraph,
  DirectiveName,
  Seen,
} from "./types.ts";

export { keyWritten } from "./lookup.ts";
export type { GraphStore } from "./store.ts";
export type * from "./types.ts";

const MOST_REMEMBERED = 50;

/** The answers for the last keys asked for, as long as the state stays. */
function remembered<T>(state: () => number, answer: (key: string) => T): (key: string) => T {
  const answers = new Map<string, T>();
  let since = -1;
  return (key) => {
    const now = state();
    if (now !== since || answers.size >= MOST_REMEMBERED) answers.clear();
    since = now;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const found = answer(key);
    answers.set(key, found);
    return found;
  };
}

/** A whole key with what is known of it besides letters. */
interface Sources {
  readonly node: NodeRow | null;
  readonly own: LetterRow | null;
  readonly known: KnownDirective | null;
}

/** @param store the catalogue's rows; every answer is made of them when it is asked for. */
export function createDirectiveGraph({
  store,
  knowledge,
}: {
  readonly store: GraphStore;
  readonly knowledge: Knowledge;
}): DirectiveGraph {
  const provinceName = (id: string | null): string | null =>
    id === null ? null : ((knowledge.places.formerById(id) ?? knowledge.places.currentById(id))?.name ?? id);

  function sourcesOf(key: string): Sources {
    const node = store.node(key);
    const own = node?.document ? store.letter(node.document) : null;
    return { node, own, known: knownDirective(key, knowledge) };
  }

  function dateOf(key: string, { own, known }: Sources): Pick<DirectiveEntry, "issuedOn" | "dateFrom"> {
    if (own?.issuedOn) return { issuedOn: own.issuedOn, dateFrom: "document" };
    if (known?.date) return { issuedOn: known.date, dateFrom: "table" };
    const printed = isComplete(key) ? store.mostPrinted(key, "date") : null;
    return { issuedOn: printed, dateFrom: printed === null ? null : "citations" };
  }

  function nameOf(key: string, sources = sourcesOf(key)): DirectiveName {
    const { node, own, known } = sources;
    return {
      key,
      label: labelOfKey(key, knowledge),
      title: own?.subject ?? known?.title ?? store.mostPrinted(key, "title"),
      issuedOn: dateOf(key, sources).issuedOn,
      document: node?.document ?? null,
      citedBy: node?.citedBy ?? 0,
    };
  }

  function conflictsOf(key: string): Conflict[] {
    if (!isComplete(key)) return [];
    const { own, known } = sourcesOf(key);
    return conflictsIn({
      key,
      label: labelOfKey(key, knowledge),
      date: own?.issuedOn ?? known?.date ?? null,
      title: own?.subject ?? known?.title ?? null,
      printed: store.printed(key),
      documents: store.documentsOf(key),
      passages: (what, value) => store.passages(key, what, value),
    });
  }

  function directive(key: string): DirectiveEntry | null {
    const sources = sourcesOf(key);
    const { node, own, known } = sources;
    if (!node && !known) return null;
    const printed = store.printed(key);
    const seen = (what: string): Seen[] =>
      printed.filter((row) => row.what === what).map(({ value, count }) => ({ value, count }));
    const relations = Object.fromEntries(seen("relation").map(({ value, count }) => [value, count]));
    const issuers = seen("issuer");
    const parts = partsOfKey(key, knowledge);
    return {
      ...nameOf(key, sources),
      ...dateOf(key, sources),
      number: own?.number ?? known?.number ?? parts?.number ?? null,
      type: own?.type ?? known?.type ?? seen("type")[0]?.value ?? parts?.type ?? null,
      issuer: own?.issuer ?? known?.issuer ?? issuers[0]?.value ?? null,
      documents: isComplete(key) ? store.documentsOf(key).map(({ id }) => id) : [],
      spellings: seen("spelling"),
      dates: seen("date"),
      titles: seen("title"),
      issuers,
      relations,
      conflicts: conflictsOf(key),
    };
  }

  const citingDocument = ({ letter, relation, how, passage }: ReturnType<GraphStore["citing"]>[number]) =>
    ({
      ...letter,
      province: provinceName(letter.province),
      relation,
      how,
      passage,
    }) satisfies CitingDocument & { level: unknown };

  function chainNode(id: string, layer: number, hidden: number): ChainNode {
    const letter = store.letter(id);
    const key = letter ? null : id;
    const sources = key === null ? null : sourcesOf(key);
    const own = letter ?? sources?.own ?? null;
    const place = key === null ? null : (partsOfKey(key, knowledge)?.placeId ?? null);
    const name = key === null || !sources ? null : nameOf(key, sources);
    return {
      id,
      key,
      document: own?.id ?? null,
      label: name?.label ?? ([own?.type, own?.number].filter(Boolean).join(" ") || "Văn bản không số"),
      title: name?.title ?? own?.subject ?? null,
      issuer:
        own?.issuer ?? sources?.known?.issuer ?? (key === null ? null : store.mostPrinted(key, "issuer")),
      issuedOn: name?.issuedOn ?? own?.issuedOn ?? null,
      level: own?.level ?? (key === null ? "cơ sở" : levelOfKey(key, knowledge)),
      province: provinceName(own?.province ?? place?.split("--").at(-1) ?? null),
      layer,
      hidden,
    };
  }

  const LEVELS = ["trung ương", "tỉnh", "huyện", "xã", "cơ sở"];
  const inOrder = (a: ChainNode, b: ChainNode): number =>
    a.layer - b.layer ||
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    (a.issuedOn ?? "9999").localeCompare(b.issuedOn ?? "9999") ||
    a.label.localeCompare(b.label, "vi") ||
    (a.id < b.id ? -1 : 1);

  const names = (keys: readonly string[]): DirectiveName[] => keys.map((key) => nameOf(key));
  const lookup = createLookup(store, knowledge, names);

  return {
    directive,
    names,
    mostCited: (limit) => names(store.mostCited(limit).map(({ key }) => key)),
    citedBy(key, { relation, limit, offset = 0 }) {
      const counts = store.printed(key).filter(({ what }) => what === "relation");
      const total = counts
        .filter(({ value }) => (relation === undefined ? value !== "describes" : value === relation))
        .reduce((sum, { count }) => sum + count, 0);
      return { total, rows: store.citing(key, { relation, limit, offset }).map(citingDocument) };
    },
    chain(node) {
      const own = store.letter(node)?.key ?? null;
      const root = own !== null && isComplete(own) ? own : node;
      const { layers, edges, hidden } = chainShape(root, store);
      const nodes = [...layers].map(([id, layer]) => chainNode(id, layer, hidden.get(id) ?? 0));
      return { root, nodes: nodes.sort(inOrder), edges };
    },
    coverage: remembered(store.coverageState, (key) => coverageOf(key, store, knowledge)),
    conflictsOf,
    conflicts({ limit, offset = 0 }) {
      const { total, rows } = store.suspectNodes(limit, offset);
      return { total, rows: names(rows.map(({ key }) => key)) };
    },
    wanted({ limit, offset = 0, text = "" }) {
      const words = text
        .split(/\s+/u)
        .filter((word) => tokenize(word).length > 0)
        .map(fold);
      const { total, rows } = store.wantedNodes(words, limit, offset);
      return { total, rows: names(rows.map(({ key }) => key)) };
    },
    ...lookup,
  };
}

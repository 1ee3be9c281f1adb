/** The names by which people call values of facets: provinces, types of document, campaigns. */
import type { Knowledge } from "../knowledge/index.ts";
import { answers, type Word, wordsOf } from "./tokens.ts";
import type { Facet } from "./types.ts";

export interface NamedValue {
  readonly facet: Facet;
  readonly id: string;
  readonly label: string;
}

interface Name extends NamedValue {
  readonly words: readonly Word[];
}

const made = new WeakMap<Knowledge, ReadonlyMap<string, readonly Name[]>>();

/** Names by their first word without marks, made once for a set of tables. */
function namesOf(knowledge: Knowledge): ReadonlyMap<string, readonly Name[]> {
  const known = made.get(knowledge);
  if (known) return known;
  const { places, types, campaigns } = knowledge;
  const current = new Set(places.current.map(({ name }) => name));
  const all: Name[] = [
    ...places.current.flatMap((unit) => named("province", unit, [unit.name, ...unit.aliases])),
    // A name that stayed means today's unit, which holds the former one.
    ...places.former
      .filter(({ name }) => !current.has(name))
      .flatMap((unit) => named("province", unit, [unit.name, ...unit.aliases])),
    ...types.all.flatMap((type) => named("type", type, [type.name, ...type.words])),
    ...campaigns.enabled.flatMap((campaign) => named("campaign", campaign, [campaign.name])),
  ];
  const byFirst = new Map<string, Name[]>();
  for (const name of all) {
    const first = name.words[0]?.plain;
    if (first === undefined) continue;
    const group = byFirst.get(first);
    if (group) group.push(name);
    else byFirst.set(first, [name]);
  }
  made.set(knowledge, byFirst);
  return byFirst;
}

const named = (facet: Facet, { id, name }: { id: string; name: string }, names: readonly string[]): Name[] =>
  names.map((one) => ({ facet, id, label: name, words: wordsOf(one.normalize("NFC")) }));

const YEAR = /^(?:19[3-9]|20\d)\d$/u;

/** The values whose name begins at this word of a question, the longest name first. */
export function valuesAt(
  words: readonly Word[],
  at: number,
  knowledge: Knowledge,
): { value: NamedValue; length: number }[] {
  const first = words[at];
  if (first === undefined) return [];
  if (YEAR.test(first.plain))
    return [{ value: { facet: "year", id: first.plain, label: first.plain }, length: 1 }];
  return (namesOf(knowledge).get(first.plain) ?? [])
    .filter(({ words: name }) =>
      name.every((word, i) => {
        const asked = words[at + i];
        return asked !== undefined && answers(word, asked);
      }),
    )
    .map(({ facet, id, label, words: name }) => ({ value: { facet, id, label }, length: name.length }))
    .sort((a, b) => b.length - a.length);
}

/** Every value that the words name, in their order; of overlapping names the longest. */
export function valuesNamed(words: readonly Word[], knowledge: Knowledge): NamedValue[] {
  const found = new Map<string, NamedValue>();
  for (let at = 0; at < words.length; ) {
    const values = valuesAt(words, at, knowledge);
    const length = values[0]?.length ?? 1;
    for (const { value } of values.filter((one) => one.length === length))
      found.set(`${value.facet} ${value.id}`, value);
    at += length;
  }
  return [...found.values()];
}

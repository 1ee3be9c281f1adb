/** Suggestions over a catalogue that goes on changing: kept in memory, made anew in the background. */
import { setImmediate as othersFirst } from "node:timers/promises";
import { type Completion, completionOf, inOrder, type Suggestion, suggest } from "./suggest.ts";

export interface SuggestionSource {
  numbersAndSubjects(): Iterable<{ readonly number: string | null; readonly subject: string | null }>;
  issuersCounted(): readonly { readonly name: string; readonly count: number }[];
  /** Another value whenever the rest may have changed. */
  state(): string;
}

export interface Suggester {
  suggest(typed: string): Promise<Suggestion[]>;
}

/** While files are being taken in, the catalogue changes all the time. */
const AT_MOST_EVERY_MS = 30_000;
/** Documents read before other people's questions have their turn. */
const IN_A_ROW = 64;

/** @param now a clock in milliseconds */
export function createSuggester(source: SuggestionSource, now: () => number): Suggester {
  let made: { readonly state: string; readonly at: number; readonly completions: Completion[] } | null = null;
  let making: Promise<void> | null = null;

  async function make(): Promise<void> {
    const state = source.state();
    const completions = await completionsOf(source);
    made = { state, at: now(), completions };
  }

  return {
    async suggest(typed) {
      const old = made !== null && now() - made.at >= AT_MOST_EVERY_MS && made.state !== source.state();
      if (made === null || old) {
        making ??= make().finally(() => {
          making = null;
        });
        // What is known answers meanwhile; a failure shows at the next first question.
        if (made === null) await making;
        else making.catch(() => undefined);
      }
      return suggest(typed, made?.completions ?? []);
    },
  };
}

async function completionsOf(source: SuggestionSource): Promise<Completion[]> {
  const numbers = new Map<string, number>();
  const subjects = new Map<string, number>();
  let read = 0;
  for (const { number, subject } of source.numbersAndSubjects()) {
    if (number !== null) numbers.set(number, (numbers.get(number) ?? 0) + 1);
    if (subject !== null) subjects.set(subject, (subjects.get(subject) ?? 0) + 1);
    read += 1;
    if (read % IN_A_ROW === 0) await othersFirst();
  }
  const completions: Completion[] = [];
  const add = async (suggestion: Suggestion): Promise<void> => {
    completions.push(completionOf(suggestion));
    if (completions.length % IN_A_ROW === 0) await othersFirst();
  };
  for (const [text, count] of numbers) await add({ kind: "number", text, count });
  for (const [text, count] of subjects) await add({ kind: "subject", text, count });
  for (const { name, count } of source.issuersCounted()) await add({ kind: "issuer", text: name, count });
  return inOrder(completions);
}

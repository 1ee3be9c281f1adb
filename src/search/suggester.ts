/** Suggestions over a catalogue that goes on changing: kept in memory, made anew in the background. */
import { setTimeout as wait } from "node:timers/promises";
import { type Phrases, phrasesOf } from "./phrases.ts";
import { inSlices } from "./slices.ts";
import { suggest } from "./suggest.ts";
import { type CompletionIndex, indexed, type Suggestion } from "./suggest-index.ts";

export interface SuggestionSource {
  numbersAndSubjects(): Iterable<{
    readonly id: string;
    readonly number: string | null;
    readonly subject: string | null;
  }>;
  issuersCounted(): Iterable<{ readonly name: string; readonly count: number }>;
  texts(ids: readonly string[]): Iterable<{ readonly text: string }>;
  count(): number;
  /** Another value whenever the rest may have changed. */
  state(): string;
}

export interface Suggester {
  /** Never waits long: right after the start a large archive has no suggestions yet. */
  suggest(typed: string): Promise<Suggestion[]>;
  /** The question with the marks that it lacks, where the archive's own phrases leave no doubt; otherwise null. */
  marked(question: string): string | null;
}

/** While files are being taken in, the catalogue changes all the time. */
const AT_MOST_EVERY_MS = 30_000;
/** What takes long is done less often: at most so much of the time goes into it. */
const SHARE = 1 / 20;
/** The first question waits so long for the suggestions of a small archive. */
const PATIENCE_MS = 100;

interface Made {
  readonly state: string;
  readonly completions: readonly CompletionIndex[];
  readonly phrases: Phrases | null;
  readonly phraseIndex: readonly CompletionIndex[];
}

/** @param now a clock in milliseconds */
export function createSuggester(source: SuggestionSource, now: () => number): Suggester {
  let made: Made | null = null;
  let reading: Promise<Archive> | null = null;
  let notBefore = 0;

  /** Numbers, issuers and subjects first: they are soon there. */
  async function makeCompletions(): Promise<Archive> {
    const state = source.state();
    const archive = await inSlices(readArchive(source), now);
    const completions = await inSlices(completionsOf(archive), now);
    made = { phrases: null, phraseIndex: [], ...made, state, completions };
    return archive;
  }

  async function makePhrases(archive: Archive): Promise<void> {
    const texts = await inSlices(sampleOf(archive, source), now);
    const phrases = await inSlices(phrasesOf(texts), now);
    const phraseIndex = [await inSlices(indexed(phrases.list), now)];
    if (made) made = { ...made, phrases, phraseIndex };
  }

  function refresh(): void {
    if (reading !== null || (made !== null && (now() < notBefore || made.state === source.state()))) return;
    const began = now();
    reading = makeCompletions();
    // What is known answers meanwhile; after a failure a later question tries again.
    reading
      .then(makePhrases)
      .catch(() => undefined)
      .finally(() => {
        reading = null;
        notBefore = now() + Math.max(AT_MOST_EVERY_MS, (now() - began) / SHARE);
      });
  }

  return {
    async suggest(typed) {
      refresh();
      if (made === null) await Promise.race([reading?.catch(() => undefined), wait(PATIENCE_MS)]);
      return suggest(typed, made ? [...made.completions, ...made.phraseIndex] : []);
    },
    marked(question) {
      refresh();
      return made?.phrases?.marked(question) ?? null;
    },
  };
}

interface Archive {
  readonly numbers: Map<string, number>;
  readonly subjects: Map<string, number>;
  readonly issuers: Map<string, number>;
  /** Documents whose texts show how this archive speaks. */
  readonly sample: readonly string[];
}

/** So many documents and subjects show how an archive speaks, however large it is; so much of each. */
const SAMPLE = 2_000;
const SUBJECT_SAMPLE = 10_000;
const OPENING = 2_500;

function* readArchive(source: SuggestionSource): Generator<void, Archive> {
  const numbers = new Map<string, number>();
  const subjects = new Map<string, number>();
  const issuers = new Map<string, number>();
  const sample: string[] = [];
  const every = Math.ceil(source.count() / SAMPLE);
  let read = 0;
  for (const { id, number, subject } of source.numbersAndSubjects()) {
    if (number !== null) numbers.set(number, (numbers.get(number) ?? 0) + 1);
    if (subject !== null) subjects.set(subject, (subjects.get(subject) ?? 0) + 1);
    if (read % every === 0) sample.push(id);
    read += 1;
    yield;
  }
  for (const { name, count } of source.issuersCounted()) {
    // Of one name there may be several, and one that issues nothing any more.
    if (count > 0) issuers.set(name, (issuers.get(name) ?? 0) + count);
    yield;
  }
  return { numbers, subjects, issuers, sample };
}

function* completionsOf({ numbers, subjects, issuers }: Archive): Generator<void, CompletionIndex[]> {
  const listed = (kind: Suggestion["kind"], counts: ReadonlyMap<string, number>) =>
    Array.from(counts, ([text, count]) => ({ kind, text, count }));
  return [
    yield* indexed(listed("number", numbers)),
    yield* indexed(listed("issuer", issuers)),
    yield* indexed(listed("subject", subjects)),
  ];
}

function* sampleOf({ subjects, sample }: Archive, source: SuggestionSource): Generator<void, string[]> {
  const every = Math.ceil(subjects.size / SUBJECT_SAMPLE);
  const texts = [...subjects.keys()].filter((_, at) => at % every === 0);
  for (const { text } of source.texts(sample)) {
    texts.push(text.slice(0, OPENING));
    yield;
  }
  return texts;
}

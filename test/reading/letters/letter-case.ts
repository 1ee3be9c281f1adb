/** A short letter and what must be read in it, by the path of each value. */
export interface LetterCase {
  readonly name: string;
  readonly text: string;
  readonly expect: Readonly<Record<string, unknown>>;
}

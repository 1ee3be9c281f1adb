/** What citations name, and the collector of their heads. */
import type { Span } from "../directive.ts";
import type { Grammar } from "./grammar.ts";
import type { DocumentNumber, NumberMatch } from "./number.ts";
import type { Passage } from "./passage.ts";

/** What a citation names. */
export type Named =
  | { readonly kind: "number"; readonly number: DocumentNumber }
  /** "Chỉ thị 05", "Nghị định 30/2020": a serial without its letters. */
  | { readonly kind: "bare"; readonly serial: string; readonly year: number | null }
  | { readonly kind: "plenum"; readonly plenum: number; readonly term: string | null }
  | {
      readonly kind: "congress";
      readonly ordinal: string | null;
      readonly owner: "party" | "local" | "other" | "unsaid";
    }
  | { readonly kind: "law"; readonly name: string; readonly number: DocumentNumber | null };

export interface Head {
  readonly span: Span;
  readonly type: string | null;
  readonly named: Named;
  readonly year: number | null;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly term: string | null;
  /** It goes on with the type word of the head before it: "Quyết định 217, 218-QĐ/TW". */
  readonly listed: boolean;
}

export interface TypeWord {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly type: string | null;
}

/** Collects heads; every number is used by one head only. */
export class HeadReader {
  readonly heads: Head[] = [];
  readonly #byStart: Map<number, NumberMatch>;
  readonly #used = new Set<number>();

  constructor(
    readonly passage: Passage,
    readonly grammar: Grammar,
    readonly numbers: readonly NumberMatch[],
  ) {
    this.#byStart = new Map(numbers.map((match) => [match.span.start, match]));
  }

  numberAt(start: number): NumberMatch | undefined {
    const match = this.#byStart.get(start);
    return match && !this.#used.has(start) ? match : undefined;
  }

  take(match: NumberMatch): void {
    this.#used.add(match.span.start);
  }

  isTaken(match: NumberMatch): boolean {
    return this.#used.has(match.span.start);
  }

  push(head: Partial<Head> & Pick<Head, "span" | "type" | "named">): Head {
    const complete = { year: null, date: null, issuer: null, term: null, listed: false, ...head };
    this.heads.push(complete);
    return complete;
  }
}

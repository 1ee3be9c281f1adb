/** What is printed of one directive and does not fit together, with the passages, for a person to judge. Pure. */
import type { LetterRow, PassageOf } from "./store.ts";
import { otherTitles, type Printed } from "./suspect.ts";
import type { Conflict, Passage } from "./types.ts";

export interface ConflictInput {
  readonly key: string;
  readonly label: string;
  /** The true date and title, where a document or table gives them. */
  readonly date: string | null;
  readonly title: string | null;
  /** Most frequent first within each kind. */
  readonly printed: readonly Printed[];
  readonly documents: readonly LetterRow[];
  passages(what: PassageOf, value: string): Passage[];
}

type Side = Conflict["sides"][number];

const vietnamese = (iso: string): string => {
  const [year, month, day] = iso.split("-");
  return `${Number(day)}/${Number(month)}/${year}`;
};

/** Of many printed values a person looks at the most frequent. */
const MOST_SIDES = 6;

function sides(
  input: ConflictInput,
  what: "date" | "title" | "issuer" | "type",
  values: readonly string[],
): Side[] {
  const counts = new Map(
    input.printed.filter((row) => row.what === what).map(({ value, count }) => [value, count]),
  );
  return [...new Set(values)].slice(0, MOST_SIDES).map((value) => ({
    value,
    count: counts.get(value) ?? 0,
    passages: counts.has(value) && (what === "date" || what === "title") ? input.passages(what, value) : [],
  }));
}

const valuesOf = (input: ConflictInput, what: string): string[] =>
  input.printed.filter((row) => row.what === what).map(({ value }) => value);
const present = (value: string | null): value is string => value !== null;

function dateConflict(input: ConflictInput): Conflict | null {
  const own = input.documents.map(({ issuedOn }) => issuedOn).filter(present);
  const values = [input.date, ...own, ...valuesOf(input, "date")].filter(present);
  const [right, ...others] = [...new Set(values)];
  if (right === undefined || others.length === 0) return null;
  const days = (input.date === null ? [right, ...others] : others).slice(0, 4).map(vietnamese).join(", ");
  const says = input.date === null ? `in nhiều ngày khác nhau: ${days}` : `in ngày ${days}`;
  const actual = input.date === null ? "" : `; văn bản có ngày ${vietnamese(input.date)}`;
  const message = `${input.label}: ${says}${actual}.`;
  const { key, label } = input;
  return { kind: "date", key, label, message, sides: sides(input, "date", [right, ...others]) };
}

function titleConflict(input: ConflictInput): Conflict | null {
  const subjects = input.documents.map(({ subject }) => subject).filter(present);
  const [right, ...rest] = [input.title, ...subjects, ...valuesOf(input, "title")].filter(present);
  if (right === undefined) return null;
  const others = otherTitles(right, rest);
  if (others.length === 0) return null;
  const { key, label } = input;
  return {
    kind: "title",
    key,
    label,
    message: `${label}: trích yếu in khác nhau, có thể là hai văn bản cùng số.`,
    sides: sides(input, "title", [right, ...others]),
  };
}

/** What single letters showed when they were read: a code that is not of the printed issuer, or not of the type word. */
function readConflicts(input: ConflictInput): Conflict[] {
  const { key, label } = input;
  const kinds = [
    ["citation-issuer-conflict", "issuer", "ký hiệu không phải của cơ quan được in"],
    ["citation-type-conflict", "type", "ký hiệu không hợp với tên loại được in"],
  ] as const;
  return kinds.flatMap(([code, kind, says]) => {
    const found = input.printed.find(({ what, value }) => what === "issue" && value === code);
    if (!found) return [];
    const values = sides(input, kind, valuesOf(input, kind));
    const passages = input.passages("issue", code);
    const where: Side = { value: says, count: found.count, passages };
    return [{ kind, key, label, message: `${label}: ${says}.`, sides: [where, ...values] }];
  });
}

export const conflictsIn = (input: ConflictInput): Conflict[] =>
  [dateConflict(input), titleConflict(input), ...readConflicts(input)].filter((found) => found !== null);

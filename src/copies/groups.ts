/** Copies of one letter, from which texts agree with which. Pure; the order of the texts does not matter. */

export interface Copy {
  readonly id: string;
  /** Number, date and issuer in one; null when one of them is not known. */
  readonly identity: string | null;
  /** Greater is better to read and to cite. */
  readonly worth: number;
}

/** @returns for each copy that is not the best of its letter, the best. */
export function bestCopies(
  copies: readonly Copy[],
  agree: (id: string) => readonly string[],
): ReadonlyMap<string, string> {
  const best = new Map<string, string>();
  for (const group of groupsOf(copies, agree)) {
    const [first, ...others] = [...group].sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1));
    for (const { id } of others) if (first) best.set(id, first.id);
  }
  return best;
}

/**
 * Texts with the same identity that agree are one letter. One that lacks something belongs to the only letter that it
 * agrees with; where it agrees with several, it may be any of them and stays by itself. Those that agree with no letter
 * are together by themselves.
 */
function groupsOf(copies: readonly Copy[], agree: (id: string) => readonly string[]): Copy[][] {
  const known = new Map(copies.map((copy) => [copy.id, copy]));
  const neighbours = (copy: Copy) => agree(copy.id).flatMap((id) => known.get(id) ?? []);
  const whole = components(
    copies.filter(({ identity }) => identity !== null),
    (copy) => neighbours(copy).filter(({ identity }) => identity === copy.identity),
  );
  const letterOf = new Map(whole.flatMap((group) => group.map(({ id }) => [id, group] as const)));
  const loose: Copy[] = [];
  for (const copy of copies.filter(({ identity }) => identity === null)) {
    const letters = new Set(neighbours(copy).map(({ id }) => letterOf.get(id)));
    letters.delete(undefined);
    const [only] = letters;
    if (letters.size === 0) loose.push(copy);
    else if (letters.size === 1 && only) only.push(copy);
  }
  const free = new Set(loose);
  const together = components(loose, (copy) => neighbours(copy).filter((other) => free.has(other)));
  return [...whole, ...together.filter((group) => allAgree(group, agree))];
}

/** A scan may be like two letters that are not the same: then nobody knows whose copy it is. */
const allAgree = (group: readonly Copy[], agree: (id: string) => readonly string[]): boolean =>
  group.every(({ id }) => {
    const others = new Set(agree(id));
    return group.every((other) => other.id === id || others.has(other.id));
  });

function components(copies: readonly Copy[], next: (copy: Copy) => readonly Copy[]): Copy[][] {
  const seen = new Set<Copy>();
  return copies.flatMap((start) => {
    if (seen.has(start)) return [];
    const group = [start];
    seen.add(start);
    for (const copy of group) {
      for (const other of next(copy)) {
        if (seen.has(other)) continue;
        seen.add(other);
        group.push(other);
      }
    }
    return [group];
  });
}

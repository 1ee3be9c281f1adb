import { TABLE_SIZE } from "./letters.ts";

/** What the letters of a text are, counted in characters. */
export interface Cases {
  letters: number;
  /** Capital letters (Lu) and small ones (Ll); a few letters are neither. */
  capitals: number;
  small: number;
  /** Whether it has another form in lower case, and in upper case. */
  lowers: boolean;
  raises: boolean;
}

const KIND = { letter: 1, capital: 2, small: 4, lowers: 8, raises: 16 } as const;

let kinds: Uint8Array | undefined;

/** Kinds of the code units below TABLE_SIZE; made at the first use. */
function kindTable(): Uint8Array {
  kinds ??= Uint8Array.from({ length: TABLE_SIZE }, (_, unit) => kindOf(String.fromCharCode(unit)));
  return kinds;
}

function kindOf(char: string): number {
  return (
    (/^\p{L}$/u.test(char) ? KIND.letter : 0) |
    (/^\p{Lu}$/u.test(char) ? KIND.capital : 0) |
    (/^\p{Ll}$/u.test(char) ? KIND.small : 0) |
    (char === char.toLowerCase() ? 0 : KIND.lowers) |
    (char === char.toUpperCase() ? 0 : KIND.raises)
  );
}

/** Looks at a text once: to match its letters by regular expressions takes ten times as long. */
export function casesOf(text: string): Cases {
  const table = kindTable();
  let letters = 0;
  let capitals = 0;
  let small = 0;
  let all = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let kind: number;
    if (unit < TABLE_SIZE) kind = table[unit] ?? 0;
    else {
      const code = text.codePointAt(at) ?? unit;
      kind = kindOf(String.fromCodePoint(code));
      if (code > 0xffff) at += 1;
    }
    letters += kind & KIND.letter;
    capitals += (kind & KIND.capital) >> 1;
    small += (kind & KIND.small) >> 2;
    all |= kind;
  }
  return { letters, capitals, small, lowers: (all & KIND.lowers) > 0, raises: (all & KIND.raises) > 0 };
}

/** Finds the regular expression literals of a TypeScript source: a small lexer, since no parser is at hand. */

export interface RegexLiteral {
  readonly source: string;
  readonly flags: string;
  readonly line: number;
}

/** A slash behind one of these begins a regular expression, behind anything else it divides. */
const BEFORE_REGEX =
  /(?:^|[([{,;=:!&|?+\-*%<>~^}]|\b(?:return|typeof|case|of|in|void|delete|throw|new|yield|await))\s*$/u;

/** Every literal of a source, in order. JSX is not understood. */
export function regexLiterals(code: string): RegexLiteral[] {
  const found: RegexLiteral[] = [];
  const templates: number[] = [];
  let depth = 0;
  let at = 0;
  const skipString = (quote: string) => {
    for (at += 1; at < code.length && code[at] !== quote; at += 1) if (code[at] === "\\") at += 1;
    at += 1;
  };
  const skipTemplate = () => {
    for (at += 1; at < code.length && code[at] !== "`"; at += 1) {
      if (code[at] === "\\") at += 1;
      else if (code[at] === "$" && code[at + 1] === "{") {
        templates.push(depth);
        at += 2;
        return;
      }
    }
    at += 1;
  };
  while (at < code.length) {
    const char = code[at];
    if (code.startsWith("//", at)) at = endOf(code, "\n", at);
    else if (code.startsWith("/*", at)) at = endOf(code, "*/", at) + 2;
    else if (char === '"' || char === "'") skipString(char);
    else if (char === "`") skipTemplate();
    else if (char === "{") {
      depth += 1;
      at += 1;
    } else if (char === "}" && templates.at(-1) === depth) {
      templates.pop();
      skipTemplate();
    } else if (char === "}") {
      depth -= 1;
      at += 1;
    } else if (char === "/" && BEFORE_REGEX.test(code.slice(Math.max(0, at - 40), at))) {
      const literal = literalAt(code, at);
      found.push({ ...literal, line: code.slice(0, at).split("\n").length });
      at += literal.source.length + literal.flags.length + 2;
    } else at += 1;
  }
  return found;
}

const endOf = (code: string, mark: string, from: number): number => {
  const end = code.indexOf(mark, from);
  return end === -1 ? code.length : end;
};

function literalAt(code: string, start: number): { source: string; flags: string } {
  let inClass = false;
  let end = start + 1;
  for (; end < code.length && (inClass || code[end] !== "/"); end += 1) {
    if (code[end] === "\\") end += 1;
    else if (code[end] === "[") inClass = true;
    else if (code[end] === "]") inClass = false;
  }
  const flags = /^[a-z]*/u.exec(code.slice(end + 1, end + 10))?.[0] ?? "";
  return { source: code.slice(start + 1, end), flags };
}

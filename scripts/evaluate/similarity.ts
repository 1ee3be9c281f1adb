/** When two printed subjects are the same: titles and texts carry typing errors. */

/** Letters and digits in lower case; a leading "về", "về việc", "v/v" aside. */
export const bareSubject = (subject: string): string =>
  subject
    .normalize("NFC")
    .toLowerCase()
    .replace(/^[\s“"'‘]*(?:về việc|v\/v|về)[\s:]+/u, "")
    .replace(/[^\p{L}\p{N}]/gu, "");

/** 1 − Levenshtein distance over the longer length. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distance(a, b) / longest;
}

/** Levenshtein's: characters to change, drop or add. */
export function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? a.length;
}

export const sameSubject = (expected: string, got: string): boolean =>
  similarity(bareSubject(expected), bareSubject(got)) >= 0.95;

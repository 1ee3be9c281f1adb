/** Cyrillic and Greek letters that look like Latin ones, and those. */
const LOOKALIKES = "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxіiјjѕsΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνv";

/** Letters of the Greek and Cyrillic blocks that stand together. */
const FOREIGN = /[\u0370-\u04ff]+/g;

/** What a code or a word is made of: letters and digits with the signs that a document's number has inside. */
const CODE_BEFORE = /[\p{L}\p{N}/.&-]*$/u;
const CODE_AFTER = /^[\p{L}\p{N}/.&-]*/u;
const LONGEST_CODE = 40;

let lookalikes: Map<string, string> | undefined;

/**
 * Cyrillic and Greek look-alikes inside numbers and codes as the Latin letters that are meant ("TT-BTС", where С is
 * Cyrillic). Only where the code has Latin letters or digits too, and no other Cyrillic or Greek letter: real words
 * of those languages stay.
 */
export function latinLookalikes(text: string): string {
  lookalikes ??= new Map(
    Array.from({ length: LOOKALIKES.length / 2 }, (_, i) => [
      LOOKALIKES.charAt(2 * i),
      LOOKALIKES.charAt(2 * i + 1),
    ]),
  );
  const table = lookalikes;
  return text.replace(FOREIGN, (run, at: number) => {
    const latin = [...run].map((char) => table.get(char) ?? char).join("");
    if (/[\u0370-\u04ff]/.test(latin)) return run;
    const end = at + run.length;
    const code =
      (CODE_BEFORE.exec(text.slice(Math.max(0, at - LONGEST_CODE), at))?.[0] ?? "") +
      run +
      (CODE_AFTER.exec(text.slice(end, end + LONGEST_CODE))?.[0] ?? "");
    if ([...code].some((char) => /[\u0370-\u04ff]/.test(char) && !table.has(char))) return run;
    return /\p{Script=Latin}|\d.*\/|\/.*\d/u.test(code) ? latin : run;
  });
}

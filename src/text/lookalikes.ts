/** Cyrillic and Greek letters that look like Latin ones, and those. */
const LOOKALIKES = "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxіiјjѕsΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνv";

/** A code or a word: letters and digits with the signs that a document's number has inside. */
const CODE = /[\p{L}\p{N}][\p{L}\p{N}/.&-]*/gu;

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
  return text.replace(CODE, (code) => {
    if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(code)) return code;
    const latin = [...code].map((char) => table.get(char) ?? char).join("");
    if (/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(latin)) return code;
    return /\p{Script=Latin}|\d.*\/|\/.*\d/u.test(code) ? latin : code;
  });
}

/** An organ that a person names: a row of the table with its place, or an organ taken as it was typed. */
import type { Issuer, ProvinceThenAndNow } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { Hint, IssuerInput } from "../reading/issuer-input.ts";
import { readLayout } from "../reading/layout.ts";
import { plainOrgan } from "../reading/named-organ.ts";
import { readOrganName } from "../reading/organ-names.ts";
import { provincePlace } from "../reading/place-hints.ts";
import { resolve } from "../reading/resolve-organ.ts";

/**
 * @param day of the letter: what names of places mean; null where it is not known.
 * @param province of the letter, for names that say none ("Ban Tuyên giáo Tỉnh ủy").
 * @returns null for a name without a letter in it.
 */
export function issuerNamed(
  name: string,
  { day, province }: { readonly day: string | null; readonly province: ProvinceThenAndNow | null },
  knowledge: Knowledge,
): Issuer | null {
  if (!/\p{L}/u.test(name)) return null;
  const layout = readLayout("", knowledge);
  const input: IssuerInput = { text: "", layout, knowledge, day, number: null, emails: [] };
  const place = province && provincePlace(province, knowledge);
  const hints: Hint[] = place ? [{ place, source: "header", span: { start: 0, end: 0 } }] : [];
  const mention = readOrganName(name, knowledge, day);
  const found = (mention && resolve(input, mention, name, hints)) ?? plainOrgan(input, name, null, hints);
  if (!found) return null;
  return {
    ...{ id: found.id, name: found.name, organ: found.row.id, level: found.level, system: found.row.system },
    parent: null,
    signingBody: null,
  };
}

/** Numbers without a type word of their own: the further ones of a list, or numbers that say themselves what they are. */
import type { Head, HeadReader } from "./head-reader.ts";
import type { NumberMatch } from "./number.ts";

/** A number that no type word leads: it goes on a list, or stands by its own letters. */
export function readLoose(reader: HeadReader, match: NumberMatch, previous: Head | null): Head | null {
  const { lower } = reader.passage;
  const { start, end } = match.span;
  const before = lower.slice(Math.max(0, start - 12), start);
  const sign = /(?:^|[^\p{L}])((?:số|sô)[ ]?:?\s{0,3})$/u.exec(before);
  const from = sign ? start - (sign[1]?.length ?? 0) : start;
  const gap = previous && from >= previous.span.end && from - previous.span.end < 400;
  const between = gap ? lower.slice(previous.span.end, from) : null;
  const { codes, organ } = match.number;
  const sameOrgan = previous?.named.kind === "number" && previous.named.number.organ[0] === organ[0];
  const listed =
    between !== null &&
    (CONTINUES_LIST.test(between) || (sign !== null && sameOrgan && ANOTHER_OF_LIST.test(between)));
  if (!listed && (organ.length === 0 || (codes.length === 0 && !sign && !LAW_ORGAN.test(organ[0] ?? ""))))
    return null;
  reader.take(match);
  return reader.push({
    span: { start: listed && sign ? start : from, end },
    type: listed ? (previous?.type ?? null) : null,
    named: { kind: "number", number: match.number },
    listed,
  });
}

const LAW_ORGAN = /^(?:QH|UBTVQH)\d/u;
/** "… số 12/BNV ngày … về …, số 34/BNV": each with its own title. */
const ANOTHER_OF_LIST = /[,;]\s{1,3}(?:và )?$/u;
/** Between two numbers of one list: date and issuer of the first may stand there, but no other clause. */
const CONTINUES_LIST =
  /^(?:,? ?\(?ngày [\d/.\- ]{6,14}\)?)?(?:,? của [\p{L} -]{2,60})?(?:,? \(?khóa [ivx]{1,5}\)?)?\s{0,2}(?:[,;]|,? ?và|,? ?hoặc)\s{1,3}(?:và )?(?:các )?(?:số )?$/u;

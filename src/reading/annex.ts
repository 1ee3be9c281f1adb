/** "(Kèm theo Hướng dẫn số 36/HD-TLĐ ngày 12/3/2019 của Tổng Liên đoàn …)": an annex that is filed by itself. */
import { findNumbers } from "../citations/number.ts";
import { oneLine } from "../text/one-line.ts";
import { isoDate } from "./dateline.ts";
import type { Portal, PortalValue } from "./portal.ts";
import type { Segment } from "./segments.ts";

const DATE = /ngày (\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})/iu;
const ISSUER = /(?:của|do) (\p{Lu}[^)(,;\n]{3,120}?)(?= ban hành|[)(,;\n]|$)/u;

/** Number, date and issuer of the document that an annex belongs to, or null when its line names no number. */
export function readAnnexLine(text: string, line: Pick<Segment, "start" | "end">): Portal | null {
  const printed = text.slice(line.start, line.end);
  const found = findNumbers(printed)[0];
  if (!found) return null;
  const at = (start: number, length: number): PortalValue => ({
    text: oneLine(printed.slice(start, start + length)),
    start: line.start + start,
    end: line.start + start + length,
  });
  const number = at(found.span.start, found.span.end - found.span.start);
  const date = DATE.exec(printed);
  const issuer = ISSUER.exec(printed.slice(found.span.end));
  return {
    number: found.number,
    date: date ? isoDate(date[1], date[2], Number(date[3])) : null,
    values: {
      number,
      ...(date && { date: at(date.index, date[0].length) }),
      ...(issuer?.[1] && {
        issuer: at(found.span.end + issuer.index + issuer[0].indexOf(issuer[1]), issuer[1].length),
      }),
    },
  };
}

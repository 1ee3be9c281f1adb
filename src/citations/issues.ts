/** What a person should look at: dates and issuers that contradict the number. */
import type { ReadingIssue, Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { grammarOf } from "./grammar.ts";
import type { CitationKey } from "./key.ts";
import type { MergedCitation } from "./merge.ts";
import { passageOf } from "./passage.ts";

const vietnamese = (iso: string): string => {
  const [year, month, day] = iso.split("-");
  return day === undefined ? `${Number(month)}/${year}` : `${Number(day)}/${Number(month)}/${year}`;
};

/** Whether the printed issuer belongs to another system than every organ with this code. */
function contradicts(issuer: string, code: string, knowledge: Knowledge): boolean {
  const systems = new Set<string>(knowledge.organs.byCode(code).map(({ system }) => system));
  if (systems.size === 0) return false;
  const printed = passageOf(issuer).lower;
  const { organSystems } = grammarOf(knowledge);
  if (organSystems.some(([name, system]) => systems.has(system) && printed.includes(name))) return false;
  return organSystems.some(([name]) => printed.includes(name));
}

/** Conflicts of one citation, as issues with stable codes. */
export function conflictsOf(
  citation: MergedCitation,
  key: CitationKey,
  knowledge: Knowledge,
): ReadingIssue[] {
  const issues: ReadingIssue[] = [];
  const { named } = citation;
  const span: Span = { start: citation.shown.span.start, end: citation.shown.span.end };
  const { date, issuer } = citation;
  const actual = key.directive?.date;
  const name = [citation.type, key.number].filter((part) => part !== null).join(" ");
  if (date !== null && actual !== undefined && !date.startsWith(actual)) {
    const message = `${name}: in ngày ${vietnamese(date)}, văn bản có ngày ${vietnamese(actual)}`;
    issues.push({ code: "citation-date-conflict", message, span });
  } else if (date !== null && named.kind === "number" && named.number.year !== null) {
    if (!date.startsWith(String(named.number.year))) {
      const message = `${name}: ngày in ${vietnamese(date)} không cùng năm với số`;
      issues.push({ code: "citation-date-conflict", message, span });
    }
  }
  if (issuer !== null && named.kind === "number") {
    const organ = named.number.organ[0] ?? "";
    if (contradicts(issuer, organ, knowledge)) {
      const message = `${name}: ký hiệu ${organ} không phải của “${issuer}”`;
      issues.push({ code: "citation-issuer-conflict", message, span });
    }
  }
  return issues;
}

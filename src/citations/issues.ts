/** What a person should look at: dates and issuers that contradict the number. */
import type { ReadingIssue, Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { type Grammar, grammarOf } from "./grammar.ts";
import type { CitationKey } from "./key.ts";
import type { MergedCitation } from "./merge.ts";
import { passageOf } from "./passage.ts";

const vietnamese = (iso: string): string => {
  const [year, month, day] = iso.split("-");
  return day === undefined ? `${Number(month)}/${year}` : `${Number(day)}/${Number(month)}/${year}`;
};

/** Systems of the organs whose name a printed issuer holds. */
function systemsOf(issuer: string, grammar: Grammar): Set<string> {
  const printed = passageOf(issuer).lower;
  return new Set(grammar.organSystems.filter(([name]) => printed.includes(name)).map(([, system]) => system));
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
    const systems = new Set(knowledge.organs.byCode(organ).map(({ system }) => system));
    const printed = systemsOf(issuer, grammarOf(knowledge));
    if (
      systems.size > 0 &&
      printed.size > 0 &&
      ![...printed].some((system) => systems.has(system as never))
    ) {
      const message = `${name}: ký hiệu ${organ} không phải của “${issuer}”`;
      issues.push({ code: "citation-issuer-conflict", message, span });
    }
  }
  return issues;
}

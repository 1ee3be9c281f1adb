/** What a person should look at: dates and issuers that contradict the number. */
import type { ReadingIssue, Span } from "../directive.ts";
import { type Knowledge, nameKey } from "../knowledge/index.ts";
import type { CitationKey } from "./key.ts";
import type { MergedCitation } from "./merge.ts";

const vietnamese = (iso: string): string => {
  const [year, month, day] = iso.split("-");
  return day === undefined ? `${Number(month)}/${year}` : `${Number(day)}/${Number(month)}/${year}`;
};

/** Systems of the organs whose name a printed issuer begins with. */
function systemsOf(issuer: string, knowledge: Knowledge): Set<string> {
  const printed = nameKey(issuer);
  const systems = new Set<string>();
  for (const organ of knowledge.organs.all) {
    const stems = typeof organ.template === "string" ? [organ.template] : Object.values(organ.template ?? {});
    const names = [organ.name, ...organ.aliases, ...stems.map((stem) => stem.split("{")[0] ?? "")].map(
      nameKey,
    );
    if (names.some((name) => name.length > 3 && printed.includes(name))) systems.add(organ.system);
  }
  return systems;
}

/** Conflicts of one citation, as issues with stable codes. */
export function conflictsOf(
  citation: MergedCitation,
  key: CitationKey,
  knowledge: Knowledge,
): ReadingIssue[] {
  const issues: ReadingIssue[] = [];
  const { named } = citation.shown;
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
    const printed = systemsOf(issuer, knowledge);
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

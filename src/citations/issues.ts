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

/** Rules and charters are issued with a decision and bear its number; "văn bản" is any of them. */
const BEARS_ANOTHER =
  /^(?:quy chế|quy định|điều lệ|đề án|phương án|quy trình|nội quy|văn bản|đề cương|danh mục)$/iu;

/** Whether the type word and the code in the number are of different kinds: "Chương trình hành động số 12-NQ/TU". */
function isOtherKind({ named, type }: MergedCitation, knowledge: Knowledge): boolean {
  if (named.kind !== "number" || type === null || BEARS_ANOTHER.test(type)) return false;
  const [code] = named.number.codes;
  const word = knowledge.types.byWord(type);
  if (code === undefined || !word || word.codes.length === 0) return false;
  const meant = knowledge.types.byCode(code);
  return meant.length > 0 && !meant.some(({ id }) => id === word.id);
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
  if (isOtherKind(citation, knowledge)) {
    const message = `${name}: ký hiệu không hợp với tên loại “${citation.type}”`;
    issues.push({ code: "citation-type-conflict", message, span });
  }
  return issues;
}

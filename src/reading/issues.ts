/** What a person should look at in a reading, in Vietnamese; the codes are stable. */
import type { Directive, ReadingIssue } from "../directive.ts";
import type { Layout } from "./layout.ts";
import type { ReadingContext } from "./read-directive.ts";
import { oneLine } from "./segments.ts";

/** Lists what is missing, doubtful or contradictory. The issuer's own issues come with its reading. */
export function findIssues(
  directive: Omit<Directive, "issues">,
  layout: Layout,
  context: ReadingContext,
): ReadingIssue[] {
  return directive.kind === "article" ? articleIssues(directive) : letterIssues(directive, layout, context);
}

function articleIssues({ article }: Pick<Directive, "article">): ReadingIssue[] {
  if (article?.describes) return [];
  return [
    {
      code: "article-without-directive",
      message: "Trang tin, bài viết: không rõ nói về văn bản nào.",
      span: null,
    },
  ];
}

function letterIssues(
  directive: Omit<Directive, "issues">,
  { head, tail }: Layout,
  context: ReadingContext,
): ReadingIssue[] {
  const issues: ReadingIssue[] = [];
  const { number, dateline } = head;
  if (!number)
    issues.push({
      code: "no-number",
      message: `Không thấy số, ký hiệu văn bản.${hint(context)}`,
      span: null,
    });
  else if (number.blank) {
    issues.push({
      code: "number-blank",
      message: `Số văn bản để trống: “${oneLine(number.printed)}”.${hint(context)}`,
      span: number.span,
    });
  } else if (!number.number) {
    issues.push({
      code: "number-unreadable",
      message: `Số văn bản “${oneLine(number.printed)}” không có ký hiệu.${hint(context)}`,
      span: number.span,
    });
  }
  if (!dateline)
    issues.push({
      code: "no-date",
      message: "Không thấy địa danh và ngày, tháng, năm ban hành.",
      span: null,
    });
  else if (dateline.date === null) {
    const message = dateline.blank
      ? `Ngày ban hành để trống: “${dateline.printed}”.`
      : `Ngày ban hành không có thật: “${dateline.printed}”.`;
    issues.push({ code: dateline.blank ? "date-blank" : "date-impossible", message, span: dateline.span });
  }
  const year = number?.number?.year ?? null;
  if (year !== null && dateline?.year && dateline.year !== year) {
    issues.push({
      code: "date-conflict",
      message: `Năm trong số văn bản (${year}) khác năm của ngày ban hành (${dateline.year}).`,
      span: dateline.span,
    });
  }
  if (!directive.type) issues.push({ code: "no-type", message: "Không rõ loại văn bản.", span: null });
  if (!directive.subject) issues.push({ code: "no-subject", message: "Không thấy trích yếu.", span: null });
  if (tail.signature && !tail.signature.name)
    issues.push({
      code: "no-signatory",
      message: "Có phần ký nhưng không đọc được tên người ký.",
      span: tail.signature.span,
    });
  if (tail.signature && tail.signature.names > 1)
    issues.push({
      code: "several-signatories",
      message: "Văn bản có nhiều người ký; chỉ ghi người thứ nhất.",
      span: tail.signature.span,
    });
  return issues;
}

/** The file's name as a hint that says so: "157-LDLD.pdf" may know the number that nobody can read. */
function hint({ fileName }: ReadingContext): string {
  const base = fileName?.split(/[/\\]/u).at(-1) ?? "";
  return /\d{1,5}/u.test(base) ? ` Tên tệp “${base}” có thể gợi ý.` : "";
}

/** What a person should look at in a reading, in Vietnamese; the codes are stable. */
import type { Directive, FieldName, ReadingIssue } from "../directive.ts";
import type { Head } from "./head.ts";
import type { Layout } from "./layout.ts";
import type { ReadingContext } from "./read-directive.ts";
import { oneLine } from "./segments.ts";
import type { Tail } from "./tail.ts";

/** Lists what is missing, doubtful or contradictory. The issuer's own issues come with its reading. */
export function findIssues(
  directive: Omit<Directive, "issues">,
  layout: Layout,
  text: string,
  context: ReadingContext,
): ReadingIssue[] {
  return directive.kind === "article"
    ? articleIssues(directive)
    : letterIssues(directive, layout, text, context);
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
  text: string,
  context: ReadingContext,
): ReadingIssue[] {
  const found = [
    numberIssue(directive, head, context),
    dateIssue(directive, head, text),
    yearIssue(head),
    takenIssue(directive),
    directive.type ? null : { code: "no-type", message: "Không rõ loại văn bản.", span: null },
    directive.subject ? null : { code: "no-subject", message: "Không thấy trích yếu.", span: null },
    signatureIssue(tail),
  ];
  return found.filter((issue) => issue !== null);
}

function numberIssue(
  { number: known }: Pick<Directive, "number">,
  { number }: Head,
  context: ReadingContext,
): ReadingIssue | null {
  if (known !== null) return null;
  const hint = hintOf(context);
  if (!number) return { code: "no-number", message: `Không thấy số, ký hiệu văn bản.${hint}`, span: null };
  const printed = oneLine(number.printed);
  if (number.blank)
    return { code: "number-blank", message: `Số văn bản để trống: “${printed}”.${hint}`, span: number.span };
  return {
    code: "number-unreadable",
    message: `Số văn bản “${printed}” không có ký hiệu.${hint}`,
    span: number.span,
  };
}

/** "Thời gian ký: 05/03/2021": the letter is not younger than its electronic signature. */
const SIGNED_AT = /(?:[Tt]hời gian ký|[Nn]gày ký|[Kk]ý ngày) ?:? ?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/u;

function dateIssue(
  { issuedOn }: Pick<Directive, "issuedOn">,
  { dateline }: Head,
  text: string,
): ReadingIssue | null {
  if (issuedOn !== null) return null;
  const signed = SIGNED_AT.exec(text.slice(0, 3000)) ?? SIGNED_AT.exec(text.slice(-6000));
  const hint = signed ? ` Chữ ký số ghi ngày ${signed[1]}; văn bản không thể sau ngày ấy.` : "";
  if (!dateline) {
    const message = `Không thấy địa danh và ngày, tháng, năm ban hành.${hint}`;
    return { code: "no-date", message, span: null };
  }
  const { printed, span } = dateline;
  return dateline.blank
    ? { code: "date-blank", message: `Ngày ban hành để trống: “${printed}”.${hint}`, span }
    : { code: "date-impossible", message: `Ngày ban hành không có thật: “${printed}”.`, span };
}

function yearIssue({ number, dateline }: Head): ReadingIssue | null {
  const year = number?.number?.year ?? null;
  if (year === null || !dateline?.year || dateline.year === year) return null;
  const message = `Năm trong số văn bản (${year}) khác năm của ngày ban hành (${dateline.year}).`;
  return { code: "date-conflict", message, span: dateline.span };
}

/** Fields that the letter does not print, taken from a portal's table or from the line of an annex. */
function takenIssue({ provenance }: Pick<Directive, "provenance">): ReadingIssue | null {
  const taken = Object.entries(provenance).filter(
    ([, { source }]) => source === "portal" || source === "annex-line",
  );
  const [first] = taken;
  if (!first) return null;
  const names = taken.map(([field]) => FIELD_NAMES[field as FieldName]).join(", ");
  const [code, from] =
    first[1].source === "portal"
      ? ["from-portal", "bảng thông tin của trang"]
      : ["from-annex", "dòng “Kèm theo …”"];
  return {
    code,
    message: `Lấy từ ${from}, đầu văn bản không in: ${names}.`,
    span: first[1].evidence[0] ?? null,
  };
}

function signatureIssue({ signature }: Tail): ReadingIssue | null {
  if (!signature) return null;
  const { name, names, span } = signature;
  if (!name) return { code: "no-signatory", message: "Có phần ký nhưng không đọc được tên người ký.", span };
  if (names === 1) return null;
  return { code: "several-signatories", message: "Văn bản có nhiều người ký; chỉ ghi người thứ nhất.", span };
}

const FIELD_NAMES: Readonly<Record<FieldName, string>> = {
  number: "số, ký hiệu",
  type: "loại văn bản",
  issuer: "cơ quan ban hành",
  place: "địa danh",
  province: "tỉnh, thành phố",
  issuedOn: "ngày ban hành",
  subject: "trích yếu",
  addressees: "nơi gửi",
  recipients: "nơi nhận",
  signatory: "người ký",
};

/** The file's name as a hint that says so: "157-LDLD.pdf" may know the number that nobody can read. */
function hintOf({ fileName }: ReadingContext): string {
  const base = fileName?.split(/[/\\]/u).at(-1) ?? "";
  return /\d{1,5}/u.test(base) ? ` Tên tệp “${base}” có thể gợi ý.` : "";
}

/** What a person should look at in a reading, in Vietnamese; the codes are stable. */
import type { Directive, FieldName, ReadingIssue } from "../directive.ts";
import { oneLine } from "../text/one-line.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import type { Head } from "./head.ts";
import type { Layout } from "./layout.ts";
import type { ReadingContext } from "./read-directive.ts";
import type { ScannedLine } from "./scan.ts";
import { doubtOf } from "./scanned-head.ts";
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
    dateIssue(directive, head, text, context),
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
  const doubt = doubtOf(context.scan ?? null, "number");
  if (doubt && number.blank) {
    const message = `Số văn bản viết tay hoặc in mờ, chưa đọc chắc được: “${printed}”.${guesses(doubt)}${hint}`;
    return { code: "number-doubtful", message, span: number.span };
  }
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
  { scan = null }: ReadingContext,
): ReadingIssue | null {
  if (issuedOn !== null) return null;
  const printedDay = SIGNED_AT.exec(text.slice(0, 3000)) ?? SIGNED_AT.exec(text.slice(-6000));
  const signed = scan?.signedOn ?? printedDay?.[1];
  const hint = signed ? ` Chữ ký số ghi ngày ${signed}; văn bản không thể sau ngày ấy.` : "";
  if (!dateline) {
    const message = `Không thấy địa danh và ngày, tháng, năm ban hành.${hint}`;
    return { code: "no-date", message, span: null };
  }
  const { printed, span } = dateline;
  const doubt = doubtOf(scan, "date");
  if (doubt && dateline.blank) {
    const message = `Ngày ban hành viết tay hoặc in mờ, chưa đọc chắc được: “${printed}”.${guesses(doubt)}${hint}`;
    return { code: "date-doubtful", message, span };
  }
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

/** What the readings of a line say; never a value. */
const guesses = ({ readings }: ScannedLine): string =>
  readings.length > 0 ? ` Máy đoán: ${readings.join("; ")}.` : "";

/** "157-LDLD.pdf", "CV so 57 ve viec.pdf", "57_CV-TU.pdf": the number that stands first or behind "số". */
const NUMBER_IN_NAME =
  /^(?:[a-zđ]{1,10}[ _.-]{1,3})?(?:so[ _.-]{0,3})?0{0,3}(\d{1,4})(?=[ _.-]{0,3}(?:[a-zđ(]|$))/u;

/** The file's name as a hint that says so: it may know the number that nobody can read. */
function hintOf({ fileName }: ReadingContext): string {
  const base = fileName?.split(/[/\\]/u).at(-1) ?? "";
  const number = NUMBER_IN_NAME.exec(fold(base.normalize("NFC").replace(/\.[a-z]{2,5}$/iu, "")))?.[1];
  if (number && !/^(?:19|20)\d\d$/u.test(number)) return ` Tên tệp gợi ý số ${number}.`;
  return /\d{1,5}/u.test(base) ? ` Tên tệp “${base}” có thể gợi ý.` : "";
}

/** What a letter does with a document that it names: carries it out, answers it, replaces it, sends it along. */
import type { CitationRole, Relation } from "../directive.ts";
import type { Zones } from "../reading/zones.ts";
import type { Mention } from "./mentions.ts";
import type { Passage } from "./passage.ts";
import type { OwnMention } from "./roles.ts";

const ANSWERS = /(?:^|[^\p{L}])(?:trả lời|phúc đáp)\s{1,3}(?:các |nội dung |theo )?$/u;
const SENDS_ALONG =
  /(?:^|[^\p{L}])(?:(?:gửi|đính) kèm|sao gửi|(?<!ban hành )kèm theo)\s{1,3}(?:theo )?(?:công văn này |văn bản này )?(?:là )?(?:bản )?$/u;
/** "Quyết định này thay thế Quyết định số …", or a sentence or subject that begins so: not what another one replaced. */
const REPLACES =
  /(?:(?:^|[.;\n“"])[\s\d.)+*-]{0,6}(?:về |về việc |v\/v )?|(?:^|[^\p{L}])này [^.;\n]{0,80})(?<!được )(?:thay thế|bãi bỏ|hủy bỏ)\s{1,3}(?:cho |toàn bộ |các )?$/u;
const NAMES_REPLACING = /thay thế|bãi bỏ|hủy bỏ/u;
const CARRIES_OUT =
  /(?:^|[^\p{L}])(?:thực hiện|triển khai|thi hành|quán triệt|chấp hành|hưởng ứng)\s{1,3}(?:các |nội dung |tinh thần )?$/u;
/** How a paragraph begins that says what is carried out. */
const OPENS =
  /^[\s"“*+-]{0,4}(?:\d{1,2}[.)] )?(?:hnp - )?(?:để |nhằm )?(?:tiếp tục |tổ chức )?(?:thực hiện|triển khai|thi hành|chấp hành|quán triệt|hưởng ứng)(?![\p{L}])/u;
/** A letter that stands on these does what they say; laws and statutes give the right to act. */
const ORDERS =
  /^(?:chỉ thị|nghị quyết|kết luận|hướng dẫn|kế hoạch|chương trình.*|công văn|công điện|thông tri|thông báo.*|đề án|văn bản)$/u;
const APPROVES = /^(?:phê duyệt|ban hành (?:đề án|chương trình|kế hoạch))/u;

const JOINS = /^[^\p{L}\d]{0,4}(?:và |cùng )?(?:các )?$/u;
const REACH = 120;

/** Whether a letter whose basis this is does what it says. */
const isOrder = ({ type, title }: Mention): boolean => {
  const word = type?.toLowerCase() ?? "";
  return ORDERS.test(word) || (word === "quyết định" && title !== null && APPROVES.test(title.toLowerCase()));
};

/**
 * Gives mentions their relations, in order of the text; `before` is the mention in front of one.
 *
 * @param own where the document names itself: what stands in its own title is what it carries out.
 */
export function createRelations(
  { lower }: Passage,
  zones: Zones,
  own: readonly OwnMention[],
): (
  mention: Mention,
  role: CitationRole,
  before: (Mention & { readonly relation: Relation }) | undefined,
) => Relation {
  const ownStarts = new Set(own.map(({ start }) => start));
  return (mention, role, before) => {
    const { span, nested, carriedOutBy } = mention;
    if (carriedOutBy !== null && ownStarts.has(carriedOutBy)) return "carries-out";
    // An article's letter "ban hành Kế hoạch … thực hiện Kết luận …": nested in the title of what it is about.
    if (nested) return role === "basis" ? "carries-out" : "cited";
    const front = lower.slice(Math.max(0, span.start - REACH), span.start);
    if (ANSWERS.test(front)) return "answers";
    if (NAMES_REPLACING.test(front) && REPLACES.test(front)) return "replaces";
    if (SENDS_ALONG.test(front)) return "attaches";
    const joined =
      before !== undefined &&
      span.start - before.span.end < 20 &&
      JOINS.test(lower.slice(before.span.end, span.start));
    if (joined && before.relation !== "cited" && before.relation !== "basis") return before.relation;
    if (role === "implements") return "carries-out";
    const { subject } = zones;
    if (role === "cited" && !(subject && span.start >= subject.start && span.start < subject.end))
      return "cited";
    if (CARRIES_OUT.test(front)) return "carries-out";
    if (role === "cited") return "cited";
    const paragraph = lower.lastIndexOf("\n", span.start) + 1;
    return OPENS.test(lower.slice(paragraph, paragraph + 80)) || isOrder(mention) ? "carries-out" : "basis";
  };
}

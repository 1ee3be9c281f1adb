/** What a document does with a directive, in the words of staff. */
import type { Relation } from "../../src/directive.ts";

interface RelationWords {
  /** Of a list: "Thực hiện". */
  readonly title: string;
  /** Of one citing document: "thực hiện". */
  readonly verb: string;
}

export const RELATIONS: Readonly<Record<Relation, RelationWords>> = {
  "carries-out": { title: "Thực hiện", verb: "thực hiện" },
  basis: { title: "Căn cứ", verb: "lấy làm căn cứ" },
  answers: { title: "Trả lời", verb: "trả lời" },
  replaces: { title: "Thay thế, bãi bỏ", verb: "thay thế" },
  attaches: { title: "Đính kèm", verb: "đính kèm" },
  cited: { title: "Viện dẫn", verb: "viện dẫn" },
  describes: { title: "Tin bài", verb: "đưa tin" },
};

/** In the order of lists: what staff ask for first. */
export const RELATION_ORDER = Object.keys(RELATIONS) as readonly Relation[];

export const relationOf = (value: unknown): Relation | undefined =>
  RELATION_ORDER.find((relation) => relation === value);

/** Why a saved search can find nothing any more, for its owner. Pure. */
import type { Knowledge } from "../knowledge/index.ts";
import { formatSearchQuery, parseSearchQuery } from "../search/query.ts";
import { FACET_NAMES } from "../search/relax.ts";
import { FACETS, type Facet } from "../search/types.ts";

/** What every version understands, or what is no part of a question. */
const ALWAYS = new Set(["q", "sort", "page", "size", "live", "explain"]);

export const UNREADABLE =
  "Chương trình không đọc được câu hỏi này nữa; hãy tìm lại rồi lưu lại, sau đó xoá tìm kiếm này.";

/** @param query parameters as they were saved. @returns null for a search that is in order. */
export function problemOf(query: string, knowledge: Knowledge): string | null {
  const saved = new URLSearchParams(query);
  const asked = parseSearchQuery(saved);
  const understood = formatSearchQuery(asked);
  const lost = [...saved.keys()].find((name) => !ALWAYS.has(name) && !understood.has(name));
  if (lost !== undefined)
    return `Chương trình không còn hiểu điều kiện “${lost}” của tìm kiếm này; hãy tìm lại rồi lưu lại.`;
  for (const facet of FACETS) {
    const chosen = asked.filters[facet];
    if (chosen.length === 0 || chosen.some((id) => isKnown(facet, id, knowledge))) continue;
    return `Danh mục không còn ${FACET_NAMES[facet].toLowerCase()} “${chosen.join("”, “")}” nên tìm kiếm này không thấy gì; hãy chọn lại rồi lưu lại.`;
  }
  return null;
}

/** Organs and cited directives are known by the archive alone, and may come with its next document. */
function isKnown(facet: Facet, id: string, { campaigns, types, places }: Knowledge): boolean {
  const last = id.slice(id.lastIndexOf("/") + 1);
  if (facet === "campaign") return Boolean(campaigns.byId(id));
  if (facet === "type") return Boolean(types.byId(id));
  if (facet === "province") return Boolean(places.currentById(last) ?? places.formerById(last));
  if (facet === "year") return /^\d{4}$/u.test(id);
  return true;
}

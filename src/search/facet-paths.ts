/**
 * Facets that are trees: what the index holds is a list of paths, so that a node counts everything below it.
 * Issuers: `cong-doan`, `cong-doan/tinh`, `cong-doan/tinh/ldld-tinh:binh-thuan`. Provinces: `lam-dong` (today's unit),
 * `lam-dong/binh-thuan` (the unit of then), where the two differ.
 */
import type { Directive, Issuer } from "../directive.ts";
import { type Knowledge, MERGER_DAY } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";

const slug = (name: string): string => fold(name).replaceAll(" ", "-");

export function issuerPaths({ id, level, system }: Pick<Issuer, "id" | "level" | "system">): string[] {
  const top = slug(system);
  return [top, `${top}/${slug(level)}`, `${top}/${slug(level)}/${id}`];
}

/** The former unit is a value of its own only where today's unit was formed from several. */
export function provincePaths(
  { province, issuedOn }: Pick<Directive, "province" | "issuedOn">,
  knowledge: Knowledge,
): string[] {
  if (province === null) return [];
  const { issued, current } = province;
  const merged = isMerged(current.id, knowledge) || issued.id !== current.id;
  const before = issuedOn === null ? issued.id !== current.id : issuedOn < MERGER_DAY;
  return merged && before ? [current.id, `${current.id}/${issued.id}`] : [current.id];
}

const isMerged = (id: string, knowledge: Knowledge): boolean =>
  (knowledge.places.currentById(id)?.formedFrom.length ?? 0) > 1;

/**
 * The index value of an issuer chosen by its own id, or of a whole system or level ("cong-doan/tinh").
 * An issuer's place in the tree is not known from its id, so every system and level is tried: unknown paths match nothing.
 */
export function issuerValues(id: string): string[] {
  if (!SYSTEM_SLUGS.has(id.split("/", 1)[0] ?? "")) return TREE.map((path) => `${path}/${id}`);
  return [id];
}

const SYSTEMS = ["Đảng", "Nhà nước", "Công đoàn", "Mặt trận", "đoàn thể", "khác"].map(slug);
const LEVELS = ["trung ương", "tỉnh", "huyện", "xã", "cơ sở"].map(slug);
const SYSTEM_SLUGS: ReadonlySet<string> = new Set(SYSTEMS);
const TREE = SYSTEMS.flatMap((system) => LEVELS.map((level) => `${system}/${level}`));

/** The index value of a province: today's id, a path, or a former unit's id alone ("binh-thuan" → "lam-dong/binh-thuan"). */
export function provinceValue(id: string, knowledge: Knowledge): string {
  if (id.includes("/") || knowledge.places.currentById(id)) return id;
  const former = knowledge.places.formerById(id);
  return former ? `${former.current}/${id}` : id;
}

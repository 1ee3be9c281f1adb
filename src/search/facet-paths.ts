/**
 * Facets that are trees: what the index holds is a list of paths, so that a node counts everything below it.
 * Issuers: `cong-doan`, `cong-doan/tinh`, `cong-doan/tinh/ldld-tinh:binh-thuan`. Provinces: `lam-dong` (today's unit),
 * `lam-dong/binh-thuan` (the unit of then), where the two differ.
 */
import { type Directive, type Issuer, Level, System } from "../directive.ts";
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
  return SYSTEMS.has(id.split("/", 1)[0] ?? "") ? [id] : TREE.map((path) => `${path}/${id}`);
}

const SYSTEMS = new Map(System.options.map((name) => [slug(name), name]));
const LEVELS = new Map(Level.options.map((name) => [slug(name), name]));
const TREE = [...SYSTEMS.keys()].flatMap((system) => [...LEVELS.keys()].map((level) => `${system}/${level}`));

/** The name of a system ("cong-doan") or of one of its levels ("cong-doan/tinh"); null for an organ. */
export function groupName(path: string): string | null {
  const [system = "", level, organ] = path.split("/");
  if (organ !== undefined) return null;
  const name = SYSTEMS.get(system);
  if (name === undefined) return null;
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  if (level === undefined) return capital;
  const levelName = LEVELS.get(level);
  return levelName === undefined ? null : `${capital}, cấp ${levelName}`;
}

/** The index value of a province: today's id, a path, or a former unit's id alone ("binh-thuan" → "lam-dong/binh-thuan"). */
export function provinceValue(id: string, knowledge: Knowledge): string {
  if (id.includes("/") || knowledge.places.currentById(id)) return id;
  const former = knowledge.places.formerById(id);
  return former ? `${former.current}/${id}` : id;
}

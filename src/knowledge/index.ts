/**
 * The domain tables with their look-ups, loaded once at the start and handed to the pure core as a value.
 */
import path from "node:path";
import { nameKey } from "./names.ts";
import { createPlaces, type Places } from "./places.ts";
import {
  type Abbreviation,
  Abbreviations,
  type Campaign,
  Campaigns,
  type CentralDirective,
  CentralDirectives,
  Communes,
  Districts,
  type DocumentType,
  DocumentTypes,
  type Law,
  Laws,
  type Organ,
  Organs,
  Provinces,
  type Rename,
  Renames,
  Terms,
} from "./schema.ts";
import { loadTable, type TableFolders } from "./table.ts";

export { nameKey } from "./names.ts";
export { MERGER_DAY, type Place, type Places } from "./places.ts";
export type * from "./schema.ts";

export interface Knowledge {
  readonly places: Places;
  readonly types: {
    readonly all: readonly DocumentType[];
    byId(id: string): DocumentType | undefined;
    /** By printed word: "KẾ HOẠCH", "Chương trình hành động". */
    byWord(word: string): DocumentType | undefined;
    /** By the code in a number; QĐ belongs to Quyết định and Quy định. */
    byCode(code: string): readonly DocumentType[];
  };
  readonly organs: {
    readonly all: readonly Organ[];
    byId(id: string): Organ | undefined;
    /** By the issuer part of a number: LĐLĐ belongs to province and district. */
    byCode(code: string): readonly Organ[];
    /** By printed name or alias. */
    byName(name: string): readonly Organ[];
    /** Drafting units in numbers and in "Lưu: VT, TG". */
    readonly units: readonly { readonly code: string; readonly name: string }[];
  };
  readonly abbreviations: readonly Abbreviation[];
  readonly renames: readonly Rename[];
  readonly directives: {
    readonly all: readonly CentralDirective[];
    /** By canonical number: several rows where a number was used again. */
    byNumber(number: string): readonly CentralDirective[];
    /** By a name such as "Chỉ thị 05" or "QĐ 217". */
    byAlias(alias: string): readonly CentralDirective[];
  };
  readonly laws: {
    readonly all: readonly Law[];
    /** Every version of a law, by its name without the type word ("Công đoàn"). */
    byName(name: string): readonly Law[];
    byNumber(number: string): Law | undefined;
  };
  readonly campaigns: {
    /** Suggested ones that are switched off included. */
    readonly all: readonly Campaign[];
    readonly enabled: readonly Campaign[];
    byId(id: string): Campaign | undefined;
  };
  readonly terms: Terms;
}

/** A map from every key of every item to the items that carry it, in table order. */
function groupBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

const rowKey = (row: Record<string, unknown>): string =>
  JSON.stringify([
    row.id ?? row.abbreviation ?? row.number ?? row.code ?? row.title ?? row,
    row.expansion ?? row.term ?? row.year ?? row.date,
  ]);

/**
 * Loads and checks every table.
 *
 * @param folders.dir our tables (default: those that come with the program); `overridesDir` an office's own rows.
 * @throws UsageError that names the table, the line and the row of a mistake.
 */
export function loadKnowledge(folders: Partial<TableFolders> = {}): Knowledge {
  const from: TableFolders = {
    dir: folders.dir ?? path.join(import.meta.dirname, "tables"),
    overridesDir: folders.overridesDir,
  };
  const provinces = loadTable("provinces", Provinces, from, rowKey);
  const { districts } = loadTable("districts", Districts, from, rowKey);
  const { communes } = loadTable(
    "communes",
    Communes,
    from,
    (row) => `${String(row.province)} ${String(row.type)}`,
  );
  const { types } = loadTable("document-types", DocumentTypes, from, rowKey);
  const { organs, units } = loadTable("organs", Organs, from, rowKey);
  const { abbreviations } = loadTable("abbreviations", Abbreviations, from, rowKey);
  const { renames } = loadTable("renames", Renames, from, rowKey);
  const { directives } = loadTable("directives", CentralDirectives, from, rowKey);
  const { laws } = loadTable("laws", Laws, from, rowKey);
  const { campaigns } = loadTable("campaigns", Campaigns, from, rowKey);
  const terms = loadTable("terms", Terms, from, rowKey);

  const typeById = new Map(types.map((type) => [type.id, type]));
  const typesByWord = groupBy(types, (type) => [type.name, ...type.words].map(nameKey));
  const typesByCode = groupBy(types, (type) => type.codes.map((code) => code.toUpperCase()));
  const organById = new Map(organs.map((organ) => [organ.id, organ]));
  const organsByCode = groupBy(organs, (organ) => organ.codes.map((code) => code.toUpperCase()));
  const organsByName = groupBy(organs, (organ) => [organ.name, ...organ.aliases].map(nameKey));
  const campaignById = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  const lawsByName = groupBy(laws, (law) => [law.name, ...law.aliases].map(nameKey));
  const lawByNumber = new Map(laws.map((law) => [law.number, law]));
  const directivesByNumber = groupBy(directives, (row) => (row.number ? [row.number] : []));
  const directivesByAlias = groupBy(directives, (row) => row.aliases.map(nameKey));

  return {
    places: createPlaces(provinces, districts, communes),
    types: {
      all: types,
      byId: (id) => typeById.get(id),
      byWord: (word) => typesByWord.get(nameKey(word))?.[0],
      byCode: (code) => typesByCode.get(code.toUpperCase()) ?? [],
    },
    organs: {
      all: organs,
      units,
      byId: (id) => organById.get(id),
      byCode: (code) => organsByCode.get(code.toUpperCase()) ?? [],
      byName: (name) => organsByName.get(nameKey(name)) ?? [],
    },
    abbreviations,
    renames,
    directives: {
      all: directives,
      byNumber: (number) => directivesByNumber.get(number) ?? [],
      byAlias: (alias) => directivesByAlias.get(nameKey(alias)) ?? [],
    },
    laws: {
      all: laws,
      byName: (name) => lawsByName.get(nameKey(name)) ?? [],
      byNumber: (number) => lawByNumber.get(number),
    },
    campaigns: {
      all: campaigns,
      enabled: campaigns.filter(({ enabled }) => enabled),
      byId: (id) => campaignById.get(id),
    },
    terms,
  };
}

/** Today's 34 provinces as a map of equal tiles: each where it lies to its neighbours, none too small to see. */
import type { Coverage } from "../../src/graph/types.ts";
import { fitText } from "./fit-text.ts";
import { formatCount } from "./words.ts";

/** North above, west on the left. A province that is not here (an office's own table) is in the list only. */
const MAP: readonly (readonly (string | null)[])[] = [
  [null, "lai-chau", "lao-cai", "tuyen-quang", "cao-bang"],
  ["dien-bien", "son-la", "phu-tho", "thai-nguyen", "lang-son"],
  [null, null, "ha-noi", "bac-ninh", "quang-ninh"],
  [null, null, "ninh-binh", "hung-yen", "hai-phong"],
  [null, null, "thanh-hoa"],
  [null, null, "nghe-an"],
  [null, null, "ha-tinh"],
  [null, null, null, "quang-tri"],
  [null, null, null, "hue"],
  [null, null, null, null, "da-nang"],
  [null, null, null, null, "quang-ngai"],
  [null, null, null, null, "gia-lai"],
  [null, null, null, null, "dak-lak"],
  [null, null, null, "lam-dong", "khanh-hoa"],
  [null, "tay-ninh", "dong-nai"],
  ["dong-thap", "ho-chi-minh"],
  ["an-giang", "vinh-long"],
  ["can-tho"],
  ["ca-mau"],
];

export const TILE = { width: 72, height: 30, gap: 3 } as const;
/** Of the letters; 400 is a little narrower than the widths that are reckoned with. */
const SIZE = 9.8;

export interface Tile {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly count: string;
  /** 0: nothing is in the archive; 1 to 3: more and more documents. */
  readonly depth: 0 | 1 | 2 | 3;
  readonly title: string;
}

export interface TileMap {
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly Tile[];
}

export function presentTileMap({ covered, missing }: Coverage["currentProvinces"]): TileMap {
  const documents = new Map(covered.map((one) => [one.id, one.documents]));
  const names = new Map([...covered, ...missing].map(({ id, name }) => [id, name]));
  const most = Math.max(1, ...documents.values());
  const tiles = MAP.flatMap((row, y) =>
    row.flatMap((id, x) => {
      const name = id === null ? undefined : names.get(id);
      return id === null || name === undefined ? [] : [tileOf(id, name, documents.get(id) ?? 0, most, x, y)];
    }),
  );
  const columns = Math.max(...MAP.map((row) => row.length));
  return {
    width: columns * (TILE.width + TILE.gap) - TILE.gap + 2,
    height: MAP.length * (TILE.height + TILE.gap) - TILE.gap + 2,
    tiles,
  };
}

function tileOf(id: string, name: string, documents: number, most: number, x: number, y: number): Tile {
  return {
    id,
    x: 1 + x * (TILE.width + TILE.gap),
    y: 1 + y * (TILE.height + TILE.gap),
    name: fitText(name, TILE.width - 6, SIZE),
    count: documents === 0 ? "" : formatCount(documents),
    depth: documents === 0 ? 0 : documents > (most * 2) / 3 ? 3 : documents > most / 3 ? 2 : 1,
    title: documents === 0 ? `${name}: chưa thấy trong kho` : `${name}: ${formatCount(documents)} văn bản`,
  };
}

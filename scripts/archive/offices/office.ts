/** The offices that write: names as their letterheads print them, codes in their numbers, who signs. */
import type { Level, ProvinceThenAndNow, System } from "../../../src/directive.ts";

/** How the number and the letterhead are set: by the rules of the Party, or of the state and the unions. */
export type Style = "party" | "state";

export interface Office {
  /** As `Issuer.id`: `ldld-tinh:binh-thuan`. */
  readonly id: string;
  readonly organ: string;
  readonly name: string;
  readonly level: Level;
  readonly system: System;
  readonly province: ProvinceThenAndNow | null;
  /** The office above it, as its letters name it; null at the top. */
  readonly parent: string | null;
  /** The same with the province's name, where the short form leaves it open. */
  readonly parentInFull: string | null;
  /** Organ lines of the letterhead, in capitals, its own last. */
  readonly letterhead: readonly string[];
  readonly style: Style;
  /** Organ part of its numbers: `LĐLĐ`. */
  readonly code: string;
  /** Units behind the code of an official letter ("UBND-VX"); none where the office has no such habit. */
  readonly units: readonly string[];
  /** As the text calls it: "Ban Thường vụ Liên đoàn Lao động tỉnh". */
  readonly self: string;
  /** Whom its letters are addressed to. */
  readonly below: readonly string[];
  /** Where it sits, as the dateline prints it. */
  readonly seat: string;
  /** "huyện Gia Lâm": where its word counts. */
  readonly area: string;
  /** Signing forms with positions, the commoner ones first. */
  readonly signing: readonly (readonly [form: string | null, position: string])[];
  /** Numbers start again with the year or with the term of the committee. */
  readonly series: "year" | "term";
  /** Numbers that one tick may use. */
  readonly pace: number;
}

/** The province that a local office belongs to: "tỉnh Bình Thuận". */
export interface Above {
  readonly province: string;
  readonly provinceName: string;
  readonly city: boolean;
}

/** "huyện Gia Lâm"; "Quận 1" stays as it is. */
export const placeWithRank = ({ rank, name }: { rank: string; name: string }): string =>
  name.toLowerCase().startsWith(rank) ? name : `${rank} ${name}`;

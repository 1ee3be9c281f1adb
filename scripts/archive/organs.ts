/** Which organs write from a province, and what the organ below one is called. */
import type { Place } from "../../src/knowledge/index.ts";
import type { Office } from "./offices/index.ts";
import { yearOf } from "./schedule.ts";

interface Writer {
  readonly organ: string;
  /** How often it writes. */
  readonly weight: number;
  /** Months of its life, where it came or went between 2009 and 2026. */
  readonly from?: string;
  readonly until?: string;
}

export const PROVINCIAL: readonly Writer[] = [
  { organ: "ldld-tinh", weight: 36 },
  { organ: "tu", weight: 9 },
  { organ: "ubnd-tinh", weight: 9 },
  { organ: "mttq-tinh", weight: 6 },
  { organ: "btgtu", weight: 5, until: "2025-02" },
  { organ: "bdvtu", weight: 5, until: "2025-02" },
  { organ: "btgdvtu", weight: 9, from: "2025-03" },
  { organ: "btctu", weight: 2 },
  { organ: "dtn-tinh", weight: 4 },
  { organ: "hpn-tinh", weight: 4 },
  { organ: "hnd-tinh", weight: 3 },
  { organ: "cd-kcn", weight: 4 },
  { organ: "snv", weight: 3 },
  { organ: "sgddt", weight: 4 },
  { organ: "syt", weight: 3 },
  { organ: "sldtbxh", weight: 3, until: "2025-02" },
  { organ: "stttt", weight: 2, until: "2025-02" },
  { organ: "stnmt", weight: 2, until: "2025-02" },
  { organ: "snnmt", weight: 3, from: "2025-03" },
  { organ: "sct", weight: 2 },
  { organ: "sxd", weight: 2 },
  { organ: "stp", weight: 1 },
  { organ: "stc", weight: 1 },
];
/** Those that write beside the unions. */
export const ALONE = PROVINCIAL.filter(({ organ }) => organ !== "ldld-tinh");

/** Those of a list that exist at a tick. */
export function aliveAt(tick: number, writers: readonly Writer[]): readonly Writer[] {
  const month = `${yearOf(tick)}-${String(Math.floor(((tick % 88) / 88) * 12) + 1).padStart(2, "0")}`;
  return writers.filter(
    ({ from, until }) => (from === undefined || month >= from) && (until === undefined || month <= until),
  );
}

/** The organ of a district or commune that carries out what an office above it asks for. */
export function localOrgan(office: Office, place: Place): string {
  const commune = place.level === "xã";
  switch (office.system) {
    case "Công đoàn":
      return commune ? "cd-xa" : "ldld-huyen";
    case "Đảng":
      if (commune) return "du";
      return { huyện: "hu", quận: "qu", "thị xã": "thiu" }[place.rank] ?? "thanhu-tinh";
    case "Nhà nước":
      return commune ? "ubnd-xa" : "ubnd-huyen";
    default:
      return commune ? "mttq-xa" : "mttq-huyen";
  }
}

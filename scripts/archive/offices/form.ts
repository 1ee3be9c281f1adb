/** What the offices of one organ share: how they sign, number and address. */
import type { Office, Style } from "./office.ts";

export type Signing = Office["signing"];
export const COMMITTEE: Signing = [
  ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"],
  ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"],
  ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"],
];
export const PARTY_COMMITTEE: Signing = [
  ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"],
  ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"],
  ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"],
];
export const PARTY_BOARD: Signing = [
  ["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"],
  [null, "TRƯỞNG BAN"],
];
export const PEOPLES_COMMITTEE: Signing = [
  ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
  ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
  ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
];
export const DEPARTMENT: Signing = [
  ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
  [null, "GIÁM ĐỐC"],
];
export const FRONT: Signing = [
  ["TM. BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH"],
  ["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"],
];
export const GRASSROOTS: Signing = [["TM. BAN CHẤP HÀNH", "CHỦ TỊCH"]];

/** What offices of one organ share. */
export interface Form {
  readonly style: Style;
  readonly code: string;
  readonly units?: readonly string[];
  readonly self: string;
  readonly below: readonly string[];
  readonly signing: Signing;
  readonly series?: Office["series"];
  readonly pace: number;
  readonly letterhead: readonly string[];
  readonly parent: string | null;
}

/** As letterheads print names. */
export const upper = (text: string): string => text.toUpperCase();

/** "Tỉnh ủy" or "Thành ủy". */
export const committee = (city: boolean): string => (city ? "Thành ủy" : "Tỉnh ủy");

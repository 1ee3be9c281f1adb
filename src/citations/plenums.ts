/**
 * Resolutions that are named by the meeting that passed them: "Nghị quyết Trung ương 4 (khóa XII)", "Nghị quyết Hội
 * nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII", "Nghị quyết Đại hội lần thứ XIII của Đảng".
 */
import { ORDINAL, ordinalValue, romanOf } from "./ordinals.ts";
import { matchAt } from "./passage.ts";
import { termAt } from "./terms.ts";

export interface Plenum {
  readonly kind: "plenum";
  /** One in most letters, several in "Nghị quyết Trung ương 5, 6 (khóa XII)". */
  readonly ordinals: readonly number[];
  readonly terms: readonly string[];
  /** Where the issuer's name stands: the committee, or the meeting when only that is named. */
  readonly issuer: { readonly start: number; readonly end: number };
  readonly end: number;
}

const S = "[ ]{1,2}(?:\\n[ ]{0,2})?|\\n";
const COMMITTEE = "(?:ban chấp hành|bch)";
const CENTRE = `(?:${COMMITTEE}(?:${S})(?:trung ương|tw|tư|t\\.ư)|bch(?:tw|tư)|trung ương|tw|tư|t\\.ư)(?:(?:${S})đảng(?:(?:${S})cộng sản việt nam)?)?`;
const MEETING = `(?:hội nghị|hn)`;
const NTH = "(?:lần(?: thứ)? ?|thứ )";
const LIST = `${ORDINAL}(?:(?:, ?| và )${ORDINAL}){0,4}`;

/** "Hội nghị lần thứ tư [của] Ban Chấp hành Trung ương". */
const MEETING_OF_COMMITTEE = new RegExp(
  `(?:(?:của )?${MEETING}(?:${S}))?${NTH}(${ORDINAL}),?(?:${S})(?:của(?:${S}))?(${CENTRE})(?![\\p{L}\\d])`,
  "uy",
);
/** "Trung ương 4", "Hội nghị Trung ương 6", "Hội nghị Ban Chấp hành Trung ương lần thứ 5", "TW4". */
const COMMITTEE_MEETING = new RegExp(
  `(?:của )?((?:${MEETING}(?:${S}))?${CENTRE}(?:[ ](?:${NTH})?|(?=\\d))(${LIST}))`,
  "uy",
);
/** "Hội nghị lần thứ 7 (khóa XI)": the committee is understood. */
const MEETING_ONLY = new RegExp(`(?:của )?(${MEETING}(?:${S})${NTH}(${ORDINAL}))(?=,? ?\\(? ?khóa)`, "uy");

/** The plenum that is named at `position` of a lower-case text (behind the type word), or null. */
export function plenumAt(lower: string, position: number): Plenum | null {
  const ofCommittee = matchAt(MEETING_OF_COMMITTEE, lower, position);
  if (ofCommittee) {
    const end = position + ofCommittee[0].length;
    const issuer = { start: end - (ofCommittee[2] ?? "").length, end };
    return withTerm(lower, [ofCommittee[1] ?? ""], issuer, end);
  }
  const meeting = matchAt(COMMITTEE_MEETING, lower, position) ?? matchAt(MEETING_ONLY, lower, position);
  if (!meeting) return null;
  const end = position + meeting[0].length;
  const named = meeting[1] ?? "";
  const printed = meeting[2] ?? "";
  // "Nghị quyết Trung ương 4": the issuer is "Trung ương"; "Hội nghị Trung ương 6" is a name as a whole.
  const nameLength = /^h/u.test(named) ? named.length : named.slice(0, -printed.length).trimEnd().length;
  const start = end - named.length;
  const issuer = { start, end: start + nameLength };
  return withTerm(lower, printed.split(/, ?| và /u), issuer, end);
}

function withTerm(
  lower: string,
  ordinals: readonly string[],
  issuer: { start: number; end: number },
  end: number,
): Plenum | null {
  const values = ordinals.map((printed) => ordinalValue(printed.trim())).filter((value) => value !== null);
  if (values.length === 0) return null;
  const term = termAt(lower, end);
  return { kind: "plenum", ordinals: values, terms: term?.terms ?? [], issuer, end: term?.end ?? end };
}

export interface Congress {
  readonly kind: "congress";
  /** Roman ordinal of the congress, null where none is printed. */
  readonly ordinal: string | null;
  /** Whose congress: the Party's, a local Party organisation's, another organisation's, or not said. */
  readonly owner: "party" | "local" | "other" | "unsaid";
  readonly end: number;
}

const CONGRESS = /(?:của )?(?:đại hội|đh)(?: đại biểu)?(?![\p{L}\d])/uy;
const CONGRESS_WORD = new RegExp(
  `[ \\n]{1,3}(?:(lần thứ |thứ |khóa )?(?!năm|ba |hai )(${ORDINAL})|(các cấp)|((?:của )?đảng cộng sản việt nam|(?:của )?đảng(?! bộ| ủy| viên)|toàn quốc|đại biểu|của(?= (?:công đoàn|đoàn|hội|mặt trận|mttq|liên đoàn)))|(đảng bộ|chi bộ|đảng ủy)|(công đoàn(?: việt nam)?|cđvn|cđcs|đoàn(?: tncs| thanh niên)?|hội (?:nông dân|cựu chiến binh|liên hiệp phụ nữ|phụ nữ|lhpn)|phụ nữ|mặt trận(?: tổ quốc)?(?: việt nam)?|mttq(?: việt nam)?|thi đua|cháu ngoan)|(khối|tỉnh|thành phố|huyện|quận|thị xã|phường|xã|cơ quan))(?![\\p{L}\\d])`,
  "uy",
);
const MOST_WORDS = 8;

/** The congress that is named at `position` of a lower-case text (behind "nghị quyết"), or null. */
export function congressAt(passage: { text: string; lower: string }, position: number): Congress | null {
  const { text, lower } = passage;
  const opened = matchAt(CONGRESS, lower, position);
  if (!opened) return null;
  let end = position + opened[0].length;
  let ordinal: string | null = null;
  let owner: Congress["owner"] = "unsaid";
  let ofTheParty = false;
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const word = matchAt(CONGRESS_WORD, lower, end);
    if (word) {
      if (word[3] !== undefined) return null;
      if (word[2] !== undefined) {
        if (ordinal !== null) break;
        ordinal = romanOf(word[2]);
      }
      if (word[4]?.includes("đảng")) ofTheParty = true;
      if (word[5] !== undefined) owner = "local";
      if (word[6] !== undefined && owner === "unsaid") owner = "other";
      end += word[0].length;
      continue;
    }
    // The name of a place behind a local organisation: "Đảng bộ tỉnh Bình Thuận lần thứ XIV".
    const name = owner === "unsaid" ? null : matchAt(/[ ]\p{Lu}[\p{L}-]*/uy, text, end);
    if (!name) break;
    end += name[0].length;
  }
  if (owner === "unsaid" && ofTheParty) owner = "party";
  if (ordinal === null && owner !== "local") return null;
  return { kind: "congress", ordinal, owner, end };
}

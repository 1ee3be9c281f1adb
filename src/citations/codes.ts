/**
 * The letters in a document number: which are type codes, whose organs write the Party's way, and how careless
 * spellings are put right. Sources: Nghị định 30/2020/NĐ-CP, phụ lục III; Hướng dẫn 36-HD/VPTW; Quyết định
 * 933/QĐ-TLĐ; older codes from published letters.
 */

/** Type codes as they are written; the organ of a number follows them. */
const TYPE_CODES = [
  ...["NQ", "QĐ", "QĐi", "QyĐ", "CT", "KL", "QC", "TB", "HD", "KH", "CTr", "CTHĐ", "CTPH", "BC", "BB", "TTr"],
  ...[
    "TT",
    "NĐ",
    "PL",
    "CV",
    "CĐ",
    "ĐA",
    "DA",
    "PA",
    "ĐC",
    "GM",
    "GGT",
    "GT",
    "GUQ",
    "GCN",
    "GNP",
    "PC",
    "PG",
  ],
  ...[
    "PB",
    "SY",
    "SL",
    "TrS",
    "TC",
    "HĐ",
    "BGN",
    "VBHN",
    "LKG",
    "QH",
    "L",
    "LCT",
    "PLUB",
    "TBKL",
    "BCTĐ",
    "TTPH",
  ],
  ...[
    "TTLT",
    "NQLT",
    "KHLT",
    "HDLT",
    "CTLT",
    "QCLT",
    "QĐLT",
    "TTLB",
    "TTLN",
    "NQLN",
    "HDLN",
    "TLT",
    "LB",
    "LT",
  ],
  ...["QCPH", "KHPH", "QTPH", "HDPH", "TLCP", "STL", "ĐL", "QTr", "TTh", "BTT", "KHPHH"],
] as const;

/** Codes of joint documents: their organs may stand behind a slash (`NQLT/CP-UBTUMTTQVN`). */
const JOINT_CODE = /^\p{L}{0,3}(?:LT|LB|LN|PH)$/u;
export const isJointCode = (code: string): boolean => /[TBNH]$/.test(code) && JOINT_CODE.test(code);

/** Old numbers without a type code: `181-CP`, `24-HĐBT`, `245-TTg`. */
export const OLD_ORGANS: ReadonlySet<string> = new Set([
  ...["CP", "HĐBT", "TTg", "HĐCP", "HĐNN", "TVQH", "TVQHK", "QHK", "CTN", "LCT", "SL", "TĐC", "LB", "NCPL"],
  ...["NV", "TC", "YT", "GD", "XD", "VP", "TN"],
]);

/** Other spellings of codes and organs, in capitals → the usual one: lost marks, lost case. */
const SPELLINGS: Readonly<Record<string, string>> = {
  QD: "QĐ",
  ND: "NĐ",
  QYD: "QyĐ",
  CTHD: "CTHĐ",
  LDLD: "LĐLĐ",
  TLD: "TLĐ",
  HDND: "HĐND",
  HDBT: "HĐBT",
  TTG: "TTg",
  THU: "ThU",
  TXU: "TXU",
  DU: "ĐU",
  BCSD: "BCSĐ",
  TWDTN: "TWĐTN",
  BGDDT: "BGDĐT",
  BLDTBXH: "BLĐTBXH",
  BKHDT: "BKHĐT",
  SGDDT: "SGDĐT",
  SLDTBXH: "SLĐTBXH",
  SKHDT: "SKHĐT",
  TWD: "TWĐ",
};

const CANONICAL = new Map<string, string>([
  ...TYPE_CODES.map((code): [string, string] => [code.toUpperCase(), code]),
  ...Object.entries(SPELLINGS),
]);
const TYPE_CODE_SET: ReadonlySet<string> = new Set(TYPE_CODES);

export const isTypeCode = (code: string): boolean => TYPE_CODE_SET.has(code);

/** Codes that may stand without their dash ("05 CT/TW"), for patterns. */
export const COMMON_CODES = "NQ|QĐ|QĐi|CT|KL|TB|HD|KH|CTr|BC|TTr|NĐ|TT|CV|QC|QyĐ";

/** Trung ương inside an organ: `TƯ`, `T.Ư`, `T.W` are `TW`; TU alone stays Tỉnh ủy, Thành ủy. */
const CENTRE = /T\.?Ư|T\.W/gu;

/** A part of a number in its usual spelling. A mixed-case part that nobody knows stays as printed. */
export function canonicalPart(part: string): string {
  const centred = /[.Ư]/.test(part) ? part.replace(CENTRE, "TW").replace(/^T\.U$/u, "TU") : part;
  const upper = centred.toUpperCase();
  if (centred !== upper && centred !== centred.toLowerCase()) return CANONICAL.get(upper) ?? centred;
  return CANONICAL.get(upper) ?? upper;
}

/** Units of a tax office: before them CT is Cục Thuế, the organ, and no Chỉ thị. */
const TAX_UNIT = /^(?:TTHT|HTR|TTKT|KK|KKKTT|QLN|NVDTPC|THNVDT|QLAC|TTR\d*|KTT|CNTK|AC|HKDCN)$/u;
export const isTaxOffice = (first: string, second: string | undefined): boolean =>
  first === "CT" && second !== undefined && TAX_UNIT.test(second.toUpperCase());

const COMMITTEE = "(?:TW|TU|HU|QU|TXU|ThU|TPU|TpU|TxU|ĐU)";
const PARTY_BOARD = "(?:VP|BTGDV|BTG|BDV|BTC|BNC|BKT|BCSCL|UBKT|HĐLL|BCĐ|TTBDCT|TTCT|TCT|TG|BTĐ|ĐTN)";
/** Organs that write `n-CODE/ORGAN`: committees, their boards and offices, Party groups, the youth union's centre. */
const PARTY_ORGAN = new RegExp(
  `^(?:${PARTY_BOARD}?${COMMITTEE}|ĐUK?\\p{Lu}{0,9}|(?:BCSĐ|ĐĐ|TWĐ|BDV|BTGDV|BTG|BNC|UBKT)\\p{L}{0,9})$`,
  "u",
);
/** Organs that write `n/CODE-ORGAN`: the state, ministries (B…), departments (S…), unions. */
const STATE_ORGAN =
  /^(?:UBND|UB|HĐND|TTg|CP|VPCP|CTN|VPQH|VPCTN|QH\d{0,2}|UBTVQH\d{0,2}|LĐLĐ|TLĐ|TLĐLĐ|CĐ\p{L}{0,9}|TAND\p{L}{0,3}|VKS\p{L}{0,6}|KTNN|NHNN|TTCP|TCT|TCHQ|BHXH|(?!BC[HĐS]|BTV|BTT|BQL)[BS]\p{Lu}{1,9})$/u;

/** How an organ writes its numbers, or null where both ways are seen (BCH, BTV, MTTQ, …). */
export function orderOfOrgan(organ: string): "party" | "state" | null {
  if (PARTY_ORGAN.test(organ)) return "party";
  return STATE_ORGAN.test(organ) ? "state" : null;
}

/** Parts that look like an organ behind a slash but are a unit of measure, a country or a kind of contract. */
export const NOT_AN_ORGAN: ReadonlySet<string> = new Set(
  "HĐLĐ HĐKT HĐTV VN VND VNĐ USD EUR KG KM HA TP MW KW KV KWH GB MB TB PCS PPM HP CC ML MM CM DM GDP".split(
    " ",
  ),
);

/** Offices of the centre. */
import type { Organ } from "../../../src/knowledge/index.ts";
import { type Form, PARTY_BOARD, type Signing, upper } from "./form.ts";

type CentralForm = Pick<Form, "style" | "self" | "below" | "signing" | "letterhead" | "parent">;

const COMMITTEES = ["Các tỉnh ủy, thành ủy", "Các đảng ủy trực thuộc Trung ương"];
const GOVERNMENT = ["Các bộ, cơ quan ngang bộ", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"];
const MINISTER: Signing = [
  ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"],
  [null, "BỘ TRƯỞNG"],
];

const centre = (
  self: string,
  letterhead: readonly string[],
  form: string,
  position: string,
): CentralForm => ({
  style: "party",
  self,
  below: COMMITTEES,
  signing: [[form, position]],
  letterhead: ["BAN CHẤP HÀNH TRUNG ƯƠNG", ...letterhead],
  parent: null,
});
const board = (name: string, below: string): CentralForm => ({
  style: "party",
  self: name,
  below: [below, "Các đảng ủy trực thuộc Trung ương"],
  signing: PARTY_BOARD,
  letterhead: ["BAN CHẤP HÀNH TRUNG ƯƠNG", upper(name)],
  parent: "Ban Bí thư",
});

const FORMS: Readonly<Record<string, CentralForm>> = {
  bct: centre("Bộ Chính trị", ["BỘ CHÍNH TRỊ"], "T/M BỘ CHÍNH TRỊ", "THƯỜNG TRỰC BAN BÍ THƯ"),
  bbt: centre("Ban Bí thư", ["BAN BÍ THƯ"], "T/M BAN BÍ THƯ", "THƯỜNG TRỰC BAN BÍ THƯ"),
  bchtw: centre("Ban Chấp hành Trung ương", [], "T/M BAN CHẤP HÀNH TRUNG ƯƠNG", "TỔNG BÍ THƯ"),
  btgtw: board("Ban Tuyên giáo Trung ương", "Ban Tuyên giáo các tỉnh ủy, thành ủy"),
  bdvtw: board("Ban Dân vận Trung ương", "Ban Dân vận các tỉnh ủy, thành ủy"),
  btgdvtw: board("Ban Tuyên giáo và Dân vận Trung ương", "Ban Tuyên giáo và Dân vận các tỉnh ủy, thành ủy"),
  ttg: {
    style: "state",
    self: "Thủ tướng Chính phủ",
    below: GOVERNMENT,
    signing: [
      ["KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"],
      [null, "THỦ TƯỚNG"],
    ],
    letterhead: ["THỦ TƯỚNG CHÍNH PHỦ"],
    parent: null,
  },
  tld: {
    style: "state",
    self: "Đoàn Chủ tịch Tổng Liên đoàn",
    below: [
      "Liên đoàn Lao động các tỉnh, thành phố",
      "Công đoàn ngành Trung ương",
      "Công đoàn Tổng công ty trực thuộc Tổng Liên đoàn",
    ],
    signing: [
      ["TM. ĐOÀN CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
      ["TM. ĐOÀN CHỦ TỊCH", "CHỦ TỊCH"],
    ],
    letterhead: ["TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"],
    parent: "Ban Bí thư",
  },
};

/** The form of a central organ; those without one of their own are ministries. */
export function centralForm(organ: Organ): Form {
  const code = organ.codes[0] ?? "";
  const form = FORMS[organ.id];
  if (form) return { ...form, code, series: form.style === "party" ? "term" : "year", pace: 1 };
  return {
    style: "state",
    code,
    units: ["VP", "TCCB", "PC", "KHTC", "TTr"],
    self: organ.name,
    below: GOVERNMENT,
    signing: MINISTER,
    letterhead: [upper(organ.name)],
    parent: "Thủ tướng Chính phủ",
    pace: 1,
  };
}

/** Offices of a province. */
import type { Organ, Place } from "../../../src/knowledge/index.ts";
import {
  COMMITTEE,
  committee,
  DEPARTMENT,
  type Form,
  FRONT,
  PARTY_BOARD,
  PARTY_COMMITTEE,
  PEOPLES_COMMITTEE,
  upper,
} from "./form.ts";
import { placeWithRank } from "./office.ts";

/** The form of a provincial organ; null where the archive has none. */
export function provincialForm(organ: Organ, place: Place, name: string): Form | null {
  const province = placeWithRank(place);
  const { rank } = place;
  const city = rank === "thành phố";
  const union = ["TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", upper(name)];
  const partyCommittee = upper(`${committee(city)} ${place.name}`);
  const districts = [`Huyện ủy, ${city ? "Quận ủy" : "Thành ủy, Thị ủy"}`, "Đảng ủy trực thuộc"];
  switch (organ.id) {
    case "ldld-tinh":
      return {
        style: "state",
        code: "LĐLĐ",
        self: `Ban Thường vụ Liên đoàn Lao động ${rank}`,
        below: ["Liên đoàn Lao động cấp huyện", "Công đoàn cấp ngành", "Công đoàn cơ sở trực thuộc"],
        signing: COMMITTEE,
        pace: 5,
        letterhead: union,
        parent: "Tổng Liên đoàn Lao động Việt Nam",
      };
    case "tu":
      return {
        style: "party",
        code: "TU",
        self: `Ban Thường vụ ${committee(city)}`,
        below: [...districts, `Các ban xây dựng Đảng ${committee(city)}`],
        signing: PARTY_COMMITTEE,
        series: "term",
        pace: 4,
        letterhead: [partyCommittee],
        parent: "Ban Chấp hành Trung ương",
      };
    case "btgtu":
    case "bdvtu":
    case "btgdvtu":
    case "btctu": {
      const board = organ.name.replace(/ Tỉnh ủy.*$/u, "");
      return {
        style: "party",
        code: organ.codes[0] ?? "",
        self: `${board} ${committee(city)}`,
        below: [
          `Ban Tuyên giáo, Ban Dân vận các ${city ? "quận ủy, huyện ủy" : "huyện ủy, thành ủy"}`,
          ...districts.slice(1),
        ],
        signing: PARTY_BOARD,
        pace: 3,
        letterhead: [partyCommittee, upper(board)],
        parent: `Ban Thường vụ ${committee(city)}`,
      };
    }
    case "ubnd-tinh":
      return {
        style: "state",
        code: "UBND",
        units: ["VX", "NC", "KT", "TH", "NN", "KGVX"],
        self: `Ủy ban nhân dân ${rank}`,
        below: [
          "Các sở, ban, ngành",
          `Ủy ban nhân dân các ${city ? "quận, huyện" : "huyện, thị xã, thành phố"}`,
        ],
        signing: PEOPLES_COMMITTEE,
        pace: 30,
        letterhead: ["ỦY BAN NHÂN DÂN", upper(province)],
        parent: "Chính phủ",
      };
    case "mttq-tinh":
      return {
        style: "state",
        code: "MTTQ-BTT",
        self: `Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam ${rank}`,
        below: ["Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam cấp huyện", "Các tổ chức thành viên"],
        signing: FRONT,
        pace: 4,
        letterhead: [upper(`Ủy ban Mặt trận Tổ quốc Việt Nam ${province}`), "BAN THƯỜNG TRỰC"],
        parent: "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
      };
    case "dtn-tinh":
      return {
        style: "party",
        code: "TĐTN",
        self: `Ban Thường vụ ${city ? "Thành đoàn" : "Tỉnh đoàn"}`,
        below: ["Các huyện đoàn, thị đoàn, thành đoàn", "Đoàn trực thuộc"],
        signing: [
          ["TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"],
          ["TM. BAN THƯỜNG VỤ", "BÍ THƯ"],
        ],
        pace: 4,
        letterhead: ["ĐOÀN TNCS HỒ CHÍ MINH", upper(name)],
        parent: "Trung ương Đoàn",
      };
    case "hpn-tinh":
    case "hnd-tinh": {
      const women = organ.id === "hpn-tinh";
      return {
        style: "state",
        code: women ? "HPN" : "HND",
        self: `Ban Thường vụ ${women ? "Hội Liên hiệp Phụ nữ" : "Hội Nông dân"} ${rank}`,
        below: [`Hội ${women ? "Liên hiệp Phụ nữ" : "Nông dân"} các huyện, thị xã, thành phố`],
        signing: COMMITTEE,
        pace: 3,
        letterhead: [upper(women ? "Hội Liên hiệp Phụ nữ Việt Nam" : "Hội Nông dân Việt Nam"), upper(name)],
        parent: `Trung ương ${women ? "Hội Liên hiệp Phụ nữ Việt Nam" : "Hội Nông dân Việt Nam"}`,
      };
    }
    case "cd-kcn":
      return {
        style: "state",
        code: "CĐKCN",
        self: "Ban Thường vụ Công đoàn các khu công nghiệp",
        below: ["Công đoàn cơ sở các doanh nghiệp trong khu công nghiệp"],
        signing: COMMITTEE,
        pace: 3,
        letterhead: [upper(`Liên đoàn Lao động ${province}`), upper(name)],
        parent: `Liên đoàn Lao động ${rank}`,
      };
    default: {
      if (organ.parent !== "ubnd-tinh" || !organ.name.startsWith("Sở ")) return null;
      return {
        style: "state",
        code: organ.codes[0] ?? "",
        units: ["VP", "TH", "TTr", "NV", "KHTC"],
        self: organ.name,
        below: ["Các phòng, đơn vị trực thuộc", "Phòng chuyên môn các huyện, thị xã, thành phố"],
        signing: DEPARTMENT,
        pace: 12,
        letterhead: [upper(`Ủy ban nhân dân ${province}`), upper(organ.name)],
        parent: `Ủy ban nhân dân ${rank}`,
      };
    }
  }
}

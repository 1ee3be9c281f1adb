/** Offices of a district or a commune. */
import type { Organ, Place } from "../../../src/knowledge/index.ts";
import { COMMITTEE, committee, type Form, FRONT, PARTY_COMMITTEE, PEOPLES_COMMITTEE, upper } from "./form.ts";
import { type Above, placeWithRank } from "./office.ts";

/** The form of a local organ; null where the archive has none. */
export function localForm(organ: Organ, place: Place, name: string, above: Above): Form | null {
  const { rank } = place;
  switch (organ.id) {
    case "ldld-huyen":
      return {
        style: "state",
        code: "LĐLĐ",
        self: `Ban Thường vụ Liên đoàn Lao động ${rank}`,
        below: ["Công đoàn cơ sở trực thuộc", "Các công đoàn cơ sở khối doanh nghiệp"],
        signing: COMMITTEE,
        pace: 4,
        letterhead: [upper(`Liên đoàn Lao động ${above.province}`), upper(name)],
        parent: `Liên đoàn Lao động ${above.city ? "thành phố" : "tỉnh"}`,
      };
    case "hu":
    case "qu":
    case "thiu":
    case "thanhu-tinh":
    case "du": {
      const own = organ.id === "du" ? `Đảng ủy ${rank}` : name.slice(0, -place.name.length).trim();
      return {
        style: "party",
        code: organ.codes[0] ?? "",
        self: `Ban Thường vụ ${own}`,
        below:
          organ.id === "du" ? ["Các chi bộ, đảng bộ trực thuộc"] : ["Các chi bộ, đảng bộ cơ sở trực thuộc"],
        signing: PARTY_COMMITTEE,
        series: "term",
        pace: 3,
        letterhead: [upper(`Đảng bộ ${above.province}`), upper(name)],
        parent: `Ban Thường vụ ${committee(above.city)}`,
      };
    }
    case "ubnd-huyen":
    case "ubnd-xa":
      return {
        style: "state",
        code: "UBND",
        units: organ.id === "ubnd-xa" ? ["VP", "KT", "VHXH"] : ["VX", "NV", "TNMT", "KT"],
        self: `Ủy ban nhân dân ${rank}`,
        below:
          organ.id === "ubnd-xa"
            ? ["Các phòng chuyên môn", "Trưởng các thôn, tổ dân phố"]
            : ["Các phòng, ban, ngành", "Ủy ban nhân dân các xã, phường, thị trấn"],
        signing: PEOPLES_COMMITTEE,
        pace: 15,
        letterhead: ["ỦY BAN NHÂN DÂN", upper(placeWithRank(place))],
        parent: `Ủy ban nhân dân ${above.city ? "thành phố" : "tỉnh"}`,
      };
    case "mttq-huyen":
    case "mttq-xa":
      return {
        style: "state",
        code: "MTTQ-BTT",
        self: `Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam ${rank}`,
        below: ["Ban công tác Mặt trận ở khu dân cư", "Các tổ chức thành viên"],
        signing: FRONT,
        pace: 3,
        letterhead: [upper(`Ủy ban Mặt trận Tổ quốc Việt Nam ${placeWithRank(place)}`), "BAN THƯỜNG TRỰC"],
        parent: `Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam ${above.city ? "thành phố" : "tỉnh"}`,
      };
    case "cd-xa":
      return {
        style: "state",
        code: rank === "phường" ? "CĐP" : "CĐX",
        self: `Ban Thường vụ Công đoàn ${rank}`,
        below: ["Công đoàn cơ sở trực thuộc"],
        signing: COMMITTEE,
        pace: 3,
        letterhead: [upper(`Liên đoàn Lao động ${above.province}`), upper(name)],
        parent: `Liên đoàn Lao động ${above.city ? "thành phố" : "tỉnh"}`,
      };
    default:
      return null;
  }
}

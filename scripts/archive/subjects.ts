/** Types of documents, and the subject (trích yếu) that each type makes of what it is about. */
import type { Office } from "./offices/index.ts";
import type { Random } from "./random.ts";
import { fill, type Scene } from "./template.ts";
import { DETAILS, OBJECTS } from "./vocabulary/sentences.ts";
import type { Topic } from "./vocabulary/topic.ts";

interface Kind {
  readonly type: string;
  /** How often offices write it, by level. */
  readonly weights: { readonly [level: string]: number };
  /** Few a year even in large offices, so that its numbers stay small. */
  readonly rare?: boolean;
  /** Systems whose organs issue it; all when left out. */
  readonly systems?: readonly string[];
  /** What stands before the subject under the type line. */
  readonly lead: string;
  /** How a subject begins, the commoner ones first. */
  readonly acts: readonly string[];
}

const EVERYWHERE = (weight: number): Kind["weights"] => ({
  "trung ương": weight,
  tỉnh: weight,
  huyện: weight,
  xã: weight,
  "cơ sở": weight,
});

export const KINDS: readonly Kind[] = [
  {
    type: "cong-van",
    weights: { "trung ương": 45, tỉnh: 46, huyện: 46, xã: 38, "cơ sở": 22 },
    lead: "V/v",
    acts: [
      "triển khai",
      "tiếp tục",
      "phối hợp thực hiện",
      "đẩy mạnh",
      "đôn đốc",
      "báo cáo kết quả",
      "hướng dẫn",
      "tăng cường chỉ đạo",
      "đăng ký tham gia",
      "góp ý dự thảo kế hoạch",
      "lấy ý kiến về",
      "cung cấp số liệu về",
      "chuẩn bị nội dung kiểm tra",
      "cử người dự tập huấn về",
      "chấn chỉnh",
      "trả lời kiến nghị về",
      "đề nghị hỗ trợ kinh phí",
      "mời họp bàn về",
    ],
  },
  {
    type: "ke-hoach",
    weights: { "trung ương": 14, tỉnh: 22, huyện: 26, xã: 30, "cơ sở": 40 },
    lead: "",
    acts: ["Triển khai", "Thực hiện", "Tổ chức thực hiện", "Phối hợp", "Chuẩn bị", "Kiểm tra"],
  },
  {
    type: "huong-dan",
    weights: { "trung ương": 14, tỉnh: 8, huyện: 5, xã: 2, "cơ sở": 0 },
    lead: "",
    acts: ["Triển khai", "Thực hiện", "Nội dung", "Quy trình", "Một số nội dung về"],
  },
  {
    type: "thong-bao",
    weights: EVERYWHERE(6),
    lead: "",
    acts: [
      "Kết luận hội nghị về",
      "Phân công nhiệm vụ",
      "Kết quả",
      "Lịch kiểm tra",
      "Ý kiến chỉ đạo về",
      "Thời gian",
    ],
  },
  {
    type: "bao-cao",
    weights: { "trung ương": 3, tỉnh: 5, huyện: 7, xã: 10, "cơ sở": 18 },
    lead: "",
    acts: ["Kết quả", "Tình hình, kết quả", "Tiến độ", "Đánh giá", "Tổng hợp tình hình"],
  },
  {
    type: "quyet-dinh",
    weights: EVERYWHERE(6),
    lead: "Về việc",
    acts: [
      "thành lập Ban Chỉ đạo",
      "phê duyệt kinh phí",
      "khen thưởng thành tích trong",
      "kiện toàn Tổ công tác",
      "ban hành quy chế phối hợp",
      "thành lập Đoàn kiểm tra",
      "phân bổ chỉ tiêu",
    ],
  },
  {
    type: "to-trinh",
    weights: { "trung ương": 0, tỉnh: 2, huyện: 3, xã: 5, "cơ sở": 6 },
    lead: "Về việc",
    acts: ["đề nghị phê duyệt kinh phí", "xin chủ trương", "đề nghị khen thưởng", "đề nghị thẩm định hồ sơ"],
  },
  {
    type: "chuong-trinh",
    rare: true,
    weights: { "trung ương": 2, tỉnh: 3, huyện: 2, xã: 2, "cơ sở": 2 },
    lead: "",
    acts: ["Thực hiện", "Phối hợp", "Hành động"],
  },
  {
    type: "chi-thi",
    rare: true,
    weights: { "trung ương": 2, tỉnh: 3, huyện: 2, xã: 0, "cơ sở": 0 },
    systems: ["Đảng", "Nhà nước"],
    lead: "Về việc",
    acts: ["tăng cường lãnh đạo", "đẩy mạnh", "tổ chức", "nâng cao hiệu quả"],
  },
  {
    type: "nghi-quyet",
    rare: true,
    weights: { "trung ương": 0, tỉnh: 2, huyện: 2, xã: 2, "cơ sở": 0 },
    systems: ["Đảng", "Công đoàn"],
    lead: "Về",
    acts: ["lãnh đạo", "nâng cao hiệu quả", "đổi mới", "tăng cường"],
  },
  {
    type: "ket-luan",
    rare: true,
    weights: { "trung ương": 0, tỉnh: 2, huyện: 1, xã: 0, "cơ sở": 0 },
    systems: ["Đảng"],
    lead: "Về",
    acts: ["tiếp tục", "kết quả giám sát", "tình hình", "chủ trương"],
  },
  {
    type: "cong-dien",
    rare: true,
    weights: { "trung ương": 1, tỉnh: 1, huyện: 0, xã: 0, "cơ sở": 0 },
    systems: ["Nhà nước"],
    lead: "Về việc",
    acts: ["tập trung", "khẩn trương", "chủ động"],
  },
];

const kinds = new Map(KINDS.map((kind) => [kind.type, kind]));

export function kindOf(type: string): Kind {
  const kind = kinds.get(type);
  if (!kind) throw new Error(`no such type: ${type}`);
  return kind;
}

/** What an office writes most likely, `except` for types whose numbers are used up. */
export function drawKind(office: Office, random: Random, except: readonly string[]): Kind {
  const departments = office.organ.startsWith("s") && office.organ !== "snv";
  return random.weighted(KINDS, ({ type, weights, systems }) => {
    if (except.includes(type) || (systems && !systems.includes(office.system))) return 0;
    if (type === "chi-thi" && (departments || office.style === "state") && !office.organ.startsWith("ubnd"))
      return 0;
    if (type === "cong-dien" && office.organ !== "ubnd-tinh") return 0;
    if ((type === "nghi-quyet" || type === "ket-luan") && office.organ.startsWith("b")) return 0;
    return weights[office.level] ?? 0;
  });
}

/** What a directive of its own accord is about. A campaign's name is in all its own objects, so it takes no others. */
export function drawObject(topic: Topic, scene: Scene): string {
  const { random } = scene;
  const own = topic.campaign !== undefined || random.chance(0.55);
  return fill(own ? random.pickSkewed(topic.objects, 1.3) : random.pickSkewed(OBJECTS, 1.2), scene);
}

/** "huyện Gia Lâm", not a workplace. */
const isArea = (area: string): boolean =>
  /^(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu) /iu.test(area);

/** The object as an office below makes it its own: with its own place or people. */
export function narrowed(object: string, scene: Scene): string {
  const { random } = scene;
  if (!/ (?:tại|ở|qua|trên địa bàn) /u.test(object) && random.chance(0.75))
    return `${object} ${isArea(scene.area) && random.chance(0.6) ? "trên địa bàn" : "tại"} ${scene.area}`;
  if (!object.includes(" trong ") && random.chance(0.5)) return `${object} ${fill("trong {nhom}", scene)}`;
  return object;
}

/** Some more words where the object alone would be everybody's. */
function qualified(object: string, scene: Scene): string {
  const { random } = scene;
  let text = object;
  if (text.length < 70 && !/ (?:tại|ở|qua|trên địa bàn) /u.test(text) && random.chance(0.6))
    text +=
      random.chance(0.5) || !isArea(scene.area)
        ? ` tại ${random.pick(scene.places)}`
        : ` trên địa bàn ${scene.area}`;
  if (text.length < 90 && !/\d{4}|tháng \d|Tết|Ngày|Đại hội/u.test(text) && random.chance(0.55))
    text += ` ${fill(random.chance(0.6) ? "{ky}" : "năm {nam}", scene)}`;
  if (text.length < 70 && !/nhân (?:dịp|kỷ niệm|[Nn]gày)|Ngày|Tết/u.test(text) && random.chance(0.25))
    text += ` ${fill("{dip}", scene)}`;
  if (text.length < 120 && random.chance(0.62)) text += ` ${fill(random.pick(DETAILS), scene)}`;
  return text;
}

export function drawSubject(kind: Kind, object: string, scene: Scene): string {
  const act = scene.random.chance(kind.lead === "" ? 0.8 : 0.95)
    ? scene.random.pickSkewed(kind.acts, 1.7)
    : "";
  const text = `${act} ${qualified(object, scene)}`.trim();
  return kind.lead === "" ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

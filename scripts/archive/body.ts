/** Writes the text between the addressees and the signature, up to a wanted length. */
import { type Cited, printCitation } from "./cite.ts";
import type { Draft, Planned } from "./draft.ts";
import type { Random } from "./random.ts";
import { fill, type Scene } from "./template.ts";
import {
  ARRANGEMENTS,
  HEADINGS,
  PURPOSES,
  REQUIREMENTS,
  RESULTS,
  SHORTCOMINGS,
} from "./vocabulary/sentences.ts";
import { Writer, type WrittenDeadline } from "./writer.ts";

export interface Body {
  readonly paragraphs: readonly string[];
  readonly cited: readonly Cited[];
  /** Campaigns that the body names, the subject's own among them. */
  readonly campaigns: readonly string[];
  readonly deadlines: readonly WrittenDeadline[];
}

const LETTERS = new Set(["cong-van", "cong-dien"]);
const REPORTS = new Set(["bao-cao", "to-trinh"]);

/** A log-normal length in characters: half of all texts are shorter than some 3,000 (4 KB), the longest 60 KB. */
export const drawLength = (random: Random): number =>
  Math.min(45_000, Math.max(600, Math.round(2_350 * Math.exp(random.normal() * 0.75))));

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

/** "Thực hiện X; Y, Ban Thường vụ … yêu cầu …". */
function opening(writer: Writer, what: string): string {
  const { random } = writer.scene;
  const { office } = writer.draft;
  const self = office.level !== "trung ương" && random.chance(0.35) ? fullSelf(writer.draft) : office.self;
  const basis = writer.citeSome(random.chance(0.45) ? 2 : 1);
  if (basis === "") return `${capitalised(fill("{de-lam-gi}", writer.scene))}, ${self} ${what}`;
  const verb = random.pick([
    "Thực hiện",
    "Căn cứ",
    "Triển khai thực hiện",
    "Thi hành",
    "Thực hiện",
    "Tiếp theo",
  ]);
  const link = random.pick([", ", "; ", ". "]);
  return `${verb} ${basis}${link}${self} ${what}`;
}

/** "Ban Thường vụ Liên đoàn Lao động tỉnh Bình Thuận". */
function fullSelf({ office }: Draft): string {
  return office.area !== "" && office.self.endsWith(office.area.split(" ")[0] ?? " ")
    ? `${office.self.slice(0, office.self.lastIndexOf(" "))} ${office.area}`
    : office.self;
}

function letter(writer: Writer, length: number): void {
  const { scene, draft } = writer;
  const { random } = scene;
  const ask = random.pick(["đề nghị", "yêu cầu"]);
  const whom = random.pick(["các đơn vị", "các cấp, các ngành", draft.office.below[0] ?? "các đơn vị"]);
  writer.add(opening(writer, `${ask} ${lowered(whom)} triển khai thực hiện một số nội dung sau:`));
  const closing = `${random.pick(["Nhận được Công văn này", "Nhận được văn bản này", "Trên đây là một số nội dung cần tập trung"])}, ${ask} ${lowered(whom)} nghiêm túc triển khai thực hiện và ${writer.deadline()}${contact(draft, random)}./.`;
  writer.tasks(length - closing.length, (n) => `${n}. `);
  writer.add(closing);
}

function plan(writer: Writer, length: number): void {
  const { scene, draft } = writer;
  const { random } = scene;
  const type = draft.typeName.toLowerCase();
  writer.add(
    opening(
      writer,
      `${draft.type === "ke-hoach" ? "xây dựng kế hoạch" : `ban hành ${type}`} với những nội dung cụ thể như sau:`,
    ),
  );
  let part = 0;
  const heading = (text: string): void => writer.add(`${ROMAN[part++] ?? part}. ${text}`);
  heading("MỤC ĐÍCH, YÊU CẦU");
  writer.add("1. Mục đích");
  writer.list(PURPOSES, random.int(1, 3));
  writer.add("2. Yêu cầu");
  writer.list(REQUIREMENTS, random.int(1, 3));
  heading(random.pick(["NỘI DUNG", "NỘI DUNG THỰC HIỆN", "NHIỆM VỤ, GIẢI PHÁP"]));
  const sections = Math.max(1, Math.round(length / 4_500));
  const step = (length * 0.88 - writer.length) / sections;
  for (let section = 1; section <= sections; section++) {
    if (sections > 1) writer.add(`${section}. ${capitalised(fill(random.pick(HEADINGS), scene))}`);
    const until = writer.length + step;
    if (section === sections) writer.tasks(until, (n) => (sections > 1 ? `${section}.${n}. ` : `${n}. `));
    else
      while (writer.length < until)
        writer.add(`- ${random.chance(0.2) ? (writer.citingTask() ?? writer.task()) : writer.task()}`);
  }
  heading("TỔ CHỨC THỰC HIỆN");
  writer.list(ARRANGEMENTS, random.int(2, 4));
  writer.add(
    `Trên đây là ${type} ${lowered(draft.subject)}; đề nghị các đơn vị triển khai thực hiện và ${writer.deadline()}${contact(draft, random)}./.`,
  );
  for (const campaign of draft.campaigns) writer.campaigns.add(campaign);
}

function decision(writer: Writer, length: number): void {
  const { scene, draft } = writer;
  const { office } = draft;
  writer.add(office.self.toUpperCase());
  for (let text = writer.cite(); text !== null; text = writer.cite()) writer.add(`Căn cứ ${text};`);
  writer.add(`Xét đề nghị của ${fill("{bo-phan}", scene)},`);
  writer.add("QUYẾT ĐỊNH:");
  writer.add(`Điều 1. ${capitalised(draft.subject)}, gồm các nội dung sau:`);
  for (let n = 1; writer.length < length * 0.8 || n <= 2; n++) writer.add(`${n}. ${writer.task()}`);
  writer.add(`Điều 2. ${writer.sentence(ARRANGEMENTS)}`);
  writer.add(
    `Điều 3. ${fill("{bo-phan}", scene)} và các đơn vị, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./.`,
  );
  for (const campaign of draft.campaigns) writer.campaigns.add(campaign);
}

function report(writer: Writer, length: number): void {
  const { scene, draft } = writer;
  const { random } = scene;
  writer.add(opening(writer, `báo cáo ${draft.office.parent ?? "cấp trên"} một số nội dung như sau:`));
  writer.add("I. KẾT QUẢ ĐẠT ĐƯỢC");
  for (let n = 1; writer.length < length * 0.65 || n <= 2; n++) {
    const citing = random.chance(0.35) ? writer.citingTask() : null;
    writer.add(`${n}. ${citing ?? `${writer.sentence(RESULTS)} ${writer.sentence(RESULTS)}`}`);
  }
  writer.add("II. TỒN TẠI, HẠN CHẾ");
  writer.list(SHORTCOMINGS, random.int(2, 3));
  writer.add("III. PHƯƠNG HƯỚNG, NHIỆM VỤ");
  writer.tasks(length * 0.95, (n) => `${n}. `);
  writer.add(
    `Trên đây là ${draft.typeName.toLowerCase()} của ${fullSelf(draft)}, kính ${draft.type === "to-trinh" ? "trình xem xét, quyết định" : "báo cáo"}./.`,
  );
}

const lowered = (text: string): string =>
  /^(?:Các|Toàn|Trưởng|Phòng|Về|Triển|Thực|Tổ chức|Phối|Chuẩn|Kiểm|Kết|Tình|Tiến|Đánh|Tổng hợp|Một|Nội|Quy trình|Phân|Lịch|Ý|Thời|Hành) ?/u.test(
    text,
  )
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;

/** "(qua Ban Tuyên giáo, email: …)" of offices whose province has a host name. */
function contact({ office, visit }: Draft, random: Random): string {
  const [host] = visit.province.hosts;
  if (office.province === null || host === undefined || visit.merged || !random.chance(0.22)) return "";
  const mailbox = random.pick(["vanphong", "bantg", "vanthu", "tonghop"]);
  const domain = office.system === "Công đoàn" ? `ldld.${host}.gov.vn` : `${host}.gov.vn`;
  return ` (email: ${mailbox}@${domain})`;
}

export function writeBody({ draft, references }: Planned, scene: Scene): Body {
  const { random } = scene;
  const citations = references.map((reference) => printCitation(reference, random));
  const writer = new Writer(scene, draft, citations);
  const length = drawLength(random);
  if (LETTERS.has(draft.type)) letter(writer, length);
  else if (REPORTS.has(draft.type)) report(writer, length);
  else if (draft.type === "quyet-dinh" || draft.type === "quy-dinh") decision(writer, length);
  else plan(writer, length);
  const { paragraphs, cited, campaigns, deadlines } = writer;
  return { paragraphs, cited, campaigns: [...campaigns], deadlines };
}

/** Collects the paragraphs of one text with what they cite, name and ask for. */
import { addDays } from "./calendar.ts";
import type { Cited, PrintedCitation } from "./cite.ts";
import type { Draft } from "./draft.ts";
import { fill, type Scene } from "./template.ts";
import { CAMPAIGN_TOPICS, MENTIONS } from "./vocabulary/campaigns.ts";
import { TASKS } from "./vocabulary/sentences.ts";

export interface WrittenDeadline {
  /** `yyyy-mm-dd`, or `mm-dd` where it comes back every year. */
  readonly before: string;
  readonly printed: string;
}

const day = (iso: string): string => iso.split("-").reverse().join("/");

export class Writer {
  readonly paragraphs: string[] = [];
  readonly cited: Cited[] = [];
  readonly campaigns = new Set<string>();
  readonly deadlines: WrittenDeadline[] = [];
  length = 0;
  #last: string[] = [];

  constructor(
    readonly scene: Scene,
    readonly draft: Draft,
    readonly citations: PrintedCitation[],
  ) {}

  add(paragraph: string): void {
    this.paragraphs.push(paragraph);
    this.length += paragraph.length + 1;
  }

  /** A sentence of a list that was not used just before. */
  sentence(list: readonly string[]): string {
    const { random } = this.scene;
    let template = random.pickSkewed(list, 1.35);
    for (let i = 0; i < 3 && this.#last.includes(template); i++) template = random.pick(list);
    this.#last = [template, ...this.#last.slice(0, 9)];
    return fill(template, this.scene);
  }

  /** The next citation's text, noted as printed. */
  cite(): string | null {
    const next = this.citations.shift();
    if (!next) return null;
    for (const cited of next.cited)
      if (
        !this.cited.some(
          ({ number, reference }) => number === cited.number && same(reference, cited.reference),
        )
      )
        this.cited.push(cited);
    for (const campaign of next.campaigns) this.campaigns.add(campaign);
    return next.text;
  }

  /** Up to `count` citations in a row. */
  citeSome(count: number): string {
    const texts: string[] = [];
    for (let i = 0; i < count; i++) {
      const text = this.cite();
      if (text !== null) texts.push(text);
    }
    return texts.join("; ");
  }

  task(): string {
    const { random } = this.scene;
    const count = random.int(1, 3);
    const sentences: string[] = [];
    for (let i = 0; i < count; i++) sentences.push(this.sentence(TASKS));
    return sentences.join(" ");
  }

  /** A task that asks to carry out what is still to be cited. */
  citingTask(): string | null {
    const { random } = this.scene;
    if (this.citations.length === 0) return null;
    const how = random.pick([
      "Tiếp tục quán triệt, tổ chức thực hiện nghiêm túc ",
      "Tuyên truyền sâu rộng nội dung ",
      "Gắn với việc thực hiện ",
      "Thực hiện có hiệu quả ",
      "Chủ động triển khai các nội dung của ",
    ]);
    const text = `${how}${this.citeSome(random.int(1, 3))}`;
    return random.chance(0.5) ? `${text}, ${fill("{de-lam-gi}", this.scene)}.` : `${text}.`;
  }

  /** By chance a sentence that names a campaign which this letter is not about. */
  mention(): string | null {
    const { random, year, month } = this.scene;
    if (!random.chance(0.085)) return null;
    const { system } = this.draft.office;
    const mention = random.pick(MENTIONS);
    const topic = CAMPAIGN_TOPICS.find(({ id }) => id === mention.campaign);
    if (!topic?.systems.includes(system) || topic.weight(year, month) === 0) return null;
    this.campaigns.add(mention.campaign);
    return fill(mention.text, this.scene);
  }

  /** When and to whom to report, with the dates noted. */
  deadline(): string {
    const { random } = this.scene;
    const { office, issuedOn } = this.draft;
    const to = office.name;
    const kind = random.next();
    if (kind < 0.55) {
      const before = addDays(issuedOn, random.int(8, 75));
      const printed = random.chance(0.7) ? day(before) : day(before).replace(/^0/u, "").replace("/0", "/");
      this.deadlines.push({ before, printed });
      return random.pick([
        `báo cáo kết quả về ${to} trước ngày ${printed}`,
        `gửi báo cáo về ${to} trước ngày ${printed} để tổng hợp`,
        `gửi danh sách đăng ký về ${to} chậm nhất ngày ${printed}`,
      ]);
    }
    if (kind < 0.8) {
      const half = random.pick(["05/6", "10/6", "15/6"]);
      const year = random.pick(["05/12", "10/12", "15/11"]);
      for (const printed of [half, year])
        this.deadlines.push({
          before: printed
            .split("/")
            .reverse()
            .map((n) => n.padStart(2, "0"))
            .join("-"),
          printed,
        });
      return `báo cáo kết quả định kỳ 6 tháng trước ngày ${half} và báo cáo năm trước ngày ${year} về ${to}`;
    }
    return `báo cáo kết quả về ${to} theo quy định`;
  }

  /** Numbered tasks to about `until` characters, all citations used up. */
  tasks(until: number, mark: (n: number) => string): void {
    const { random } = this.scene;
    for (let n = 1; n <= 2 || this.length < until || this.citations.length > 0; n++) {
      const citing = random.chance(n === 1 ? 0.5 : 0.45) || this.length > until ? this.citingTask() : null;
      const rest = citing && this.length > until ? "" : ` ${this.task()}`;
      this.add(`${mark(n)}${`${citing ?? ""}${rest}`.trim()}`);
      if (this.length < until * 0.7 && random.chance(0.3))
        for (let i = random.int(2, 4); i > 0; i--) this.add(`- ${this.sentence(TASKS)}`);
    }
    const mention = this.mention();
    if (mention !== null) this.add(`- ${mention}`);
  }

  list(sentences: readonly string[], count: number): void {
    for (let i = 0; i < count; i++) this.add(`- ${this.sentence(sentences)}`);
  }
}

const same = (a: Cited["reference"], b: Cited["reference"]): boolean => keyOf(a) === keyOf(b);
const keyOf = (reference: Cited["reference"]): unknown =>
  reference.kind === "central" ? reference.citation.row : (reference.draft.central?.row ?? reference.draft);

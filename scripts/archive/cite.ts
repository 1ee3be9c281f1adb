/** Prints a citation as letters do: in full, without its title, without its date, with a stray blank. */
import type { CentralCitation } from "./central.ts";
import type { Draft, Reference } from "./draft.ts";
import type { Random } from "./random.ts";

/** One directive that a text cites, as it is printed there. */
export interface Cited {
  readonly number: string;
  readonly printed: string;
  readonly reference: Reference;
}

export interface PrintedCitation {
  readonly text: string;
  /** The directive itself, then those that its title names. */
  readonly cited: readonly Cited[];
  /** Campaigns whose names the printed title carries. */
  readonly campaigns: readonly string[];
}

/** How titles may follow the issuer without another word. */
const TITLE_VERB = /^(?:về|ban hành|quy định|phê duyệt|hướng dẫn|sửa đổi) /u;

/** A number with the stray blanks and dashes that typists leave; most are clean. */
function typed(number: string, random: Random): string {
  if (random.chance(0.96)) return number;
  const spoiled = [
    () => number.replace(/^(\d+)-/u, "$1- "),
    () => number.replace("/", " /"),
    () => number.replace(/^(\d+)-/u, "$1 - "),
    () => number.replace(/^(\d+)-/u, "$1 –"),
  ];
  return random.pick(spoiled)();
}

function printedDay(day: string, random: Random): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const kind = random.next();
  const d = Number(date);
  const m = Number(month);
  if (kind < 0.6) return `${date}/${m < 3 && random.chance(0.5) ? month : m}/${year}`;
  if (kind < 0.9) return `${d}/${m}/${year}`;
  return `${date} tháng ${m < 3 ? month : m} năm ${year}`;
}

function centralIssuer({ row }: CentralCitation, random: Random): string {
  if (row.issuer === "Ban Bí thư" && random.chance(0.3)) return "Ban Bí thư Trung ương Đảng";
  if (row.issuer === "Ban Chấp hành Trung ương" && random.chance(0.4)) return "Ban Chấp hành Trung ương Đảng";
  return row.issuer;
}

function central(citation: CentralCitation, reference: Reference, random: Random): PrintedCitation {
  const { row, title, reused, nested } = citation;
  const number = typed(row.number, random);
  const cited: Cited = { number: row.number, printed: number, reference };
  if (row.type === "Luật" || row.type === "Bộ luật") {
    const day = random.chance(0.4) ? ` ngày ${printedDay(row.date, random)}` : "";
    return { text: `${title ?? row.type} số ${number}${day}`, cited: [cited], campaigns: [] };
  }
  const kind = random.next();
  const dated = reused || kind < 0.8;
  let text = `${row.type} ${kind < 0.9 ? "số " : ""}${number}`;
  if (dated) {
    text += `${random.chance(0.35) ? "," : ""} ngày ${printedDay(row.date, random)}`;
    text += ` của ${centralIssuer(citation, random)}`;
    if (row.term !== undefined && random.chance(0.25)) text += ` (khóa ${row.term})`;
  }
  if (title === null || !random.chance(dated ? 0.65 : 0.3)) return { text, cited: [cited], campaigns: [] };
  const words = TITLE_VERB.test(title) ? title : `về ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  text += words.includes("“") || random.chance(0.75) ? ` ${words}` : ` “${words}”`;
  return {
    text,
    cited: [
      cited,
      ...nested.map(
        (inner): Cited => ({
          number: inner.row.number,
          printed: inner.row.number,
          reference: { kind: "central", citation: inner },
        }),
      ),
    ],
    campaigns: [],
  };
}

function fromArchive(draft: Draft, reference: Reference, random: Random): PrintedCitation {
  const number = typed(draft.number, random);
  const cited: Cited = { number: draft.number, printed: number, reference };
  const named = random.chance(0.55) ? draft.office.self : draft.office.name;
  let text = `${draft.typeName} số ${number}${random.chance(0.3) ? "," : ""} ngày ${printedDay(draft.issuedOn, random)} của ${named}`;
  if (!random.chance(0.6)) return { text, cited: [cited], campaigns: [] };
  const { subject } = draft;
  text += ` về ${random.chance(0.6) ? "việc " : ""}${subject.charAt(0).toLowerCase()}${subject.slice(1)}`;
  return { text, cited: [cited], campaigns: draft.campaigns };
}

/** One citation in one of its printed forms. */
export function printCitation(reference: Reference, random: Random): PrintedCitation {
  if (reference.kind === "central") return central(reference.citation, reference, random);
  const { draft } = reference;
  return draft.central ? central(draft.central, reference, random) : fromArchive(draft, reference, random);
}

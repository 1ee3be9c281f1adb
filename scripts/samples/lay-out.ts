import { type Block, type Line, parseBody, wrapText } from "./blocks.ts";
import type { Letter } from "./letter.ts";

const NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO = "Độc lập - Tự do - Hạnh phúc";
const PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM";

/** Types that carry their name on a line of their own; a công văn has its V/v under the number instead. */
const hasTypeLine = (letter: Letter): boolean => letter.type !== null && letter.type !== "Công văn";

/** Lay a letter out in its header shape: header, title, addressees, body, closing. */
export function layOut(letter: Letter): Block[] {
  return [
    ...header(letter),
    ...title(letter),
    ...addressees(letter),
    ...parseBody(letter.body.split("\n\n=== PHỤ LỤC\n\n")[0] ?? ""),
    ...closing(letter),
    ...annex(letter),
  ];
}

/** What stands left in a two-column header: organs, number, V/v. */
function leftColumn(letter: Letter): Line[] {
  const lines: Line[] = letter.organs.map((organ, index) => ({
    text: organ,
    bold: index === letter.organs.length - 1,
    align: "center",
  }));
  if (letter.style === "party") lines.push({ text: "*", align: "center" });
  lines.push({ text: numberLine(letter), align: "center" });
  if (!hasTypeLine(letter)) lines.push(...subjectLines(letter, 34));
  return lines.filter((line) => line.text !== "");
}

function rightColumn(letter: Letter): Line[] {
  const dateline: Line = { text: dateLine(letter), italic: true, align: "center" };
  const motto: Line[] =
    letter.style === "party"
      ? [{ text: PARTY, bold: true, align: "center" }]
      : [
          { text: NATION, bold: true, align: "center" },
          { text: MOTTO, bold: true, align: "center" },
        ];
  return [...motto, dateline].filter((line) => line.text !== "");
}

function header(letter: Letter): Block[] {
  const left = leftColumn(letter);
  const right = rightColumn(letter);
  const number: Line = { text: numberLine(letter) };
  switch (letter.shape) {
    case "table":
    case "markdown-table":
      return [{ kind: "columns", left, right }, { kind: "gap" }];
    case "one-column": {
      const organs = left.slice(0, letter.organs.length);
      const subject = hasTypeLine(letter) ? [] : subjectLines(letter, 60);
      const [dateline] = right.slice(-1);
      const block = [
        ...right.slice(0, -1),
        ...organs,
        { ...number, align: "center" as const },
        dateline!,
        ...subject,
      ];
      return [...block.map(toBlock), { kind: "gap" }];
    }
    case "flattened":
      return [...[...left, ...right].map((line) => toBlock({ ...line, align: "left" })), { kind: "gap" }];
    case "rows": {
      const rows: Block[] = [];
      for (let i = 0; i < Math.max(left.length, right.length); i++) {
        for (const line of [left[i], right[i]]) if (line) rows.push(toBlock({ ...line, align: "left" }));
      }
      return [...rows, { kind: "gap" }];
    }
    case "none": {
      const subject = hasTypeLine(letter) ? [] : subjectLines(letter, 52);
      const lines = [number, { text: dateLine(letter), italic: true }, ...subject];
      const blocks = lines.filter((line) => line.text !== "").map(toBlock);
      return blocks.length > 0 ? [...blocks, { kind: "gap" }] : [];
    }
    case "bare":
    case "article":
      return [];
    default:
      return letter.shape satisfies never;
  }
}

function title(letter: Letter): Block[] {
  if (!hasTypeLine(letter) || letter.shape === "bare" || letter.shape === "article") return [];
  const lines: Line[] = [
    { text: (letter.type ?? "").toUpperCase(), bold: true, align: "center" },
    ...subjectLines(letter, 62).map((line) => ({
      ...line,
      bold: true,
      italic: false,
      align: "center" as const,
    })),
  ];
  if (letter.style === "party") lines.push({ text: "-----", align: "center" });
  return [...lines.map(toBlock), { kind: "gap" }];
}

function subjectLines(letter: Letter, width: number): Line[] {
  if (letter.subject === null) return [];
  const lead = letter.subjectLead ?? (hasTypeLine(letter) ? "" : "V/v");
  const text = `${lead} ${letter.subject}`.trim();
  return wrapText(letter.caps === undefined ? text : text.toUpperCase(), width).map((line) => ({
    text: line,
    italic: true,
    align: "center",
  }));
}

function addressees(letter: Letter): Block[] {
  const [first, ...more] = letter.addressees;
  if (first === undefined) return [];
  if (more.length === 0) {
    return [toBlock({ text: `Kính gửi: ${first}.`, align: "center" }), { kind: "gap" }];
  }
  const items = letter.addressees.map((name, index) =>
    toBlock({ text: `- ${name}${index < more.length ? ";" : "."}` }),
  );
  return [toBlock({ text: "Kính gửi:" }), ...items, { kind: "gap" }];
}

function closing(letter: Letter): Block[] {
  if (letter.recipients.length === 0 && letter.signName === undefined) return [];
  const recipients: Line[] =
    letter.recipients.length === 0
      ? []
      : [
          { text: "Nơi nhận:", bold: true, italic: true },
          ...letter.recipients.map((name, index) => ({
            text: `- ${name}${index < letter.recipients.length - 1 ? ";" : "."}`,
          })),
        ];
  const signature: Line[] = (letter.signForm?.split(" / ") ?? []).map(centredBold);
  if (letter.signPosition) signature.push(centredBold(letter.signPosition.toUpperCase()));
  if (letter.signName) signature.push({ text: "" }, { text: "" }, centredBold(letter.signName));
  const gap: Block = { kind: "gap" };
  if (letter.shape === "table" || letter.shape === "markdown-table") {
    return [gap, { kind: "columns", left: recipients, right: signature }];
  }
  return [gap, ...recipients.map(toBlock), gap, ...signature.filter((line) => line.text !== "").map(toBlock)];
}

const centredBold = (text: string): Line => ({ text, bold: true, align: "center" });

function annex(letter: Letter): Block[] {
  const [, ...annexes] = letter.body.split("\n\n=== PHỤ LỤC\n\n");
  return annexes.flatMap((text): Block[] => [{ kind: "pageBreak" }, ...parseBody(text)]);
}

function numberLine(letter: Letter): string {
  if (letter.numberLine !== undefined) return letter.numberLine;
  if (letter.number === null) return "";
  return letter.style === "party" ? `Số ${letter.number}` : `Số: ${letter.number}`;
}

/** "Bình Thuận, ngày 24 tháng 02 năm 2017": days to 9 and the months 1 and 2 carry a zero by rule. */
export function dateLine(letter: Letter): string {
  if (letter.dateLine !== undefined) return letter.dateLine;
  if (letter.date === null || letter.place === null) return "";
  const [year = "", month = "", day = ""] = letter.date.split("-");
  const printedMonth = Number(month) <= 2 ? month : String(Number(month));
  return `${letter.place}, ngày ${day} tháng ${printedMonth} năm ${year}`;
}

function toBlock(line: Line): Block {
  const { text, bold, italic, align } = line;
  return {
    kind: "line",
    align: align ?? "left",
    runs: [{ text, ...(bold && { bold }), ...(italic && { italic }) }],
  };
}

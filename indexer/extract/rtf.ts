/**
 * The text of an RTF file (Rich Text Format 1.9): paragraphs, table cells, footnotes and numbering.
 *
 * Characters above ASCII come out as Windows-1252 where their font is a Vietnamese font of before Unicode (.VnTime,
 * VNI-Times), whatever code page the file names: such text is decoded later, by its syllables.
 */
import { type ExtractedText, type Extractor, RTF } from "./extractor.ts";
import { createFlow, type Flow } from "./flow.ts";

export const rtfExtractor: Extractor = {
  name: "rtf",
  mediaTypes: [RTF],
  // Pictures stand in it as digits.
  maxBytes: 100_000_000,
  async extract(bytes): Promise<ExtractedText> {
    const text = readRtf(bytes);
    return { mediaType: RTF, extractor: "rtf", pages: 1, text, warnings: [] };
  },
};

/** Destinations whose text is not the document's. */
const SKIPPED = new Set(
  (
    "fonttbl colortbl stylesheet info pict object objdata header headerl headerr headerf footer footerl footerr " +
    "footerf fldinst listtable listoverridetable revtbl rsidtbl generator filetbl nonshppict themedata " +
    "colorschememapping latentstyles datastore xmlnstbl mmathPr bkmkstart bkmkend annotation atnid atnauthor " +
    "template passwordhash private tc xe shprslt"
  ).split(" "),
);

/** Destinations whose text comes behind the rest: notes and text boxes. */
const ASIDE: ReadonlySet<string> = new Set(["footnote", "shptxt"]);

/** Control words that stand for characters. */
const CHARACTERS: Record<string, string> = {
  line: "\n",
  tab: "\t",
  emdash: "—",
  endash: "–",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
  bullet: "•",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
};

/** Control words that end something. */
const ENDS: Readonly<Record<string, (flow: Flow, inTable: boolean) => void>> = {
  par: (flow, inTable) => flow.endParagraph(inTable),
  sect: (flow) => flow.endParagraph(false),
  page: (flow, inTable) => flow.endParagraph(inTable),
  cell: (flow) => flow.endCell(),
  row: (flow) => flow.endRow(),
  // A table within a cell is read as the cell's lines.
  nestcell: (flow) => flow.write("\t"),
  nestrow: (flow) => flow.endParagraph(true),
};

/** Windows code pages by a font's \fcharset; what is missing reads as Windows-1252. */
const CHARSETS: Record<number, string> = {
  161: "windows-1253",
  162: "windows-1254",
  163: "windows-1258",
  204: "windows-1251",
  238: "windows-1250",
};

interface State {
  skip: boolean;
  inTable: boolean;
  flow: Flow;
  /** Bytes of the fallback that follow a \u. */
  fallback: number;
  font: number;
}

interface Font {
  name: string;
  charset: number;
}

/** One step of the file: a brace, a control word or symbol, or a run of plain characters. */
const STEP = /([{}])|\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))|([^\\{}]+)/y;

/** Reads a whole file; throws nothing: a damaged file gives the text up to the damage. */
export function readRtf(bytes: Uint8Array): string {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const fonts = readFonts(source);
  const decoders = new Map<number, (byte: number) => string>();
  const stack: State[] = [];
  const plainFont = defaultFont(source);
  const body = createFlow();
  // Notes would stand inside the sentences that they belong to.
  const aside = createFlow();
  let state: State = { skip: false, inTable: false, flow: body, fallback: 1, font: plainFont };
  /** Bytes still to come that repeat a \\u for old readers. */
  let pending = 0;
  const write = (text: string) => {
    if (!state.skip) state.flow.write(text);
  };

  function control(word: string, value: number | undefined): void {
    if (word === "u") {
      write(String.fromCharCode((value ?? 0) & 0xffff));
      pending = state.fallback;
    } else if (word === "uc") state.fallback = Math.max(0, value ?? 1);
    else if (word === "f") state.font = value ?? state.font;
    else if (word === "plain") state.font = plainFont;
    else if (word === "intbl") state.inTable = true;
    else if (word === "pard") state.inTable = false;
    else if (ASIDE.has(word)) Object.assign(state, { skip: false, inTable: false, flow: aside });
    else if (SKIPPED.has(word) || (word === "deleted" && value !== 0)) state.skip = true;
    else if (CHARACTERS[word] !== undefined) write(CHARACTERS[word]);
    else if (!state.skip) ENDS[word]?.(state.flow, state.inTable);
  }
  function close(): void {
    const { flow } = state;
    state = stack.pop() ?? state;
    if (flow !== state.flow) flow.endParagraph(false);
  }
  function symbol(sign: string): void {
    if (sign === "*") state.skip = true;
    else if (sign === "~") write("\u00a0");
    else if (sign === "-") write("\u00ad");
    else if (sign === "_") write("-");
    else if (sign === "\n" || sign === "\r") control("par", undefined);
    else if ("{}\\".includes(sign)) write(sign);
  }

  const step = new RegExp(STEP.source, "y");
  for (let at = 0; at < source.length; ) {
    step.lastIndex = at;
    const found = step.exec(source);
    if (found === null) {
      at += 1;
      continue;
    }
    at = step.lastIndex;
    const [, brace, word, argument, hex, sign, plain] = found;
    if (brace === "{") stack.push({ ...state });
    else if (brace === "}") close();
    else if (word !== undefined) {
      const value = argument === undefined ? undefined : Number(argument);
      if (word === "bin") at += Math.max(0, value ?? 0);
      else control(word, value);
    } else if (hex !== undefined) {
      if (pending > 0) pending -= 1;
      else write(inFont(decoderOf(fonts, decoders, state.font)(Number.parseInt(hex, 16)), fonts, state.font));
    } else if (sign !== undefined) symbol(sign);
    else if (plain !== undefined) {
      const text = plain.replace(/[\r\n]/g, "");
      const taken = Math.min(pending, text.length);
      pending -= taken;
      write(inFont(text.slice(taken), fonts, state.font));
    }
    if (brace !== undefined) pending = 0;
  }
  return [body.end(), aside.end()].filter((text) => text !== "").join("\n\n");
}

/** The fonts that end in H show small letters as capitals: their ASCII letters are capitals, then. */
function inFont(text: string, fonts: Map<number, Font>, font: number): string {
  const name = fonts.get(font)?.name ?? "";
  return /^\.?Vn.*H\b/.test(name) ? text.replace(/[a-z]+/g, (run) => run.toUpperCase()) : text;
}

function decoderOf(
  fonts: Map<number, Font>,
  made: Map<number, (byte: number) => string>,
  font: number,
): (byte: number) => string {
  const known = made.get(font);
  if (known !== undefined) return known;
  const { name, charset } = fonts.get(font) ?? { name: "", charset: 0 };
  const codePage = /^(?:\.?Vn|VNI)/.test(name) ? undefined : CHARSETS[charset];
  const decoder = codePage === undefined ? undefined : new TextDecoder(codePage);
  const decode = (byte: number) =>
    decoder === undefined ? String.fromCharCode(byte) : decoder.decode(Uint8Array.of(byte));
  made.set(font, decode);
  return decode;
}

function defaultFont(source: string): number {
  return Number(/\\deff(\d{1,6})/.exec(source.slice(0, 1000))?.[1] ?? 0);
}

/** The font table: number, character set and name of each font. */
function readFonts(source: string): Map<number, Font> {
  const fonts = new Map<number, Font>();
  const from = source.indexOf("{\\fonttbl");
  if (from < 0) return fonts;
  const table = source.slice(from, endOfGroup(source, from));
  for (const entry of table.split(/\{?\\f(?=\d)/).slice(1)) {
    const number = Number.parseInt(entry, 10);
    const charset = Number(/\\fcharset(\d{1,3})/.exec(entry)?.[1] ?? 0);
    const name = entry
      .replace(/\{[^{}]*\}/g, "")
      .replace(/^\d+/, "")
      .replace(/\\[a-z]+-?\d* ?/g, "")
      .split(";")[0];
    fonts.set(number, { name: (name ?? "").trim(), charset });
  }
  return fonts;
}

function endOfGroup(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === "\\") at++;
    else if (char === "{") depth++;
    else if (char === "}" && --depth === 0) return at + 1;
  }
  return source.length;
}

/**
 * Word numbers paragraphs by itself: "Điều 2.", "a)", "III." stand nowhere in the text. A reader of the letter sees
 * them, so they are written in front of the paragraphs, counted as Word counts (ECMA-376 part 1, 17.9): per
 * list, going on after paragraphs in between, lower levels beginning anew.
 */

interface Level {
  readonly start: number;
  readonly format: string;
  /** "%1.%2": the numbers of this and the higher levels. */
  readonly text: string;
}

export interface Numbering {
  /** numId → list. */
  readonly lists: ReadonlyMap<string, List>;
  /** Paragraph style → its numId and level. */
  readonly styles: ReadonlyMap<string, { readonly numId: string; readonly level: number }>;
}

interface List {
  /** Lists of one definition count together. */
  readonly definition: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels at which this list begins anew. */
  readonly restarts: ReadonlyMap<number, number>;
}

/** @param numbering, styles the XML of word/numbering.xml and word/styles.xml. */
export function readNumbering(numbering: string, styles: string): Numbering {
  const definitions = new Map(
    elements(numbering, "w:abstractNum").map((xml) => [
      attribute(xml, "w:abstractNumId") ?? "",
      readLevels(xml),
    ]),
  );
  const lists = new Map<string, List>();
  for (const xml of elements(numbering, "w:num")) {
    const definition = value(xml, "w:abstractNumId") ?? "";
    const restarts = new Map<number, number>();
    const levels = new Map(definitions.get(definition));
    for (const override of elements(xml, "w:lvlOverride")) {
      const level = Number(attribute(override, "w:ilvl") ?? 0);
      const start = value(override, "w:startOverride");
      if (start !== null) restarts.set(level, Number(start));
      for (const [at, own] of readLevels(override)) levels.set(at, own);
    }
    lists.set(attribute(xml, "w:numId") ?? "", { definition, levels, restarts });
  }
  return { lists, styles: readStyles(styles) };
}

function readLevels(xml: string): Map<number, Level> {
  return new Map(
    elements(xml, "w:lvl").map((level) => [
      Number(attribute(level, "w:ilvl") ?? 0),
      {
        start: Number(value(level, "w:start") ?? 1),
        format: value(level, "w:numFmt") ?? "decimal",
        text: value(level, "w:lvlText") ?? "",
      },
    ]),
  );
}

function readStyles(xml: string): Numbering["styles"] {
  const found = new Map<string, { numId: string; level: number }>();
  const basedOn = new Map<string, string>();
  for (const style of elements(xml, "w:style")) {
    const id = attribute(style, "w:styleId") ?? "";
    const base = value(style, "w:basedOn");
    if (base !== null) basedOn.set(id, base);
    const numId = value(style, "w:numId");
    if (numId !== null) found.set(id, { numId, level: Number(value(style, "w:ilvl") ?? 0) });
  }
  for (const id of basedOn.keys()) {
    // A style inherits the numbering of those that it is based on; a circle of styles ends by its length.
    let base = basedOn.get(id);
    for (let steps = 0; base !== undefined && !found.has(id) && steps < 20; steps += 1) {
      const inherited = found.get(base);
      if (inherited) found.set(id, inherited);
      base = basedOn.get(base);
    }
  }
  return found;
}

/** The document's XML with each automatic number as text in front of its paragraph. */
export function writeNumbers(document: string, numbering: Numbering): string {
  const xml = withoutChanges(document);
  const count = createCounter(numbering);
  const END = "</w:pPr>";
  let written = "";
  let from = 0;
  for (let at = xml.indexOf("<w:pPr>"); at >= 0; at = xml.indexOf("<w:pPr>", from)) {
    const end = xml.indexOf(END, at);
    if (end < 0) break;
    const label = count(xml.slice(at, end));
    written += xml.slice(from, end + END.length);
    if (label !== "") written += `<w:r><w:t xml:space="preserve">${toXml(label)} </w:t></w:r>`;
    from = end + END.length;
  }
  return written + xml.slice(from);
}

/** Properties as they were before a tracked change are no properties of the paragraph. */
function withoutChanges(xml: string): string {
  const OPEN = "<w:pPrChange";
  const CLOSE = "</w:pPrChange>";
  let kept = "";
  let from = 0;
  for (let at = xml.indexOf(OPEN); at >= 0; at = xml.indexOf(OPEN, from)) {
    const end = xml.indexOf(CLOSE, at);
    if (end < 0) break;
    kept += xml.slice(from, at);
    from = end + CLOSE.length;
  }
  return kept + xml.slice(from);
}

function createCounter({ lists, styles }: Numbering): (properties: string) => string {
  /** Definition → the last number of each level. */
  const counts = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return (properties) => {
    const style = value(properties, "w:pStyle");
    const inherited = style === null ? undefined : styles.get(style);
    const numId = value(properties, "w:numId") ?? inherited?.numId;
    const at = Number(value(properties, "w:ilvl") ?? inherited?.level ?? 0);
    const list = numId === undefined ? undefined : lists.get(numId);
    const level = list?.levels.get(at);
    if (!list || !level) return "";
    const numbers = counts.get(list.definition) ?? new Map<number, number>();
    counts.set(list.definition, numbers);
    const restart = list.restarts.get(at);
    const first = restart !== undefined && !begun.has(`${numId}/${at}`);
    begun.add(`${numId}/${at}`);
    const last = first ? undefined : numbers.get(at);
    numbers.set(at, last === undefined ? (restart ?? level.start) : last + 1);
    for (const deeper of [...numbers.keys()].filter((other) => other > at)) numbers.delete(deeper);
    if (level.format === "bullet") return "-";
    return level.text.replace(/%(\d)/gu, (_, digit: string) => {
      const other = Number(digit) - 1;
      const { format, start } = list.levels.get(other) ?? level;
      return formatNumber(numbers.get(other) ?? start, format);
    });
  };
}

/** Numbers as Word formats them; a format that we do not know is written in digits. */
export function formatNumber(number: number, format: string): string {
  switch (format) {
    case "none":
      return "";
    case "decimalZero":
      return String(number).padStart(2, "0");
    case "upperRoman":
      return roman(number);
    case "lowerRoman":
      return roman(number).toLowerCase();
    case "upperLetter":
      return letters(number);
    case "lowerLetter":
      return letters(number).toLowerCase();
    default:
      return String(number);
  }
}

/** As Word goes on after z: aa, bb, cc. */
function letters(number: number): string {
  const at = Math.max(1, number) - 1;
  return String.fromCharCode(65 + (at % 26)).repeat(Math.min(10, Math.floor(at / 26) + 1));
}

const ROMAN = [
  ["M", 1000],
  ["CM", 900],
  ["D", 500],
  ["CD", 400],
  ["C", 100],
  ["XC", 90],
  ["L", 50],
  ["XL", 40],
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
] as const;

export function roman(number: number): string {
  let rest = Math.min(3999, Math.max(1, number));
  let text = "";
  for (const [sign, worth] of ROMAN) {
    for (; rest >= worth; rest -= worth) text += sign;
  }
  return text;
}

// ── XML, as far as these parts need it ───────────────────────────────────────────────────────────────────

/** Elements of a name, each from its opening tag to its end; ones of the same name inside are part of it. */
function elements(xml: string, name: string): string[] {
  const found: string[] = [];
  const open = new RegExp(`<${name}(?=[\\s/>])[^>]*>`, "gu");
  for (let tag = open.exec(xml); tag; tag = open.exec(xml)) {
    if (tag[0].endsWith("/>")) {
      found.push(tag[0]);
      continue;
    }
    const end = xml.indexOf(`</${name}>`, open.lastIndex);
    if (end < 0) break;
    found.push(xml.slice(tag.index, end));
    open.lastIndex = end;
  }
  return found;
}

/** The `w:val` of the first element of a name. */
function value(xml: string, name: string): string | null {
  const tag = new RegExp(`<${name}\\s[^>]*>`, "u").exec(xml)?.[0];
  return tag === undefined ? null : attribute(tag, "w:val");
}

function attribute(xml: string, name: string): string | null {
  const tag = xml.slice(0, xml.indexOf(">") + 1);
  const text = new RegExp(`\\s${name}\\s?=\\s?"([^"]*)"`, "u").exec(tag)?.[1];
  return text === undefined ? null : fromXml(text);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const fromXml = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/giu,
    (whole, hex?: string, digits?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
const toXml = (text: string): string =>
  text.replace(/[<>&]/gu, (sign) => `&${sign === "<" ? "lt" : sign === ">" ? "gt" : "amp"};`);

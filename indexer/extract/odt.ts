/**
 * OpenDocument text (ODF 1.3): its XML in the terms of HTML, and then read as HTML is. Automatic numbers of lists are
 * written out, notes come behind the text, what tracked changes have deleted stays out.
 */
import { DOMParser } from "linkedom";
import { formatNumber } from "./docx-numbering.ts";
import { type DomElement, type DomNode, domText } from "./dom-text.ts";
import { type Extractor, ODT, refusal } from "./extractor.ts";
import { openZip, type Zip } from "./zip.ts";

export const odtExtractor: Extractor = {
  name: "odt",
  mediaTypes: [ODT],
  maxBytes: 100_000_000,
  async extract(bytes) {
    const text = readOdt(openZip(bytes));
    return { mediaType: ODT, extractor: "odt", pages: 1, text, warnings: [] };
  },
};

const CONTENT = "content.xml";
const STYLES = "styles.xml";
const MANIFEST = "META-INF/manifest.xml";

/** @throws DocumentError `damaged`, `password`. */
export function readOdt(zip: Zip): string {
  const xml = (name: string) => (zip.has(name) ? new TextDecoder().decode(zip.read(name)) : "");
  if (xml(MANIFEST).includes("<manifest:encryption-data")) throw refusal("password");
  const content = parseXml(new TextDecoder().decode(zip.read(CONTENT)));
  const body = find(content, "office:text");
  if (!body) throw refusal("damaged");
  const formats = new Map([...readFormats(parseXml(xml(STYLES))), ...readFormats(content)]);
  return domText(translate(body, formats));
}

function parseXml(xml: string): DomNode {
  // A stylesheet that is missing is an empty one; entities that a file declares are never looked at.
  return new DOMParser().parseFromString(xml || "<none/>", "text/xml") as unknown as DomNode;
}

const childrenOf = (node: DomNode): readonly DomNode[] => Array.from(node.childNodes);

function find(node: DomNode, name: string): DomNode | null {
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.nodeName === name) return next;
    open.push(...childrenOf(next).toReversed());
  }
  return null;
}

// ── numbers of lists ─────────────────────────────────────────────────────────────────────────────────────

interface Level {
  readonly format: string;
  readonly before: string;
  readonly after: string;
  readonly start: number;
  /** How many levels the number shows: "1.2." shows two. */
  readonly shows: number;
}
/** List style → its levels, from 1. */
type Formats = ReadonlyMap<string, ReadonlyMap<number, Level>>;

/** ODF names formats by their first number. */
const FORMATS: Readonly<Record<string, string>> = {
  "1": "decimal",
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};

function readFormats(root: DomNode): Map<string, ReadonlyMap<number, Level>> {
  const formats = new Map<string, ReadonlyMap<number, Level>>();
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeName === "text:list-style") {
      const levels = childrenOf(node).filter((child) => child.nodeName.startsWith("text:list-level-style"));
      formats.set(
        attribute(node, "style:name") ?? "",
        new Map(levels.map((level) => [Number(attribute(level, "text:level") ?? 1), readLevel(level)])),
      );
    } else open.push(...childrenOf(node));
  }
  return formats;
}

const readLevel = (level: DomNode): Level => ({
  format:
    level.nodeName === "text:list-level-style-bullet"
      ? "bullet"
      : (FORMATS[attribute(level, "style:num-format") ?? ""] ?? "none"),
  before: attribute(level, "style:num-prefix") ?? "",
  after: attribute(level, "style:num-suffix") ?? "",
  start: Number(attribute(level, "text:start-value") ?? 1),
  shows: Number(attribute(level, "text:display-levels") ?? 1),
});

const attribute = (node: DomNode, name: string): string | null =>
  (node as Partial<DomElement>).getAttribute?.(name) ?? null;

// ── into the terms of HTML ───────────────────────────────────────────────────────────────────────────────

const NAMES: Readonly<Record<string, string>> = {
  "text:p": "P",
  "text:h": "P",
  "text:line-break": "BR",
  "table:table": "TABLE",
  "table:table-row": "TR",
  "table:table-header-rows": "THEAD",
  "table:table-rows": "TBODY",
  "table:table-cell": "TD",
  "table:covered-table-cell": "TD",
};
const LEFT_OUT: ReadonlySet<string> = new Set([
  "text:tracked-changes",
  "text:sequence-decls",
  "office:annotation",
  "office:forms",
  "text:note-citation",
  "svg:title",
  "svg:desc",
  "text:table-of-content",
]);
const NOTE = "text:note";
const TEXT = 3;
const ELEMENT = 1;
/** Deeper than any document; below, everything is one text. */
const MAX_DEPTH = 300;

function translate(body: DomNode, formats: Formats): DomNode {
  const notes: DomNode[] = [];
  const counts = new Map<string, number[]>();

  function convert(node: DomNode, list: ListPlace | null, depth: number): DomNode[] {
    const name = node.nodeName;
    if (node.nodeType === TEXT) return [textNode(node.textContent ?? "")];
    if (LEFT_OUT.has(name)) return [];
    if (depth > MAX_DEPTH) return [textNode(node.textContent ?? "")];
    if (name === "text:s") return [textNode(" ")];
    if (name === "text:tab") return [textNode(" ")];
    const inside = (place: ListPlace | null) =>
      childrenOf(node).flatMap((child) => convert(child, place, depth + 1));
    if (name === NOTE) {
      notes.push(element("DIV", inside(null)));
      return [];
    }
    if (name === "text:list") return [element("DIV", inside(enter(node, list)))];
    if (name === "text:list-item" && list) {
      const [first, ...rest] = inside(list);
      if (first?.nodeName !== "P")
        return [
          element(
            "DIV",
            [first, ...rest].filter((child) => child !== undefined),
          ),
        ];
      const number = textNode(`${nextNumber(list)} `);
      return [element("DIV", [element("P", [number, ...childrenOf(first)]), ...rest])];
    }
    const html = NAMES[name];
    return html === undefined ? inside(list) : [element(html, inside(list))];
  }

  function enter(node: DomNode, around: ListPlace | null): ListPlace {
    const style = attribute(node, "text:style-name") ?? around?.style ?? "";
    const level = (around?.level ?? 0) + 1;
    // A new list of a style goes on where it says so; LibreOffice says so by naming the list that it continues.
    const goesOn =
      attribute(node, "text:continue-numbering") === "true" || attribute(node, "text:continue-list") !== null;
    if (!around && !goesOn) counts.delete(style);
    return { style, level };
  }

  function nextNumber({ style, level }: ListPlace): string {
    const levels = formats.get(style);
    const { format, before, after, start, shows } = levels?.get(level) ?? PLAIN;
    const numbers = counts.get(style) ?? [];
    counts.set(style, numbers);
    numbers.length = Math.min(numbers.length, level);
    numbers[level - 1] = (numbers[level - 1] ?? start - 1) + 1;
    if (format === "bullet") return "-";
    if (format === "none") return `${before}${after}`;
    const shown = numbers
      .slice(Math.max(0, level - shows))
      .map((number, at) => {
        const own = levels?.get(level - Math.min(level, shows) + at + 1) ?? PLAIN;
        return formatNumber(number, own.format === "bullet" ? "decimal" : own.format);
      })
      .join(".");
    return `${before}${shown}${after}`;
  }

  const text = convert(body, null, 0);
  return element("BODY", [...text, ...notes]);
}

interface ListPlace {
  readonly style: string;
  readonly level: number;
}
const PLAIN: Level = { format: "none", before: "", after: "", start: 1, shows: 1 };

const textNode = (text: string): DomNode => ({
  nodeType: TEXT,
  nodeName: "#text",
  textContent: text,
  childNodes: [],
});

/** No attributes: a cell over several columns is followed by the ones that it covers. */
function element(name: string, children: readonly DomNode[]): DomElement {
  return {
    nodeType: ELEMENT,
    nodeName: name,
    get textContent() {
      return children.map((child) => child.textContent ?? "").join("");
    },
    childNodes: children,
    getAttribute: () => null,
  };
}

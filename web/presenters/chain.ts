/** The chain of command around a directive: as a drawing, and the same as a nested list. */
import type { Chain, ChainNode } from "../../src/graph/types.ts";
import { BOX, layOutChain, type PlacedLine } from "./chain-layout.ts";
import { fitText, widthOf } from "./fit-text.ts";
import { directiveHref, documentHref, EVERYTHING, searchHref } from "./links.ts";
import { formatCount, formatDate, shortOrgan } from "./words.ts";

export interface ChainBox {
  readonly id: string;
  readonly kind: "root" | "archived" | "wanted" | "hidden";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** null for the directive whose page this is. */
  readonly href: string | null;
  /** All that is known, for who points at it or listens. */
  readonly title: string;
  /** Cut to the box. */
  readonly lines: readonly string[];
}

export interface ChainEntry {
  readonly id: string;
  readonly href: string | null;
  readonly label: string;
  readonly says: string;
  readonly wanted: boolean;
  readonly root: boolean;
  /** Listed in full further up; it carries out several directives. */
  readonly again: boolean;
  readonly below: readonly ChainEntry[];
  readonly further: { readonly label: string; readonly href: string | null } | null;
}

export interface ChainModel {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly boxes: readonly ChainBox[];
  readonly lines: readonly PlacedLine[];
  readonly list: readonly ChainEntry[];
  readonly anyWanted: boolean;
}

export const LABEL_SIZE = 13;
export const SAYS_SIZE = 11.5;
const PADDING = 12;

/** Null where nothing carries anything out. @param here node whose page this is: it is not a link */
export function presentChain(given: Chain, here: string | null): ChainModel | null {
  const chain = { ...given, nodes: given.nodes.map(printable) };
  const root = chain.nodes.find(({ id }) => id === chain.root);
  if (!root || (chain.edges.length === 0 && chain.nodes.every(({ hidden }) => hidden === 0))) return null;
  const { width, height, boxes, lines } = layOutChain(chain);
  const byId = new Map(chain.nodes.map((node) => [node.id, node]));
  const up = chain.nodes.filter(({ layer }) => layer < 0).length;
  const down = chain.nodes.filter(({ layer }) => layer > 0).length;
  return {
    width,
    height,
    title: `Sơ đồ triển khai ${root.label}`,
    description: [
      `Từ trái sang phải: văn bản bên phải thực hiện văn bản bên trái.`,
      up > 0 ? `${formatCount(up)} văn bản mà ${root.label} thực hiện.` : "",
      `${formatCount(down)} văn bản thực hiện ${root.label}, trực tiếp hoặc qua văn bản khác.`,
    ]
      .filter(Boolean)
      .join(" "),
    boxes: boxes.map(({ id, kind, ...where }) => {
      const node = byId.get(id) as ChainNode;
      return kind === "hidden"
        ? { id: `${id} +`, ...where, ...furtherBox(node) }
        : { id, ...where, ...nodeBox(node, chain.root, here) };
    }),
    lines,
    list: nestedList(chain, here),
    anyWanted: chain.nodes.some((node) => isWanted(node) && node.id !== chain.root),
  };
}

/** Characters that XML 1.0 has no way to write: damage of some file. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const clean = (text: string | null): string | null => text?.replace(UNWRITABLE, "") ?? null;

const printable = (node: ChainNode): ChainNode => ({
  ...node,
  label: clean(node.label)?.trim() || "Văn bản không rõ số",
  title: clean(node.title),
  issuer: clean(node.issuer),
});

const isWanted = ({ document }: ChainNode): boolean => document === null;

const inBox = (text: string, size: number, taken = 0): string =>
  fitText(text, BOX.width - 2 * PADDING - taken, size);

function nodeBox(
  node: ChainNode,
  root: string,
  here: string | null,
): Omit<ChainBox, "id" | "x" | "y" | "width" | "height"> {
  const [name, place, period] = splitLabel(node.label);
  const organ = organOf(node, place) ?? [place, period].filter(Boolean).join(" · ");
  const when = node.issuedOn === null ? null : formatDate(node.issuedOn);
  // The date is short and tells more than the end of a long name.
  const end = organ && when ? ` · ${when}` : (when ?? "");
  const says = inBox(organ, SAYS_SIZE, widthOf(end, SAYS_SIZE)) + end;
  return {
    kind: node.id === root ? "root" : isWanted(node) ? "wanted" : "archived",
    href: hrefOf(node, here),
    title: fullTitle(node),
    lines: [inBox(name, LABEL_SIZE), says].filter(Boolean),
  };
}

/** "Công văn 525-CV/TU, Bình Thuận (2016)": number, place and year, of which the second line says the last two. */
function splitLabel(label: string): [name: string, place: string, period: string] {
  const [, name = label, place = "", period = ""] =
    /^(.+?)(?:, ([^,()]+))?(?: \(([^()]+)\))?$/u.exec(label) ?? [];
  return [name, place, period];
}

/** "Ban Thường vụ Tỉnh ủy" of a letter in Bình Thuận → "Tỉnh ủy Bình Thuận". */
function organOf({ issuer }: ChainNode, place: string): string | null {
  if (issuer === null) return null;
  const organ = shortOrgan(issuer);
  return organ.includes(place) ? organ : `${organ} ${place}`;
}

function furtherBox(node: ChainNode): Omit<ChainBox, "id" | "x" | "y" | "width" | "height"> {
  const { label, href } = further(node);
  return {
    kind: "hidden",
    href,
    title: `${label} ${node.layer < 0 ? `mà ${node.label} thực hiện` : `thực hiện ${node.label}`}`,
    lines: [label],
  };
}

const further = ({ hidden, key, label }: ChainNode): { label: string; href: string } => ({
  label: `và ${formatCount(hidden)} văn bản nữa`,
  href:
    key === null
      ? searchHref({ ...EVERYTHING, q: label })
      : `${directiveHref(key)}?relation=carries-out#duoc-vien-dan`,
});

function hrefOf({ id, key, document }: ChainNode, here: string | null): string | null {
  if (id === here) return null;
  if (key !== null) return directiveHref(key);
  return document === null ? null : documentHref(document);
}

function fullTitle(node: ChainNode): string {
  return [node.label, saysOf(node), node.title].filter(Boolean).join(" – ");
}

const saysOf = (node: ChainNode): string =>
  [node.issuer, node.issuedOn && formatDate(node.issuedOn), isWanted(node) ? "chưa có trong kho" : null]
    .filter(Boolean)
    .join(" · ");

/** Every node once in full, below the first directive that it carries out. */
function nestedList(chain: Chain, here: string | null): ChainEntry[] {
  const below = new Map<string, string[]>();
  const carriesOutSomething = new Set<string>();
  for (const { from, to } of chain.edges) {
    if (from === to) continue;
    below.set(to, [...(below.get(to) ?? []), from]);
    carriesOutSomething.add(from);
  }
  const byId = new Map(chain.nodes.map((node) => [node.id, node]));
  const listed = new Set<string>();
  const entry = (node: ChainNode): ChainEntry => {
    const again = listed.has(node.id);
    listed.add(node.id);
    return {
      id: node.id,
      href: hrefOf(node, here),
      label: node.label,
      says: [node.issuer === null ? node.level : null, saysOf(node)].filter(Boolean).join(" · "),
      wanted: isWanted(node),
      root: node.id === chain.root,
      again,
      below: again ? [] : entriesOf(below.get(node.id) ?? []),
      further: again || node.hidden === 0 ? null : further(node),
    };
  };
  const entriesOf = (ids: readonly string[]): ChainEntry[] =>
    ids.flatMap((id) => {
      const node = byId.get(id);
      return node ? [entry(node)] : [];
    });
  const tops = chain.nodes.filter(({ id }) => !carriesOutSomething.has(id)).map(entry);
  // In a circle nobody is at the top.
  const rest = chain.nodes.flatMap((node) => (listed.has(node.id) ? [] : [entry(node)]));
  return [...tops, ...rest];
}

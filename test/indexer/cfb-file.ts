/** OLE compound files for the tests ([MS-CFB], version 3), as Outlook and Word write them, without a mini stream. */

export interface Tree {
  readonly [name: string]: Uint8Array | Tree;
}

const SECTOR = 512;
const END = 0xfffffffe;
const NONE = 0xffffffff;
const TABLE = 0xfffffffd;

interface Node {
  readonly name: string;
  readonly kind: 1 | 2 | 5;
  readonly content: Uint8Array;
  child: number;
  right: number;
}

export function makeCfb(tree: Tree): Buffer {
  const nodes: Node[] = [];
  const add = (name: string, kind: Node["kind"], value: Uint8Array | Tree): number => {
    const node: Node = {
      name,
      kind,
      content: value instanceof Uint8Array ? value : new Uint8Array(),
      child: NONE,
      right: NONE,
    };
    const number = nodes.push(node) - 1;
    if (value instanceof Uint8Array) return number;
    let before: Node | null = null;
    for (const [inside, content] of Object.entries(value)) {
      const at = add(inside, content instanceof Uint8Array ? 2 : 1, content);
      if (before) before.right = at;
      else node.child = at;
      before = nodes[at] ?? null;
    }
    return number;
  };
  add("Root Entry", 5, tree);

  const directory = Buffer.alloc(Math.ceil(nodes.length / 4) * SECTOR, 0);
  const chunks: Buffer[] = [];
  const links: number[] = [];
  const put = (content: Uint8Array): number => {
    if (content.byteLength === 0) return END;
    const start = links.length;
    const padded = Buffer.alloc(Math.ceil(content.byteLength / SECTOR) * SECTOR);
    padded.set(content);
    chunks.push(padded);
    const count = padded.length / SECTOR;
    for (let n = 1; n < count; n += 1) links.push(start + n);
    links.push(END);
    return start;
  };
  for (const [number, { name, kind, content, child, right }] of nodes.entries()) {
    const at = 128 * number;
    directory.write(name, at, "utf16le");
    directory.writeUInt16LE(2 * name.length + 2, at + 64);
    directory.writeUInt8(kind, at + 66);
    directory.writeUInt32LE(NONE, at + 68);
    directory.writeUInt32LE(right, at + 72);
    directory.writeUInt32LE(child, at + 76);
    directory.writeUInt32LE(put(content), at + 116);
    directory.writeUInt32LE(content.byteLength, at + 120);
  }
  const directoryAt = put(directory);
  const tables = Math.ceil((links.length + 1) / (SECTOR / 4 - 1));
  const tableAt = links.length;
  for (let n = 0; n < tables; n += 1) links.push(TABLE);
  const table = Buffer.alloc(tables * SECTOR, 0xff);
  for (const [at, link] of links.entries()) table.writeUInt32LE(link, 4 * at);

  const header = Buffer.alloc(SECTOR, 0);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tables, 44);
  header.writeUInt32LE(directoryAt, 48);
  // Everything lies in the large sectors.
  header.writeUInt32LE(0, 56);
  header.writeUInt32LE(END, 60);
  header.writeUInt32LE(END, 68);
  header.fill(0xff, 76);
  for (let n = 0; n < tables; n += 1) header.writeUInt32LE(tableAt + n, 76 + 4 * n);
  return Buffer.concat([header, ...chunks, table]);
}

/** A feed as Atom (RFC 4287). Pure. */

export interface AtomEntry {
  /** A URI that never changes. */
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** Milliseconds. */
  readonly updated: number;
  readonly summary?: string | undefined;
}

export interface AtomFeed {
  readonly id: string;
  readonly title: string;
  /** Where the feed itself is, and the page that it is about. */
  readonly self: string;
  readonly href: string;
  readonly updated: number;
  readonly entries: readonly AtomEntry[];
}

/** Text as XML 1.0 takes it: what it cannot hold at all is left out. */
const text = (value: string): string =>
  value
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

export function atomOf({ id, title, self, href, updated, entries }: AtomFeed): string {
  const entry = (one: AtomEntry) => `
  <entry>
    <id>${text(one.id)}</id>
    <title>${text(one.title)}</title>
    <link rel="alternate" href="${text(one.href)}"/>
    <updated>${time(one.updated)}</updated>${one.summary ? `\n    <summary>${text(one.summary)}</summary>` : ""}
  </entry>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
  <id>${text(id)}</id>
  <title>${text(title)}</title>
  <author><name>Chỉ Dẫn</name></author>
  <link rel="self" href="${text(self)}"/>
  <link rel="alternate" href="${text(href)}"/>
  <updated>${time(updated)}</updated>${entries.map(entry).join("")}
</feed>
`;
}

/** A URI made of a digest: the same for the same thing, and nothing that can be looked up. @param digest base64url, 16 bytes at least. */
export function uuidOf(digest: string): string {
  const hex = Buffer.from(digest, "base64url").toString("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join("-")}`;
}

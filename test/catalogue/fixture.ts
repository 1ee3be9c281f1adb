/** A catalogue document made by hand: what matters to these tests is that it comes back as it went in. */
import { createHash } from "node:crypto";
import type { FileVerdict, NewDocument } from "../../src/catalogue/index.ts";
import type { Directive } from "../../src/directive.ts";

export function directive(changes: Partial<Directive> = {}): Directive {
  return {
    kind: "letter",
    number: "57/LĐLĐ",
    numberPrinted: "57 / LĐLĐ",
    type: { id: "cong-van", name: "Công văn" },
    issuer: {
      id: "ldld-tinh:binh-thuan",
      name: "Liên đoàn Lao động tỉnh Bình Thuận",
      organ: "ldld-tinh",
      level: "tỉnh",
      system: "Công đoàn",
      parent: "Tổng Liên đoàn Lao động Việt Nam",
      signingBody: null,
    },
    place: "Bình Thuận",
    province: {
      issued: { id: "binh-thuan", name: "Bình Thuận" },
      current: { id: "lam-dong", name: "Lâm Đồng" },
    },
    issuedOn: "2017-02-24",
    year: 2017,
    subject: "đổi mới phương thức hoạt động",
    addressees: ["Liên đoàn Lao động cấp huyện"],
    recipients: [],
    signatory: null,
    emails: [],
    citations: [citation("TW.CT.05@XII", "05-CT/TW", "cited")],
    campaigns: [],
    deadlines: [],
    article: null,
    issues: [],
    provenance: { number: { origin: "printed", source: "number-line", confidence: 1, evidence: [] } },
    ...changes,
  };
}

export function citation(
  key: string | null,
  number: string,
  role: "basis" | "implements" | "cited",
): Directive["citations"][number] {
  return {
    start: 0,
    end: 3,
    text: number,
    key,
    candidates: [],
    type: null,
    number,
    date: null,
    issuer: null,
    title: null,
    term: null,
    role,
    relation: role === "implements" ? "carries-out" : role,
    carriedOutBy: [],
    mentions: [{ start: 0, end: 3 }],
  };
}

export function newDocument(content: string, changes: Partial<Directive> = {}): NewDocument {
  const sha256 = createHash("sha256").update(content).digest("hex");
  return {
    id: sha256.slice(0, 32),
    sha256,
    mediaType: "text/plain",
    bytes: Buffer.byteLength(content),
    pages: 1,
    extractor: "text",
    extraction: "1",
    warnings: [],
    raw: content,
    fileName: "a.txt",
    addedAt: "2026-01-02T03:04:05.000Z",
    reading: {
      text: content.normalize("NFC"),
      directive: directive(changes),
      ownKey: null,
      describes: null,
      term: null,
      reader: "1",
    },
  };
}

export function verdict(
  path: string,
  outcome: { document: string } | { code: string; reason: string },
): FileVerdict {
  return {
    path,
    shown: path.replace("/archive/", "kho/"),
    stamp: "1:2:3",
    modified: 1000,
    extraction: "1",
    notedAt: "2026-01-02T03:04:05.000Z",
    ...outcome,
  };
}

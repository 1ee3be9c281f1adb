/** Answers and documents as the pages get them; written for the tests. */
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import type { Directive } from "../../src/directive.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import type { FacetValue, Hit, SearchResults } from "../../src/search/types.ts";

export function value(id: string, label: string, count: number, more: Partial<FacetValue> = {}): FacetValue {
  return { id, label, count, selected: false, ...more };
}

export function makeHit(more: Partial<Hit> = {}): Hit {
  return {
    id: "a".repeat(32),
    file: "2021/697-kh-ldld.pdf",
    kind: "letter",
    number: "697/KH-LĐLĐ",
    type: { id: "ke-hoach", name: "Kế hoạch" },
    issuer: { id: "ldld-tinh:binh-thuan", name: "Liên đoàn Lao động tỉnh Bình Thuận" },
    province: { issued: "Bình Thuận", current: "Lâm Đồng" },
    issuedOn: "2021-10-08",
    subject: "thực hiện phong trào thi đua “Dân vận khéo” năm 2021",
    subjectFragments: [
      { text: "thực hiện phong trào thi đua “", marked: false },
      { text: "Dân vận khéo", marked: true },
      { text: "” năm 2021", marked: false },
    ],
    snippet: "… mỗi công đoàn cơ sở đăng ký ít nhất một mô hình dân vận khéo trước ngày 30/10 …",
    snippetFragments: [
      { text: "… mỗi công đoàn cơ sở đăng ký ít nhất một mô hình ", marked: false },
      { text: "dân vận khéo", marked: true },
      { text: " trước ngày 30/10 …", marked: false },
    ],
    campaigns: [
      { id: "dan-van-kheo", name: "Dân vận khéo", role: "primary" },
      { id: "nam-vi-loi-ich-doan-vien", name: "Năm vì lợi ích đoàn viên", role: "secondary" },
    ],
    cites: [
      { key: "TW.QD.23@XIII", label: "23-QĐ/TW", role: "basis" },
      { key: "TW.KL.43@XII", label: "43-KL/TW", role: "cited" },
    ],
    ...more,
  };
}

export function makeResults(more: Partial<SearchResults> = {}): SearchResults {
  return {
    query: searchQueryOf("dân vận khéo"),
    total: 1,
    hits: [makeHit()],
    facets: { campaign: [], issuer: [], province: [], year: [], type: [], cites: [] },
    notes: [],
    ...more,
  };
}

export const TEXT = `Số: 57/LĐLĐ

Bình Thuận, ngày 24 tháng 02 năm 2017

V/v phối hợp tuyên truyền

Thực hiện Kế hoạch số 31-KH/TU về thực hiện Chỉ thị 05-CT/TW của Bộ Chính trị, công đoàn các cấp hưởng ứng phong trào “Dân vận khéo” và báo cáo trước ngày 15/11/2017.`;

/** The first place of some words in `TEXT`. */
export function spanOf(words: string, text = TEXT): { start: number; end: number } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

const citation = {
  candidates: [],
  type: null,
  number: null,
  date: null,
  issuer: null,
  title: null,
  term: null,
  role: "cited" as const,
};

export function makeDirective(more: Partial<Directive> = {}): Directive {
  const plan = spanOf("Kế hoạch số 31-KH/TU về thực hiện Chỉ thị 05-CT/TW của Bộ Chính trị");
  const directive = spanOf("Chỉ thị 05-CT/TW của Bộ Chính trị");
  return {
    kind: "letter",
    number: "57/LĐLĐ",
    numberPrinted: "Số: 57/LĐLĐ",
    type: { id: "cong-van", name: "Công văn" },
    issuer: {
      id: "ldld-tinh:binh-thuan",
      name: "Liên đoàn Lao động tỉnh Bình Thuận",
      organ: "ldld-tinh",
      level: "tỉnh",
      system: "Công đoàn",
      parent: null,
      signingBody: null,
    },
    place: "Bình Thuận",
    province: {
      issued: { id: "binh-thuan", name: "Bình Thuận" },
      current: { id: "lam-dong", name: "Lâm Đồng" },
    },
    issuedOn: "2017-02-24",
    year: 2017,
    subject: "phối hợp tuyên truyền",
    addressees: ["Liên đoàn Lao động cấp huyện"],
    recipients: ["Như trên", "Lưu: VT, TG"],
    signatory: { name: "Nguyễn Thị Mẫu", position: "Phó Chủ tịch", form: "TM. BAN THƯỜNG VỤ" },
    emails: [],
    citations: [
      {
        ...citation,
        ...plan,
        text: "Kế hoạch số 31-KH/TU",
        key: "TU.KH.31",
        type: "Kế hoạch",
        number: "31-KH/TU",
        role: "basis",
        relation: "cited",
        carriedOutBy: [],
        mentions: [plan],
      },
      {
        ...citation,
        ...directive,
        text: "Chỉ thị 05-CT/TW của Bộ Chính trị",
        key: "TW.CT.05@XII",
        type: "Chỉ thị",
        number: "05-CT/TW",
        date: "2016-05-15",
        issuer: "Bộ Chính trị",
        relation: "cited",
        carriedOutBy: [],
        mentions: [directive],
      },
    ],
    campaigns: [
      {
        id: "dan-van-kheo",
        role: "secondary",
        evidence: "hưởng ứng phong trào “Dân vận khéo”",
        span: spanOf("phong trào “Dân vận khéo”"),
        place: "body",
      },
    ],
    deadlines: [
      {
        what: "báo cáo",
        to: "Ban Tuyên giáo",
        before: "2017-11-15",
        recurring: null,
        sentence: "báo cáo trước ngày 15/11/2017",
        span: spanOf("báo cáo trước ngày 15/11/2017"),
      },
    ],
    article: null,
    issues: [],
    provenance: {
      number: {
        origin: "printed",
        source: "number-line",
        confidence: 1,
        evidence: [spanOf("Số: 57/LĐLĐ")],
      },
      issuer: {
        origin: "inferred",
        source: "dateline",
        confidence: 0.8,
        evidence: [spanOf("Bình Thuận, ngày 24 tháng 02 năm 2017")],
      },
    },
    ...more,
  };
}

export function makeDocument(
  directive: Partial<Directive> = {},
  more: Partial<CatalogueDocument> = {},
): CatalogueDocument {
  return {
    id: "b".repeat(32),
    mediaType: "application/pdf",
    bytes: 182_000,
    pages: 2,
    files: ["2017/57-ldld.pdf"],
    text: TEXT,
    directive: makeDirective(directive),
    addedAt: "2026-03-02T08:00:00.000Z",
    ...more,
  };
}

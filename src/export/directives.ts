/** Tables about directives: who has carried one out, and which are wanted. Pure. */
import type { Coverage, CoveredBy, DirectiveName } from "../graph/types.ts";
import { dateCell, numberCell, type Table, textCell } from "./columns.ts";

export interface CoverageLine {
  /** Which list it belongs to. */
  readonly list: string;
  readonly name: string;
  readonly level: string | null;
  readonly documents: number;
  readonly first: string | null;
  readonly direct: boolean;
}

/** Provinces of today, those of before the merger, organs; in each first those that have, then those that have not. */
export function coverageLines(coverage: Coverage): CoverageLine[] {
  const { currentProvinces, formerProvinces, organs, missingOrgans } = coverage;
  const has = (list: string, rows: readonly CoveredBy[], levelOf = (_at: number): string | null => null) =>
    rows.map(({ name, documents, first, direct }, at) => ({
      ...{ list, name, level: levelOf(at), documents, first: first.issuedOn, direct },
    }));
  const hasNot = (list: string, rows: readonly { readonly name: string; readonly level?: string }[]) =>
    rows.map(({ name, level = null }) => ({ list, name, level, documents: 0, first: null, direct: false }));
  return [
    ...has("34 tỉnh, thành hiện nay", currentProvinces.covered),
    ...hasNot("34 tỉnh, thành hiện nay", currentProvinces.missing),
    ...has("63 tỉnh, thành trước 7/2025", formerProvinces.covered),
    ...hasNot("63 tỉnh, thành trước 7/2025", formerProvinces.missing),
    ...has("Cơ quan", organs, (at) => organs[at]?.level ?? null),
    ...hasNot("Cơ quan", missingOrgans),
  ];
}

const stateOf = ({ documents, direct }: CoverageLine): string =>
  documents === 0 ? "chưa thấy trong kho" : direct ? "đã có" : "đã có, qua văn bản khác";

export const COVERAGE: Table<CoverageLine> = {
  name: "Triển khai",
  columns: [
    { title: "Danh sách", width: 26, cell: ({ list }) => textCell(list) },
    { title: "Đơn vị", width: 44, cell: ({ name }) => textCell(name) },
    { title: "Cấp", width: 12, cell: ({ level }) => textCell(level) },
    { title: "Văn bản triển khai trong kho", width: 24, cell: (line) => textCell(stateOf(line)) },
    { title: "Số văn bản", width: 12, cell: ({ documents }) => numberCell(documents) },
    { title: "Sớm nhất", width: 14, cell: ({ first }) => dateCell(first) },
  ],
};

export const WANTED: Table<DirectiveName> = {
  name: "Chưa có trong kho",
  columns: [
    { title: "Văn bản", width: 36, cell: ({ label }) => textCell(label) },
    { title: "Trích yếu", width: 60, cell: ({ title }) => textCell(title) },
    { title: "Ngày", width: 14, cell: ({ issuedOn }) => dateCell(issuedOn) },
    { title: "Số văn bản viện dẫn", width: 18, cell: ({ citedBy }) => numberCell(citedBy) },
    { title: "Mã", width: 30, cell: ({ key }) => textCell(key) },
  ],
};

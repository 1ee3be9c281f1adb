/** Tables for every format that has columns, the register first of all. */
import type { RegisterRow } from "./row.ts";

export type Cell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  /** An ISO date. */
  | { readonly kind: "date"; readonly iso: string };

export interface Column<Row> {
  readonly title: string;
  /** In characters, as spreadsheets measure it. */
  readonly width: number;
  cell(row: Row): Cell;
}

/** A table that can be written in any of the formats. */
export interface Table<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
}

export const REGISTER: Table<RegisterRow> = {
  name: "Sổ văn bản",
  columns: [
    { title: "STT", width: 6, cell: ({ order }) => numberCell(order) },
    { title: "Số ký hiệu", width: 20, cell: ({ number }) => textCell(number) },
    { title: "Ngày ban hành", width: 14, cell: ({ issuedOn }) => dateCell(issuedOn) },
    { title: "Loại", width: 14, cell: ({ type }) => textCell(type) },
    { title: "Cơ quan ban hành", width: 32, cell: ({ issuer }) => textCell(issuer) },
    { title: "Trích yếu", width: 60, cell: ({ subject }) => textCell(subject) },
    { title: "Người ký", width: 20, cell: ({ signatory }) => textCell(signatory) },
    { title: "Tỉnh (khi ban hành)", width: 18, cell: ({ provinceIssued }) => textCell(provinceIssued) },
    { title: "Tỉnh (nay)", width: 18, cell: ({ provinceCurrent }) => textCell(provinceCurrent) },
    { title: "Chiến dịch", width: 28, cell: ({ campaigns }) => list(campaigns) },
    { title: "Văn bản viện dẫn", width: 40, cell: ({ cites }) => list(cites) },
    { title: "Nơi nhận", width: 32, cell: ({ recipients }) => list(recipients) },
    { title: "Tệp", width: 40, cell: ({ files }) => list(files) },
  ],
};

export const textCell = (value: string | null): Cell => ({ kind: "text", text: value ?? "" });

export const numberCell = (value: number): Cell => ({ kind: "number", value });

/** An empty cell where the date is not known. */
export const dateCell = (iso: string | null): Cell => (iso === null ? textCell(null) : { kind: "date", iso });

const list = (values: readonly string[]): Cell => textCell(values.join("; "));

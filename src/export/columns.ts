/** The columns of the register, for every format that is a table. */
import type { RegisterRow } from "./row.ts";

export type Cell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  /** An ISO date. */
  | { readonly kind: "date"; readonly iso: string };

export interface Column {
  readonly title: string;
  /** In characters, as spreadsheets measure it. */
  readonly width: number;
  cell(row: RegisterRow): Cell;
}

export const COLUMNS: readonly Column[] = [
  { title: "STT", width: 6, cell: ({ order }) => ({ kind: "number", value: order }) },
  { title: "Số ký hiệu", width: 20, cell: ({ number }) => text(number) },
  {
    title: "Ngày ban hành",
    width: 14,
    cell: ({ issuedOn }) => (issuedOn === null ? text(null) : { kind: "date", iso: issuedOn }),
  },
  { title: "Loại", width: 14, cell: ({ type }) => text(type) },
  { title: "Cơ quan ban hành", width: 32, cell: ({ issuer }) => text(issuer) },
  { title: "Trích yếu", width: 60, cell: ({ subject }) => text(subject) },
  { title: "Người ký", width: 20, cell: ({ signatory }) => text(signatory) },
  { title: "Tỉnh (khi ban hành)", width: 18, cell: ({ provinceIssued }) => text(provinceIssued) },
  { title: "Tỉnh (nay)", width: 18, cell: ({ provinceCurrent }) => text(provinceCurrent) },
  { title: "Chiến dịch", width: 28, cell: ({ campaigns }) => list(campaigns) },
  { title: "Văn bản viện dẫn", width: 40, cell: ({ cites }) => list(cites) },
  { title: "Nơi nhận", width: 32, cell: ({ recipients }) => list(recipients) },
  { title: "Tệp", width: 40, cell: ({ files }) => list(files) },
];

const text = (value: string | null): Cell => ({ kind: "text", text: value ?? "" });

const list = (values: readonly string[]): Cell => text(values.join("; "));

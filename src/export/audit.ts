/** The audit log as a table. Pure. */
import type { AuditEntry } from "../catalogue/audit.ts";
import { numberCell, type Table, textCell } from "./columns.ts";

/** @param actions their names. */
export const AUDIT = (actions: Readonly<Record<string, string>>): Table<AuditEntry> => ({
  name: "Nhật ký",
  columns: [
    { title: "Lúc", width: 24, cell: ({ at }) => textCell(new Date(at).toISOString()) },
    { title: "Người", width: 20, cell: ({ name }) => textCell(name) },
    { title: "Việc", width: 26, cell: ({ action }) => textCell(actions[action] ?? action) },
    { title: "Địa chỉ trang", width: 40, cell: ({ path }) => textCell(path) },
    { title: "Chi tiết", width: 60, cell: ({ detail }) => textCell(detail) },
    { title: "Từ máy", width: 20, cell: ({ address }) => textCell(address) },
    { title: "Mã trả lời", width: 10, cell: ({ status }) => numberCell(status) },
  ],
});

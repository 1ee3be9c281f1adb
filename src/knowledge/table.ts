/**
 * Reads one table of domain knowledge: JSON with comments, checked by zod, a mistake reported by file, row and line.
 *
 * An office extends a table by a file of the same name in its own folder: rows with a known key replace ours,
 * the others are added.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import type { z } from "zod";
import { UsageError } from "../errors.ts";

export interface TableFolders {
  /** Folder of the tables that come with the program. */
  readonly dir: string;
  /** Folder of an office's own rows, if it has one. */
  readonly overridesDir?: string | undefined;
}

/** Line (from 1) at which an offset stands. */
function lineAt(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf("\n"); at !== -1 && at < offset; at = source.indexOf("\n", at + 1)) line += 1;
  return line;
}

/** The deepest node that exists on a path: a missing field is reported at its row. */
function nearestNode(root: Node, location: readonly PropertyKey[]): { node: Node; depth: number } {
  for (let depth = location.length; depth > 0; depth -= 1) {
    const node = findNodeAtLocation(root, location.slice(0, depth) as (string | number)[]);
    if (node) return { node, depth };
  }
  return { node: root, depth: 0 };
}

function rowName(root: Node, location: readonly PropertyKey[]): string {
  const row = findNodeAtLocation(root, location.slice(0, 2) as (string | number)[]);
  const value = row ? getNodeValue(row) : null;
  if (value === null || typeof value !== "object") return String(location[0] ?? "");
  const { id, name, abbreviation, number } = value as Record<string, unknown>;
  return String(id ?? abbreviation ?? number ?? name ?? `${String(location[0])}[${String(location[1])}]`);
}

/** Checks one JSON source against a schema. @throws UsageError naming file, line, row and what is wrong. */
export function parseTable<S extends z.ZodType>(source: string, file: string, schema: S): z.output<S> {
  return plainTable(source, schema) ?? parseCarefully(source, file, schema);
}

/** A table that is right and has no comments: the parser that knows every place takes ten times as long. */
function plainTable<S extends z.ZodType>(source: string, schema: S): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(source)).data;
  } catch {
    return undefined;
  }
}

function parseCarefully<S extends z.ZodType>(source: string, file: string, schema: S): z.output<S> {
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first || !root) {
    const line = lineAt(source, first?.offset ?? 0);
    const code = first ? printParseErrorCode(first.error) : "empty";
    throw new UsageError(
      "table-syntax",
      `${file}, dòng ${line}: không đọc được bảng JSON (${code}). Sửa dòng này rồi chạy lại.`,
    );
  }
  const result = schema.safeParse(getNodeValue(root));
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, 5).map((issue) => {
    const { node } = nearestNode(root, issue.path);
    return `${file}, dòng ${lineAt(source, node.offset)}, mục “${rowName(root, issue.path)}”, ${issue.path.map(String).join(".")}: ${issue.message}`;
  });
  throw new UsageError("table-invalid", `Bảng dữ liệu có chỗ sai:\n${issues.join("\n")}`);
}

/**
 * Loads a table and an office's own rows on top of it.
 *
 * @param keyOf names a row within its list; own rows with the same key replace ours.
 */
export function loadTable<S extends z.ZodType<Record<string, unknown>>>(
  name: string,
  schema: S,
  folders: TableFolders,
  keyOf: (row: Record<string, unknown>) => string,
): z.output<S> {
  const file = `${name}.json`;
  const base = parseTable(readFileSync(path.join(folders.dir, file), "utf8"), file, schema);
  const ownFile = folders.overridesDir ? path.join(folders.overridesDir, file) : null;
  if (!ownFile || !existsSync(ownFile)) return base;
  const own = parseTable(readFileSync(ownFile, "utf8"), ownFile, schema);
  const merged: Record<string, unknown> = { ...base };
  for (const [list, rows] of Object.entries(own)) {
    if (!Array.isArray(rows)) continue;
    const ours = (base[list] ?? []) as Record<string, unknown>[];
    const replaced = new Set(rows.map(keyOf));
    merged[list] = [...ours.filter((row) => !replaced.has(keyOf(row))), ...rows];
  }
  return merged as z.output<S>;
}

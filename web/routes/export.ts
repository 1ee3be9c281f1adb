/** `/tai-ve`: the whole list that a question finds, as a register to keep: `dang=xlsx` (default), `csv` or `json`. */
import { pipeline } from "node:stream/promises";
import { setImmediate as othersFirst } from "node:timers/promises";
import { type Request, type Response, Router } from "express";
import { BusyError } from "../../src/errors.ts";
import { REGISTER } from "../../src/export/columns.ts";
import { csv } from "../../src/export/csv.ts";
import { json } from "../../src/export/json.ts";
import { type RegisterRow, registerRow } from "../../src/export/row.ts";
import { xlsx } from "../../src/export/xlsx.ts";
import type { Knowledge } from "../../src/knowledge/index.ts";
import type { Listing } from "../../src/search/listing.ts";
import { formatSearchQuery } from "../../src/search/query.ts";
import type { SearchQuery } from "../../src/search/types.ts";
import { fold } from "../../src/vietnamese-tokenizer/index.ts";
import { readingOf } from "../access/visitor.ts";
import type { Services } from "../services.ts";
import { questionOf } from "./request.ts";

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
} as const;
type Format = keyof typeof TYPES;

/** Lists written at once: a long one keeps a processor busy for a while, and people are searching meanwhile. */
const MOST_AT_ONCE = 2;
/** A reader who takes nothing for so long has gone. */
const IDLE_MS = 60_000;

export function exportRoutes(services: Services): Router {
  let running = 0;
  return Router().get("/tai-ve", async (request, response) => {
    if (running >= MOST_AT_ONCE)
      throw new BusyError(
        "export-busy",
        `Đang có ${MOST_AT_ONCE} danh sách được xuất cùng lúc. Danh sách này sẽ tự tải về khi đến lượt.`,
      );
    running += 1;
    try {
      await sendList(services, request, response);
    } finally {
      running -= 1;
    }
  });
}

async function sendList(
  { knowledge, logger }: Services,
  request: Request,
  response: Response,
): Promise<void> {
  const query = questionOf(request);
  const format = formatOf(request);
  const listing = await readingOf(response).search.list(query);
  response.set({
    "Content-Type": TYPES[format],
    "Content-Disposition": `attachment; filename="${fileName(query, format)}"`,
    "Cache-Control": "private, no-cache",
  });
  if (request.method === "HEAD") return void response.end();
  response.setTimeout(IDLE_MS, () => response.destroy());
  try {
    await pipeline(written(format, query, listing, knowledge), response);
  } catch (error) {
    // Half of it is out: only a broken connection tells the reader that this is not the whole list.
    if (!request.destroyed) logger.error({ err: error }, "export broke off");
    response.destroy();
  }
}

const formatOf = ({ query: { dang } }: Request): Format =>
  typeof dang === "string" && Object.hasOwn(TYPES, dang) ? (dang as Format) : "xlsx";

function written(
  format: Format,
  query: SearchQuery,
  listing: Listing,
  knowledge: Knowledge,
): AsyncIterable<string | Uint8Array> {
  const rows = rowsOf(listing, knowledge);
  switch (format) {
    case "xlsx":
      return xlsx(rows, REGISTER);
    case "csv":
      return csv(rows, REGISTER);
    case "json":
      return json(rows, { query: formatSearchQuery(query).toString(), total: listing.total });
    default:
      return format satisfies never;
  }
}

/** Reading a document holds the thread; between so many of them, other people's questions are answered. */
const IN_A_ROW = 20;

async function* rowsOf(listing: Listing, knowledge: Knowledge): AsyncGenerator<RegisterRow> {
  let order = 0;
  for await (const document of listing.documents()) {
    order += 1;
    yield registerRow(document, order, knowledge);
    if (order % IN_A_ROW === 0) await othersFirst();
  }
}

const LONGEST_NAME = 60;

/** "Dân vận khéo" → `so-van-ban-dan-van-kheo.xlsx`: letters and digits that every system takes. */
function fileName({ q }: SearchQuery, format: Format): string {
  const words = fold(q.slice(0, LONGEST_NAME))
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
  return `${["so-van-ban", words].filter(Boolean).join("-")}.${format}`;
}

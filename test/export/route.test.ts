import { unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EngineError } from "../../src/errors.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import { createApp } from "../../web/app.ts";
import { type Archive, houseWith, openArchive } from "../web/archive.ts";
import { parseCsv } from "./parse-csv.ts";
import { cellsOf } from "./sheet.ts";

let archive: Archive;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  archive = await openArchive();
  app = createApp(archive.services);
});
afterAll(() => archive?.close());

const LIST = '"tổ chức Tháng Công nhân"';

const ask = (params: Record<string, string>) =>
  request(app)
    .get(`/tai-ve?${new URLSearchParams(params)}`)
    .buffer()
    .parse(bytes);

function bytes(answer: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  const stream = answer as NodeJS.ReadableStream;
  stream.on("data", (part: Buffer) => parts.push(part));
  stream.on("end", () => done(null, Buffer.concat(parts)));
}

/** Numbers of a question's hits, page after page. */
async function numbersOnPages(params: Record<string, string>, size: number): Promise<(string | null)[]> {
  const numbers: (string | null)[] = [];
  for (let page = 1; ; page += 1) {
    const address = `/api/search?${new URLSearchParams({ ...params, size: String(size), page: String(page) })}`;
    const { body } = await request(app).get(address);
    numbers.push(...body.hits.map((hit: { number: string | null }) => hit.number));
    if (numbers.length >= body.total) return numbers;
  }
}

describe("the whole list of a question", () => {
  it("has every document of every page, in the order of the pages", async () => {
    for (const params of [
      { q: LIST },
      { q: "" },
      { q: "công nhân", sort: "newest" },
      { q: "tháng công nhân", year: "2016" },
    ] as Record<string, string>[]) {
      const { body } = await ask({ ...params, size: "10", dang: "json" });
      const list = JSON.parse(body.toString());
      const numbers = list.documents.map(({ number }: { number: string | null }) => number);
      expect(numbers).toEqual(await numbersOnPages(params, 10));
      expect(list.total).toBe(numbers.length);
      expect(list.documents.map(({ order }: { order: number }) => order)).toEqual(
        numbers.map((_: unknown, at: number) => at + 1),
      );
    }
  });

  it("is the same in every format, whatever page is asked for", async () => {
    const { total } = await archive.reading.search.search(searchQueryOf(LIST));
    expect(total).toBeGreaterThan(20);
    const csv = parseCsv((await ask({ q: LIST, page: "2", dang: "csv" })).body.toString().slice(1));
    const workbook = unzipSync((await ask({ q: LIST, page: "2", dang: "xlsx" })).body);
    const sheet = cellsOf(Buffer.from(workbook["xl/worksheets/sheet1.xml"] ?? "").toString());
    expect(csv).toHaveLength(total + 1);
    expect(sheet).toHaveLength(total + 1);
    expect(sheet.map((row) => row[1])).toEqual(csv.map((row) => row[1]));
  });

  it("answers a sentence and a question that finds nothing as well", async () => {
    const sentence =
      "các cấp công đoàn cần làm gì để tổ chức tốt các hoạt động chăm lo cho người lao động trong Tháng Công nhân năm nay";
    const { total } = await archive.reading.search.search(searchQueryOf(sentence));
    const list = JSON.parse((await ask({ q: sentence, dang: "json" })).body.toString());
    expect(list.documents).toHaveLength(total);
    const nothing = await ask({ q: "không-có-gì-như-thế", year: "1801", dang: "csv" });
    expect(parseCsv(nothing.body.toString().slice(1))).toHaveLength(1);
  });

  it("is a file with a safe name, a workbook where no format is named", async () => {
    const named = await ask({ q: 'Dân vận "khéo"/../\r\nX: é', dang: "csv" });
    expect(named.headers["content-disposition"]).toBe(
      'attachment; filename="so-van-ban-dan-van-kheo-x-e.csv"',
    );
    expect(named.headers["content-type"]).toBe("text/csv; charset=utf-8");
    const other = await ask({ q: "", dang: "exe" });
    expect(other.headers["content-disposition"]).toBe('attachment; filename="so-van-ban.xlsx"');
    expect(other.body.subarray(0, 2).toString()).toBe("PK");
    expect((await request(app).head("/tai-ve?dang=csv")).status).toBe(200);
  });

  it("is offered beside the results, and only where there are some", async () => {
    const links = async (address: string) =>
      [...parseHTML((await request(app).get(address)).text).document.querySelectorAll("a[download]")].map(
        (link) => link.getAttribute("href"),
      );
    expect(await links("/?q=c%C3%B4ng+nh%C3%A2n&year=2016&page=2&size=10")).toEqual([
      "/tai-ve?q=c%C3%B4ng+nh%C3%A2n&year=2016&size=10&dang=xlsx",
      "/tai-ve?q=c%C3%B4ng+nh%C3%A2n&year=2016&size=10&dang=csv",
    ]);
    expect(await links("/?sort=newest")).toEqual([
      "/tai-ve?sort=newest&dang=xlsx",
      "/tai-ve?sort=newest&dang=csv",
    ]);
    expect(await links("/?q=xyzxyz")).toEqual([]);
  });

  it("is one of two at once; a third is told to wait, and comes when one of them is done", async () => {
    const finish: (() => void)[] = [];
    const list = async () => {
      await new Promise<void>((resolve) => finish.push(resolve));
      return { total: 0, async *ids() {}, async *documents() {} };
    };
    const slow = createApp(houseWith(archive.services, { search: { ...archive.reading.search, list } }));
    const download = () =>
      request(slow)
        .get("/tai-ve?q=x&dang=csv")
        .then(({ status }) => status);
    const running = [download(), download()];
    while (finish.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const third = await request(slow).get("/tai-ve?q=x&dang=csv");
    expect([third.status, third.headers["retry-after"]]).toEqual([503, "15"]);
    expect(third.headers["content-disposition"]).toBeUndefined();
    expect(parseHTML(third.text).document.querySelector("main")?.textContent).toContain(
      "tự tải về khi đến lượt",
    );
    for (const done of finish.splice(0)) done();
    expect(await Promise.all(running)).toEqual([200, 200]);
    const again = download();
    while (finish.length < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    finish[0]?.();
    expect(await again).toBe(200);
  });

  it("says so in words, and is no file, when the engine is away", async () => {
    const away = new EngineError("engine-away", "Máy tìm kiếm không trả lời.");
    const search = { ...archive.reading.search, list: () => Promise.reject(away) };
    const gone = createApp(houseWith(archive.services, { search }));
    const answer = await request(gone).get("/tai-ve?q=x");
    expect(answer.status).toBe(503);
    expect(answer.headers["content-disposition"]).toBeUndefined();
  });
});

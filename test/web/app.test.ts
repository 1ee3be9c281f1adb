import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Express } from "express";
import { parseHTML } from "linkedom";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { BusyError, EngineError } from "../../src/errors.ts";
import { createApp } from "../../web/app.ts";
import { type Archive, houseWith, openArchive } from "./archive.ts";
import { DECREES } from "./letters.ts";

let archive: Archive;
let app: Express;
beforeAll(async () => {
  archive = await openArchive();
  app = createApp(archive.services);
});
afterAll(() => archive?.close());

const url = (path: string, params: Record<string, string | readonly string[]>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    for (const one of [value].flat()) search.append(name, one);
  return `${path}?${search}`;
};

async function open(address: string) {
  const answer = await request(app).get(address);
  return { answer, document: parseHTML(answer.text).document };
}

const texts = (document: Document, selector: string): string[] =>
  [...document.querySelectorAll(selector)].map((node) =>
    (node.textContent ?? "").replace(/\s+/gu, " ").trim(),
  );

async function idOf(number: string): Promise<string> {
  const { body } = await request(app).get(url("/api/search", { q: number }));
  return body.hits.find((hit: { number: string }) => hit.number === number).id;
}

describe("the first page", () => {
  it("shows the archive at a glance", async () => {
    const { answer, document } = await open("/");
    expect(answer.status).toBe(200);
    expect(texts(document, "h1")).toEqual(["Kho có 30 văn bản"]);
    expect(texts(document, ".overview-columns h2")).toContain("Được viện dẫn nhiều nhất");
    expect(document.querySelectorAll(".latest li").length).toBe(8);
  });
});

describe("the results page", () => {
  it("finds a letter by its number and by its words, with and without marks", async () => {
    for (const q of ["88/KH-LĐLĐ", "dân vận khéo", "dan van kheo"]) {
      const { document } = await open(url("/", { q }));
      expect(texts(document, ".hit .number")).toContain("88/KH-LĐLĐ");
    }
    expect(texts((await open(url("/", { q: "dàn vặn kheo" }))).document, ".hit")).toEqual([]);
  });

  it("leads a number to who carries it out", async () => {
    const { document } = await open(url("/", { q: "05 - ct/tw" }));
    expect(document.querySelector(".directive-note a")?.getAttribute("href")).toBe("/chi-thi/TW.CT.05%40XII");
    expect(
      (await open(url("/", { q: "dân vận khéo" }))).document.querySelector(".directive-note"),
    ).toBeNull();
    const facet = (await open(url("/", { q: "dân vận khéo" }))).document.querySelector(".option-about");
    expect((await request(app).get(facet?.getAttribute("href") ?? "")).status).toBe(200);
  });

  it("marks the words that were found", async () => {
    const { document } = await open(url("/", { q: "dân vận khéo" }));
    expect(texts(document, ".hit mark").map((text) => text.toLowerCase())).toContain("dân vận khéo");
  });

  it("narrows by a facet, keeps the others' counts, and shows the choice as a chip", async () => {
    const { document } = await open(url("/", { q: "tháng công nhân", year: ["2015", "2016"] }));
    expect(texts(document, ".chip")[0]).toContain("2015 đến 2016");
    const years = [...document.querySelectorAll('input[name="year"]')];
    expect(
      years.filter((box) => box.hasAttribute("checked")).map((box) => box.getAttribute("value")),
    ).toEqual(["2016", "2015"]);
    expect(years.length).toBeGreaterThan(5);
  });

  it("leads through its pages", async () => {
    const { document } = await open(url("/", { q: '"tổ chức Tháng Công nhân"' }));
    expect(texts(document, "#so-ket-qua")[0]).toContain("24 văn bản");
    const next = document.querySelector('a[rel="next"]')?.getAttribute("href") ?? "";
    expect((await open(next)).document.querySelectorAll(".hit")).toHaveLength(4);
  });

  it("says what to try when nothing is found", async () => {
    const { answer, document } = await open(url("/", { q: "không hề có trong kho zzz", type: "ke-hoach" }));
    expect(answer.status).toBe(200);
    expect(texts(document, ".nothing h2")).toEqual(["Không tìm thấy văn bản nào"]);
    expect(document.querySelectorAll(".nothing a").length).toBeGreaterThan(1);
  });

  it("offers the filters that the question names, and more without marks", async () => {
    const { document } = await open(url("/", { q: "kế hoạch dân vận khéo" }));
    const offered = [...document.querySelectorAll(".narrowing")];
    expect(texts(document, ".narrowing").join(" ")).toContain("Loại: Kế hoạch (1)");
    const narrowed = await open(offered[0]?.getAttribute("href") ?? "");
    expect(texts(narrowed.document, ".chip")).toHaveLength(1);

    const little = await open(url("/", { q: "ăn" }));
    expect(little.document.querySelectorAll(".hit")).toHaveLength(1);
    expect(texts(little.document, ".unmarked").join(" ")).toMatch(/^Bỏ dấu: thêm \d+ văn bản/u);
    const nothing = await open(url("/", { q: "dàn vặn khéo" }));
    expect(texts(nothing.document, ".nothing a")).toContainEqual(
      expect.stringContaining("“dan van kheo” có"),
    );
  });

  it("says what it searched in place of a mistyped word", async () => {
    const { document } = await open(url("/", { q: "thánh công nhân" }));
    expect(texts(document, ".corrected-question")).toEqual([
      "Đã tìm “tháng công nhân” thay cho “thánh công nhân”.",
    ]);
    expect(document.querySelectorAll(".hit").length).toBeGreaterThan(1);
  });

  it("asks whether the marks of the archive were meant, and finds what it says", async () => {
    await vi.waitFor(
      () => expect(archive.reading.suggester.marked("thang cong nhan")).not.toBeNull(),
      200_000,
    );
    const { document } = await open(url("/", { q: "thang cong nhan" }));
    const [asked = ""] = texts(document, ".did-you-mean");
    expect(asked).toMatch(/^Bạn có muốn tìm “tháng công nhân”\? \d+ văn bản$/u);
    const meant = await open(document.querySelector(".did-you-mean a")?.getAttribute("href") ?? "");
    expect(texts(meant.document, "#so-ket-qua").join(" ")).toContain(asked.split("? ")[1]);
    expect(texts(meant.document, ".did-you-mean")).toEqual([]);
  });

  it("says how it understood fields and operators, and why each document is there where asked", async () => {
    const { document } = await open(url("/", { q: 'tỉnh:"bình thuận" "dân vận khéo"' }));
    expect(texts(document, ".explained")[0]).toContain("cụm từ “dân vận khéo” (đúng dấu); Tỉnh: Bình Thuận");
    expect(texts(document, ".why")).toEqual([]);
    const why = document.querySelector(".explained a")?.getAttribute("href") ?? "";
    expect(texts((await open(why)).document, ".why").join(" ")).toContain("Trích yếu có");
    expect(texts((await open(url("/", { q: "dân vận khéo" }))).document, ".explained")).toEqual([]);
  });

  it("shows a document without number, date and issuer as unknown, and escapes what it says", async () => {
    const { answer, document } = await open(url("/", { q: "bữa ăn ca" }));
    expect(texts(document, ".hit .unknown").length).toBeGreaterThan(1);
    expect(answer.text).not.toContain('<script>alert("x")');
  });

  it("shows a web page as an article about its document", async () => {
    const { document } = await open(url("/", { q: "triển khai công tác thông tin cơ sở" }));
    expect(texts(document, ".hit .kind")).toContain("Tin bài");
  });
});

describe("a document's page", () => {
  it("has the text with the question's words marked, citations as links and the line to paste", async () => {
    const { document } = await open(url(`/van-ban/${await idOf("88/KH-LĐLĐ")}`, { q: "dân vận khéo" }));
    expect(texts(document, "h1")).toEqual(["Thực hiện phong trào thi đua “Dân vận khéo” năm 2021"]);
    expect(texts(document, ".document-text mark")).toContain("Dân vận khéo");
    expect(texts(document, ".document-text a.citation").join(" ")).toContain("05-CT/TW");
    expect(texts(document, ".basis-line")[0]).toBe(
      "Kế hoạch số 88/KH-LĐLĐ ngày 05/3/2021 của Liên đoàn Lao động tỉnh Bình Thuận về việc thực hiện phong trào thi đua “Dân vận khéo” năm 2021",
    );
  });

  it("names who cites it", async () => {
    const { document } = await open(`/van-ban/${await idOf("88/KH-LĐLĐ")}`);
    expect(texts(document, "#duoc-vien-dan .rows a")).toEqual(["19/HD-LĐLĐ"]);
  });

  it("names the documents most like it, itself not among them", async () => {
    const id = await idOf("300/LĐLĐ");
    const { document } = await open(`/van-ban/${id}`);
    const links = [...document.querySelectorAll("#tuong-tu a")].map((link) => link.getAttribute("href"));
    expect(links).toHaveLength(5);
    expect(links).not.toContain(`/van-ban/${id}`);
    expect(texts(document, "#tuong-tu a")[0]).toMatch(/^Tổ chức Tháng Công nhân năm/u);
    expect(texts(document, "#tuong-tu .row-title")[0]).toMatch(/LĐLĐ · \d+\/6\/\d{4} · Liên đoàn Lao động/u);
    const { body } = await request(app).get(`/api/documents/${id}/similar`);
    expect(body.id).toBe(id);
    expect(body.similar.map((hit: { id: string }) => `/van-ban/${hit.id}`)).toEqual(links);
  });

  it("answers 404 for an id that the archive does not have, or that is none", async () => {
    for (const id of ["0".repeat(32), "x", "%2e%2e", "constructor", "0".repeat(5000)]) {
      expect((await request(app).get(`/van-ban/${id}`)).status).toBe(404);
    }
  });
});

describe("an original", () => {
  it("is handed out as it is, never to be run", async () => {
    const id = await idOf("88/KH-LĐLĐ");
    const answer = await request(app).get(`/van-ban/${id}/ban-goc`).buffer(true);
    expect(answer.status).toBe(200);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers["content-disposition"]).toContain("ke hoach 88.txt");
    expect((answer.body as Buffer).toString()).toContain("Dân vận khéo");
    const again = await request(app)
      .get(`/van-ban/${id}/ban-goc`)
      .set("If-None-Match", answer.headers.etag ?? "");
    expect(again.status).toBe(304);
  });

  it("is a download when it is a web page", async () => {
    const { body } = await request(app).get(
      url("/api/search", { q: "bản tin công đoàn nghệ an triển khai" }),
    );
    const page = body.hits.find((hit: { kind: string }) => hit.kind === "article");
    const answer = await request(app).get(`/van-ban/${page.id}/ban-goc`);
    expect(answer.headers["content-disposition"]).toMatch(/^attachment/u);
    expect(answer.headers["content-security-policy"]).toContain("sandbox");
  });

  it("is gone, and says so, when the file was changed or deleted", async () => {
    const id = await idOf("19/HD-LĐLĐ");
    const file = path.join(archive.folder, "19-hd-ldld.txt");
    writeFileSync(file, "khác");
    expect((await request(app).get(`/van-ban/${id}/ban-goc`)).status).toBe(410);
    rmSync(file);
    const { answer, document } = await open(`/van-ban/${id}/ban-goc`);
    expect(answer.status).toBe(410);
    expect(texts(document, "h1")).toEqual(["Không mở được bản gốc"]);
  });
});

describe("the API", () => {
  it("gives the same answer as the page", async () => {
    const params = { q: "tháng công nhân", year: ["2015", "2016"], sort: "newest" };
    const { body, status, headers } = await request(app).get(url("/api/search", params));
    const { document } = await open(url("/", params));
    expect(status).toBe(200);
    expect(headers["content-type"]).toContain("application/json");
    expect(body.query.q).toBe("tháng công nhân");
    expect(texts(document, ".hit .number")).toEqual(body.hits.map((hit: { number: string }) => hit.number));
    expect(Object.keys(body.facets)).toEqual(["campaign", "issuer", "province", "year", "type", "cites"]);
    expect(body.facets.year[0]).toMatchObject({
      id: expect.any(String),
      label: expect.any(String),
      count: expect.any(Number),
    });
  });

  it("says how the question was understood, and what else may be asked", async () => {
    const of = async (q: string) => (await request(app).get(url("/api/search", { q, explain: "1" }))).body;
    const found = await of("kế hoạch dân vận khéo");
    expect(found.explained).toContain("từ “vận” (đúng dấu)");
    expect(found.suggestedFilters).toContainEqual(
      expect.objectContaining({ facet: "type", label: "Kế hoạch", count: 1 }),
    );
    expect(found.hits[0].why.length).toBeGreaterThan(0);
    expect((await of("thánh công nhân")).corrected).toBe("tháng công nhân");
    expect((await of("tháng công nhân")).corrected).toBeUndefined();
    expect((await of("dàn vận khéo")).unmarked).toEqual({ q: "dan van kheo", total: expect.any(Number) });
  });

  it("finds values of a facet by their labels, beyond those that an answer has, counted for its question", async () => {
    const look = async (facet: string, text: string, more: Record<string, string> = {}) =>
      (await request(app).get(url(`/api/facets/${facet}`, { text, ...more }))).body;
    const answered = (await request(app).get("/api/search")).body.facets.cites;
    const held = new Set(answered.map(({ id }: { id: string }) => id));
    const beyond = Array.from({ length: DECREES }, (_, i) => i + 11).filter(
      (serial) => !held.has(`CP.NĐ.${serial}@2015`),
    );
    expect(beyond.length).toBeGreaterThan(0);
    for (const serial of beyond.slice(0, 3)) {
      const { values } = await look("cites", `nghi dinh ${serial} nd-cp 2015`);
      expect(values).toContainEqual(expect.objectContaining({ id: `CP.NĐ.${serial}@2015`, count: 1 }));
    }
    expect((await look("province", "ca mau")).values[0]).toEqual({
      id: "ca-mau",
      label: "Cà Mau",
      count: expect.any(Number),
      selected: false,
    });
    expect(await look("province", "ca mau", { q: "dân vận khéo" })).toEqual({
      facet: "province",
      text: "ca mau",
      values: [],
    });
    const unknown = await request(app).get("/api/facets/constructor?text=x");
    expect([unknown.status, unknown.body.error.code]).toEqual([404, "facet-unknown"]);
  });

  it("gives a document as it was read, with its text", async () => {
    const id = await idOf("141/LĐLĐ");
    const { body } = await request(app).get(`/api/documents/${id}`);
    expect(body).toMatchObject({
      id,
      number: "141/LĐLĐ",
      issuedOn: "2018-09-12",
      year: 2018,
      kind: "letter",
    });
    expect(body.text).toContain("thông tin cơ sở");
    expect(body.file).toContain("141.md");
  });

  it("says in JSON what is wrong", async () => {
    const unknown = await request(app).get(`/api/documents/${"0".repeat(32)}`);
    expect([unknown.status, unknown.body.error.code]).toEqual([404, "document-unknown"]);
    const alike = await request(app).get(`/api/documents/${"0".repeat(32)}/similar`);
    expect([alike.status, alike.body.error.code]).toEqual([404, "document-unknown"]);
    const nothing = await request(app).get("/api/nothing");
    expect([nothing.status, nothing.body.error.code]).toEqual([404, "not-found"]);
    const posted = await request(app).post("/api/search").send({ q: "x" });
    expect([posted.status, posted.body.error.code, posted.headers.allow]).toEqual([
      405,
      "method-not-allowed",
      "GET, HEAD",
    ]);
  });

  it("need not send an answer again that has not changed", async () => {
    const first = await request(app).get("/api/search?q=x");
    const second = await request(app)
      .get("/api/search?q=x")
      .set("If-None-Match", first.headers.etag ?? "");
    expect(second.status).toBe(304);
  });
});

describe("every answer", () => {
  it("keeps the browser strict: a new nonce each time, nothing inline, nothing from elsewhere", async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 2; i += 1) {
      const { answer, document } = await open(url("/", { q: "dân vận" }));
      const policy = answer.headers["content-security-policy"] ?? "";
      const nonce = /script-src 'nonce-([^']+)'/u.exec(policy)?.[1] ?? "";
      nonces.add(nonce);
      expect(policy).not.toMatch(/unsafe|https?:|\*/u);
      expect([...document.querySelectorAll("script")].map((s) => s.getAttribute("nonce"))).toEqual([nonce]);
      expect(document.querySelector("[style], style, [onclick], [onload]")).toBeNull();
      expect(answer.headers["x-powered-by"]).toBeUndefined();
    }
    expect(nonces.size).toBe(2);
  });

  it("survives hostile addresses without an error of ours", async () => {
    const hostile = [
      "/?q=%00%ff%fe",
      "/?q[a]=1&q[]=2&year=__proto__&type=constructor",
      `/?q=${"a".repeat(9000)}`,
      `/?q=${encodeURIComponent("dân ".repeat(700))}`,
      `/?q=${encodeURIComponent('"'.repeat(501))}`,
      "/?page=99999999999&size=-1&sort=drop",
      "/?page=1000000&size=100&q=dan",
      `/?${Array.from({ length: 900 }, (_, i) => `campaign=x${i}`).join("&")}`,
      "/?cites=%22%20OR%20%22&issuer=a'%5C&province=../../x",
      "/%E0%A4%A",
      "/van-ban/%E0%A4%A",
      "/api/documents/%E0%A4%A",
      "/api/search?q=%E0%A4%A",
      "/api/facets/cites?text=%00%ff%22%20OR%20%22&q=%E0%A4%A",
      `/api/facets/issuer?text=${"a".repeat(9000)}&issuer=x`,
      "/api/facets/__proto__?text=x",
      "/assets/../../package.json",
      "/assets/%2e%2e%2fpackage.json",
      "//evil.example/?q=x",
    ];
    for (const address of hostile) {
      const { status } = await request(app).get(address);
      expect([200, 301, 400, 404], address.slice(0, 80)).toContain(status);
    }
    expect((await request(app).post("/").send("x")).status).toBe(405);
    expect((await request(app).head("/?q=dan")).status).toBe(200);
  });

  it("is small, and its styles, script and fonts may be kept for ever", async () => {
    const { answer, document } = await open(url("/", { q: "tháng công nhân" }));
    const parts = [...document.querySelectorAll("link[href][rel=stylesheet], link[as=font]")].map(
      (link) => link.getAttribute("href") ?? "",
    );
    const addresses = [...parts, document.querySelector("script")?.getAttribute("src") ?? ""];
    expect(addresses).toHaveLength(6);
    let total = Number(answer.headers["content-length"] ?? 0) || (await zipped(answer.text));
    for (const address of addresses) {
      const part = await request(app).get(address).buffer(true);
      // What a module imports comes with it.
      for (const [, imported = ""] of (part.text ?? "").matchAll(/^import [^"]*"(\/assets\/[^"]+)";/gmu))
        if (!addresses.includes(imported)) addresses.push(imported);
      expect(part.headers["cache-control"]).toContain("immutable");
      total += address.endsWith("woff2")
        ? (part.body as Buffer).length
        : await zipped(part.text ?? String(part.body));
    }
    expect(addresses.filter((address) => address.endsWith(".js")).length).toBeGreaterThan(5);
    expect(total).toBeLessThan(100_000);
  });

  it("leaves what was asked out of the log", async () => {
    await request(app)
      .get(url("/", { q: "tìm-điều-riêng-tư" }))
      .set("Referer", "http://x/?q=bi-mat");
    const lines = archive.log.join("");
    expect(lines).toContain('"path":"/"');
    expect(lines).not.toMatch(/ri%C3%AAng|riêng|bi-mat/u);
  });
});

describe("when something is away", () => {
  const away = () => {
    const services = houseWith(archive.services, {
      search: {
        ...archive.reading.search,
        search: () => Promise.reject(new EngineError("engine-away", "Máy tìm kiếm không trả lời.")),
      },
      status: async () => ({ engine: { state: "starting" as const }, indexing: null }),
    });
    return createApp(services);
  };

  it("says that the engine is starting, keeps the question and asks again by itself", async () => {
    const answer = await request(away()).get(url("/", { q: "dân vận khéo", year: "2021" }));
    const { document } = parseHTML(answer.text);
    expect(answer.status).toBe(503);
    expect(answer.headers["retry-after"]).toBe("5");
    expect(texts(document, "h1")).toEqual(["Máy tìm kiếm đang khởi động"]);
    expect(document.querySelector("#q")?.getAttribute("value")).toBe("dân vận khéo");
    expect(document.querySelector("body")?.getAttribute("data-again")).toBe("5");
    expect(answer.text).toContain('http-equiv="refresh"');
    const api = await request(away()).get("/api/search?q=x");
    expect([api.status, api.body.error.code]).toEqual([503, "engine-away"]);
  });

  it("still shows documents, which the catalogue holds", async () => {
    expect((await request(away()).get(`/van-ban/${await idOf("141/LĐLĐ")}`)).status).toBe(200);
  });

  it("is healthy only when a question could be answered", async () => {
    expect((await request(app).get("/healthz")).body).toMatchObject({
      ok: true,
      engine: "ready",
      documents: 30,
    });
    expect((await request(away()).get("/healthz")).status).toBe(503);
  });

  it("asks for a moment's patience while the catalogue is locked, and does not say where it lies", async () => {
    const search = {
      ...archive.reading.search,
      search: () =>
        Promise.reject(new BusyError("catalogue-locked", "/srv/secret/catalogue.db đang bị khoá")),
    };
    const locked = createApp(houseWith(archive.services, { search }));
    const page = await request(locked).get("/?q=x");
    expect([page.status, page.text.includes("đang bị một chương trình khác giữ")]).toEqual([503, true]);
    const api = await request(locked).get("/api/search?q=x");
    expect([api.status, api.body.error.code]).toEqual([503, "catalogue-locked"]);
    expect(page.text + api.text).not.toContain("/srv/secret");
  });

  it("shows an error of ours with its number in the log, and nothing of its insides", async () => {
    const search = { ...archive.reading.search, search: () => Promise.reject(new Error("secret detail")) };
    const broken = createApp(houseWith(archive.services, { search }));
    const answer = await request(broken).get("/?q=x");
    const reference = parseHTML(answer.text).document.querySelector(".reference code")?.textContent ?? "none";
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain("secret detail");
    expect(archive.log.some((line) => line.includes(reference) && line.includes("secret detail"))).toBe(true);
  });

  it("says quietly that documents are still coming in", async () => {
    const status = async () => ({
      engine: { state: "ready" as const },
      indexing: { stage: "files" as const, rate: 12, failed: 0, done: 1200, total: 3000, secondsLeft: 100 },
    });
    const busy = createApp(houseWith(archive.services, { status }));
    const { document } = parseHTML((await request(busy).get("/")).text);
    expect(texts(document, ".progress")[0]).toContain("1.200 trên 3.000 tệp, còn khoảng 2 phút");
  });
});

async function zipped(text: string): Promise<number> {
  const { gzipSync } = await import("node:zlib");
  return gzipSync(text).length;
}

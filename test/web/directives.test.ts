import { unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import request from "supertest";
import { describe, expect, it } from "vitest";
import { BAC_BINH, BINH_THUAN, letter, NINH_THUAN } from "../graph/archive.ts";
import { pagesOf } from "./letters-only.ts";

const INFO = "về đẩy mạnh công tác thông tin cơ sở trong tình hình mới";
const LETTERS = [
  letter({
    ...{ organ: BINH_THUAN, number: "88/KH-LĐLĐ", dateline: "Bình Thuận, ngày 05 tháng 3 năm 2017" },
    subject: "tuyên truyền công tác thông tin cơ sở",
    body: `Thực hiện Chỉ thị số 07-CT/TW ngày 05/9/2016 của Ban Bí thư ${INFO}, Ban Thường vụ đề nghị tuyên truyền.`,
  }),
  letter({
    ...{ organ: BAC_BINH, number: "19/LĐLĐ", dateline: "Bắc Bình, ngày 02 tháng 4 năm 2017" },
    subject: "tuyên truyền thông tin cơ sở",
    body: `Thực hiện Kế hoạch số 88/KH-LĐLĐ ngày 05/3/2017 của Liên đoàn Lao động tỉnh Bình Thuận, đề nghị các đơn vị tuyên truyền.`,
  }),
  letter({
    ...{ organ: NINH_THUAN, number: "45/LĐLĐ", dateline: "Ninh Thuận, ngày 10 tháng 5 năm 2018" },
    subject: "báo cáo công tác thông tin",
    body: `Trong năm đã phổ biến Chỉ thị 07 CT/TW ngày 06/9/2016 của Ban Bí thư ${INFO} và Luật Công đoàn số 12/2012/QH13.`,
  }),
];

const { app, ids } = pagesOf(LETTERS);
const INFORMATION = "/chi-thi/TW.CT.07%40XII";

async function open(address: string) {
  const answer = await request(app).get(address);
  return { answer, document: parseHTML(answer.text).document };
}

const clean = (text: string | null | undefined): string => (text ?? "").replace(/\s+/gu, " ").trim();
const texts = (document: Document, selector: string): string[] =>
  [...document.querySelectorAll(selector)].map((node) => clean(node.textContent));

describe("the page of a directive", () => {
  it("says what it is, that it is wanted, and who cites it, while the engine is away", async () => {
    const { answer, document } = await open(INFORMATION);
    expect(answer.status).toBe(200);
    expect(texts(document, "h1")).toEqual(["Chỉ thị số 07-CT/TW"]);
    expect(texts(document, ".directive-title")).toEqual([
      "Về đẩy mạnh công tác thông tin cơ sở trong tình hình mới",
    ]);
    expect(texts(document, ".directive-says .wanted")).toEqual([
      "chưa có trong kho, đọc từ 2 văn bản viện dẫn",
    ]);
    expect(texts(document, ".basis-line")[0]).toMatch(
      /^Chỉ thị số 07-CT\/TW ngày 05\/9\/2016 của Ban Bí thư về đẩy mạnh/u,
    );
    expect(texts(document, ".figures strong")).toEqual(["2", "1", "1 / 34", "2", "1"]);
    expect(texts(document, ".citing-rows .number")).toEqual(["45/LĐLĐ", "88/KH-LĐLĐ"]);
  });

  it("draws the chain with a link on every other document", async () => {
    const { document } = await open(INFORMATION);
    expect(texts(document, "svg .chain-label")).toEqual([
      "Chỉ thị 07-CT/TW",
      "Kế hoạch 88/KH-LĐLĐ",
      "Công văn 19/LĐLĐ",
    ]);
    const links = [...document.querySelectorAll("svg a")].map((link) => link.getAttribute("href") ?? "");
    expect(links).toHaveLength(2);
    for (const link of links) expect((await request(app).get(link)).status).toBe(200);
    expect(texts(document, ".chain-list > li > strong")).toEqual(["Chỉ thị 07-CT/TW (2016)"]);
  });

  it("shows the coverage by today's provinces and, on demand, by those of before", async () => {
    const today = (await open(INFORMATION)).document;
    expect(texts(today, ".coverage tbody th")).toEqual(["Lâm Đồng"]);
    expect(texts(today, ".coverage .missing summary")).toEqual([
      "33 tỉnh, thành chưa thấy văn bản triển khai",
    ]);
    expect(texts(today, ".careful")[0]).toContain("Chỉ tính văn bản có trong kho");
    const href = today.querySelector(".coverage-links a")?.getAttribute("href") ?? "";
    const before = (await open(href)).document;
    expect(texts(before, ".coverage tbody th")).toEqual(["Bình Thuận"]);
    expect(texts(before, ".coverage .missing summary")).toEqual([
      "62 tỉnh, thành chưa thấy văn bản triển khai",
    ]);
  });

  it("lays conflicting dates side by side, each linked to its passage", async () => {
    const { document } = await open(INFORMATION);
    expect(texts(document, ".conflict dt")).toEqual([
      "05/9/2016 (1 văn bản ghi)",
      "06/9/2016 (1 văn bản ghi)",
    ]);
    const href = document.querySelectorAll(".conflict .quote a")[1]?.getAttribute("href") ?? "";
    const [path = "", anchor] = href.split("#");
    expect(path).toBe(`/van-ban/${ids[2]}`);
    const there = parseHTML((await request(app).get(path)).text).document;
    expect(clean(there.querySelector(`[id="${anchor}"]`)?.textContent)).toMatch(
      /^Chỉ thị 07 CT\/TW ngày 06\/9\/2016/u,
    );
  });

  it("narrows the citing documents to one relation", async () => {
    const { document } = await open(`${INFORMATION}?relation=carries-out`);
    expect(texts(document, ".citing-rows .number")).toEqual(["88/KH-LĐLĐ"]);
    expect(texts(document, ".tabs [aria-current]")).toEqual(["Thực hiện 1"]);
  });

  it("opens laws and keys with slashes, written plainly or escaped", async () => {
    for (const address of ["/chi-thi/12%2F2012%2FQH13", "/chi-thi/12/2012/QH13"]) {
      const { answer, document } = await open(address);
      expect([answer.status, texts(document, "h1")]).toEqual([200, ["Luật Công đoàn (12/2012/QH13)"]]);
    }
  });

  it("hands out the coverage as a workbook and as CSV", async () => {
    const workbook = await request(app).get(`${INFORMATION}?dang=xlsx`).buffer(true).parse(bytes);
    expect(workbook.headers["content-disposition"]).toBe(
      'attachment; filename="trien-khai-chi-thi-07-ct-tw-2016.xlsx"',
    );
    const sheet = Buffer.from(
      unzipSync(workbook.body as Buffer)["xl/worksheets/sheet1.xml"] ?? [],
    ).toString();
    expect(sheet).toContain("Lâm Đồng");
    const { text } = await request(app).get(`${INFORMATION}?dang=csv`);
    const lines = text.trim().split("\r\n");
    expect(lines).toContain('"34 tỉnh, thành hiện nay",Cà Mau,,chưa thấy trong kho,0,');
    expect(lines.filter((line) => line.startsWith('"63 tỉnh'))).toHaveLength(63);
  });

  it("says 404 for what nobody knows, with what is near", async () => {
    const unknown = await open("/chi-thi/TW.CT.99%40XII");
    expect([unknown.answer.status, texts(unknown.document, "h1")]).toEqual([
      404,
      ["Kho không biết văn bản này"],
    ]);
    for (const wrong of ["07 ct/tw", "TW.CT.07@IX"]) {
      const near = await open(`/chi-thi/${encodeURIComponent(wrong)}`);
      expect(near.answer.status).toBe(404);
      expect(texts(near.document, ".directive-rows a"), wrong).toEqual(["Chỉ thị 07-CT/TW (2016)"]);
    }
  });
});

describe("the first page of directives", () => {
  it("lists the most cited ones, with the ways to what is wanted and what does not fit", async () => {
    const { document } = await open("/chi-thi");
    expect(texts(document, ".directive-rows a")).toContain("Chỉ thị 07-CT/TW (2016)");
    expect(texts(document, ".directive-ways .says").slice(0, 2)).toEqual(["2 văn bản", "1 văn bản"]);
    expect(texts(document, "nav [aria-current]")).toEqual(["Chỉ thị"]);
  });

  it("leads any spelling of a number to its directive", async () => {
    for (const q of ["07-CT/TW", "07 - ct/tw", "chỉ thị 07 ngày 5/9/2016 của Ban Bí thư"]) {
      const { status, headers } = await request(app).get("/chi-thi").query({ q });
      expect([status, headers.location], q).toEqual([303, INFORMATION]);
    }
  });

  it("offers candidates where a number is not one directive, and says what is unknown", async () => {
    const twice = pagesOf(
      [BINH_THUAN, NINH_THUAN].map((organ) =>
        letter({
          organ,
          number: "218/LĐLĐ",
          dateline: "Bình Thuận, ngày 10 tháng 3 năm 2018",
          subject: "x",
          body: "Y.",
        }),
      ),
    );
    const { text } = await request(twice.app).get("/chi-thi").query({ q: "218/LĐLĐ" });
    expect(texts(parseHTML(text).document, ".answer h2, .answer .directive-rows a")).toEqual([
      "“218/LĐLĐ” có thể là một trong 2 văn bản",
      "Công văn 218/LĐLĐ, Bình Thuận (2018)",
      "Công văn 218/LĐLĐ, Ninh Thuận (2018)",
    ]);
    const there = await request(twice.app).get("/chi-thi").query({ q: "218/LĐLĐ ninh thuan" });
    expect(decodeURIComponent(there.headers.location ?? "")).toBe("/chi-thi/ninh-thuan.LĐLĐ.CV.218@2018");
    const unknown = await open(`/chi-thi?q=${encodeURIComponent("999/KH-XYZ")}`);
    expect(texts(unknown.document, ".answer h2")).toEqual(["Chưa gặp văn bản nào có số 999/KH-XYZ"]);
    const words = await open(`/chi-thi?q=${encodeURIComponent("nông thôn mới")}`);
    expect(texts(words.document, ".answer h2")).toEqual(["Không thấy số văn bản trong “nông thôn mới”"]);
  });

  it("is at home in an empty archive", async () => {
    const empty = pagesOf([]);
    for (const address of ["/chi-thi", "/chi-thi/thieu", "/chi-thi/mau-thuan"])
      expect((await request(empty.app).get(address)).status).toBe(200);
  });
});

describe("the lists over the archive", () => {
  it("names what is wanted, the most cited first, and finds in it without marks", async () => {
    const { document } = await open("/chi-thi/thieu");
    expect(texts(document, ".directive-rows a")).toEqual([
      "Chỉ thị 07-CT/TW (2016)",
      "Luật Công đoàn (12/2012/QH13)",
    ]);
    const found = await open("/chi-thi/thieu?q=thong%20tin%20co%20so");
    expect(texts(found.document, ".directive-rows a")).toEqual(["Chỉ thị 07-CT/TW (2016)"]);
    const { text } = await request(app).get("/chi-thi/thieu?dang=csv");
    expect(text.trim().split("\r\n")).toHaveLength(3);
  });

  it("names what does not fit together", async () => {
    const { document } = await open("/chi-thi/mau-thuan");
    expect(texts(document, ".conflicts h2 a")).toEqual(["Chỉ thị 07-CT/TW (2016)"]);
    expect(texts(document, ".conflict dt")).toHaveLength(2);
  });
});

describe("addresses from anywhere", () => {
  it("never make an error of ours", async () => {
    const hostile = [
      "/chi-thi?q=%00%ff",
      `/chi-thi?q=${"a".repeat(9000)}`,
      "/chi-thi?q[a]=1&page=__proto__",
      "/chi-thi/%E0%A4%A",
      "/chi-thi/__proto__",
      "/chi-thi/constructor?relation=constructor&page=0&provinces=x&dang=y",
      `${INFORMATION}?page=999999999&relation=toString`,
      "/chi-thi/thieu?q=%25_%22'%3B--&page=-1",
      `/chi-thi/${"x".repeat(5000)}`,
      "/chi-thi//",
    ];
    for (const address of hostile)
      expect([200, 303, 400, 404], address.slice(0, 60)).toContain((await request(app).get(address)).status);
  });
});

function bytes(answer: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  answer.on("data", (part: Buffer) => parts.push(part));
  answer.on("end", () => done(null, Buffer.concat(parts)));
}

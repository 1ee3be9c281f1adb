import { parseHTML } from "linkedom";
import request from "supertest";
import { describe, expect, it } from "vitest";
import { BINH_THUAN, letter, NINH_THUAN } from "../graph/archive.ts";
import { pagesOf } from "./letters-only.ts";

const PLAN = "đẩy mạnh phong trào “Dân vận khéo” trong công nhân lao động";
const { app, log } = pagesOf([
  letter({
    ...{ organ: BINH_THUAN, number: "62/KH-LĐLĐ", dateline: "Bình Thuận, ngày 12 tháng 4 năm 2018" },
    subject: PLAN,
    body: "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.",
  }),
  letter({
    ...{ organ: NINH_THUAN, number: "62/KH-LĐLĐ", dateline: "Ninh Thuận, ngày 20 tháng 6 năm 2018" },
    subject: PLAN,
    body: "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.",
  }),
]);

const DRAFT = `LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN

Số: 99/LĐLĐ

Bình Thuận, ngày 10 tháng 6 năm 2019

Kính gửi: Các đơn vị.

Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh; Kế hoạch số 62/KH-LĐLĐ ngày 15/4/2018 của Liên đoàn Lao động tỉnh Bình Thuận;

Căn cứ Kế hoạch số 777-KH/TU ngày 01/02/2019 của Tỉnh ủy <b>Bình Thuận</b> về tuyên truyền.`;

const clean = (text: string | null | undefined): string => (text ?? "").replace(/\s+/gu, " ").trim();
const texts = (document: Document, selector: string): string[] =>
  [...document.querySelectorAll(selector)].map((node) => clean(node.textContent));

async function check(text: string) {
  const answer = await request(app).post("/chi-thi/kiem-tra").type("form").send({ text });
  return { answer, document: parseHTML(answer.text).document };
}

describe("checking a draft", () => {
  it("lists what is doubtful first, with what is wrong, and the line to paste for what is known", async () => {
    const { answer, document } = await check(DRAFT);
    expect(answer.status).toBe(200);
    expect(texts(document, ".check-summary")).toEqual(["3 viện dẫn, 2 chỗ cần xem lại."]);
    expect(texts(document, "#can-xem .check-cited").map((text) => text.slice(0, 28))).toEqual([
      "Kế hoạch số 62/KH-LĐLĐ ngày ",
      "Kế hoạch số 777-KH/TU ngày 0",
    ]);
    expect(texts(document, "#can-xem .check-note")).toEqual([
      "In ngày 15/4/2018, văn bản trong kho có ngày 12/4/2018.",
      "Chưa gặp văn bản này trong kho và trong các bảng; hãy đối chiếu với bản gốc.",
    ]);
    expect(texts(document, "#dung .basis-line")).toEqual([
      "Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    ]);
  });

  it("marks each citation in the text, linked to its line and back", async () => {
    const { answer, document } = await check(DRAFT);
    const marks = [...document.querySelectorAll(".check-text a.citation")];
    expect(marks.map((mark) => mark.className.split(" ").at(-1))).toEqual(["fine", "doubt", "unknown"]);
    for (const mark of marks) {
      const row = document.querySelector(`[id="${mark.getAttribute("href")?.slice(1)}"]`);
      expect(row?.querySelector(".check-cited a")?.getAttribute("href")).toBe(`#${mark.id}`);
    }
    expect(document.querySelector(".check-text b")).toBeNull();
    expect(answer.text).not.toContain("<b>Bình Thuận");
  });

  it("offers the candidates of what is ambiguous", async () => {
    const { document } = await check("Thực hiện Kế hoạch số 62/KH-LĐLĐ của Liên đoàn Lao động tỉnh.");
    expect(texts(document, ".check-row.open .directive-rows a")).toEqual([
      "Kế hoạch 62/KH-LĐLĐ, Bình Thuận (2018)",
      "Kế hoạch 62/KH-LĐLĐ, Ninh Thuận (2018)",
    ]);
  });

  it("keeps nothing: neither in a cache nor in the log", async () => {
    const { answer } = await check(DRAFT);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(log.join("")).not.toMatch(/777|KH-L/u);
  });

  it("says what it cannot take", async () => {
    expect((await check("  ")).answer.status).toBe(400);
    for (const [letters, length] of [
      ["ạ", 400_000],
      ["x", 4_000_000],
    ] as const) {
      const { answer, document } = await check(letters.repeat(length));
      expect([answer.status, texts(document, "[role=alert]")]).toEqual([
        413,
        ["Văn bản dài quá 1 MB; hãy dán từng phần."],
      ]);
    }
    const empty = await check("Không có viện dẫn nào ở đây.");
    expect(texts(empty.document, ".check-summary")).toEqual(["Không thấy viện dẫn nào trong văn bản này."]);
    expect((await request(app).get("/chi-thi/kiem-tra")).status).toBe(200);
  });

  it("answers to a draft of the greatest length", async () => {
    const line =
      "Căn cứ Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị và Luật Công đoàn số 12/2012/QH13.\n\n";
    const { answer } = await check(line.repeat(Math.floor(1_000_000 / Buffer.byteLength(line))));
    expect(answer.status).toBe(200);
  });
});

describe("the graph for programs", () => {
  it("resolves any spelling of a number", async () => {
    const { body } = await request(app).get("/api/directives").query({ q: "05 - ct/tw" });
    expect(body).toMatchObject({
      number: "05-CT/TW",
      directive: { key: "TW.CT.05@XII", citedBy: 2, document: null },
      candidates: [],
    });
    expect((await request(app).get("/api/directives")).body.error.code).toBe("bad-request");
  });

  it("gives a directive with who cites it, chain, coverage and conflicts", async () => {
    const { body } = await request(app).get("/api/directives/TW.CT.05%40XII?size=1&page=2");
    expect(body).toMatchObject({
      key: "TW.CT.05@XII",
      citedBy: 2,
      conflicts: [],
      citing: { total: 2, page: 2, pages: 2, rows: [{ number: "62/KH-LĐLĐ", relation: "carries-out" }] },
      chain: { root: "TW.CT.05@XII" },
      coverage: { organs: [{ documents: 1 }, { documents: 1 }] },
    });
    expect(body.citing.rows).toHaveLength(1);
    const unknown = await request(app).get("/api/directives/12/2099/QH99");
    expect([unknown.status, unknown.body.error.code]).toEqual([404, "directive-unknown"]);
    expect((await request(app).get("/api/directives/12%2F2012%2FQH13")).body.title).toBe("Luật Công đoàn");
  });

  it("lists what is wanted", async () => {
    const { body } = await request(app).get("/api/wanted");
    expect(body).toMatchObject({
      total: 1,
      page: 1,
      pages: 1,
      wanted: [{ key: "TW.CT.05@XII", citedBy: 2 }],
    });
  });

  it("resolves the citations of a text, plain or in JSON, up to its size", async () => {
    const plain = await request(app).post("/api/cite").type("text/plain").send(DRAFT);
    const json = await request(app).post("/api/cite").send({ text: DRAFT });
    expect(plain.body).toEqual(json.body);
    expect(
      plain.body.citations.map(({ start, end }: { start: number; end: number }) =>
        plain.body.text.slice(start, end).slice(0, 12),
      ),
    ).toEqual(["Chỉ thị số 0", "Kế hoạch số ", "Kế hoạch số "]);
    for (const [type, body] of [
      ["text/plain", "x".repeat(1_000_001)],
      ["application/json", JSON.stringify({ text: "ạ".repeat(400_000) })],
    ] as const) {
      const long = await request(app).post("/api/cite").type(type).send(body);
      expect([long.status, long.body.error.code]).toEqual([413, "too-large"]);
    }
    const broken = await request(app).post("/api/cite").type("application/json").send("{");
    expect([broken.status, broken.body.error.code]).toEqual([400, "bad-request"]);
    expect((await request(app).post("/api/cite").send({ text: 7 })).status).toBe(400);
    const asked = await request(app).get("/api/cite");
    expect([asked.status, asked.headers.allow]).toEqual([405, "POST"]);
  });
});

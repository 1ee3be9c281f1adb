import { parseHTML } from "linkedom";
import request from "supertest";
import { describe, expect, it } from "vitest";
import { BINH_THUAN, letter } from "../graph/archive.ts";
import { pagesOf } from "./letters-only.ts";

const { app, ids, catalogue } = pagesOf([
  letter({
    ...{ organ: BINH_THUAN, number: "88/KH-LĐLĐ", dateline: "Bình Thuận, ngày 05 tháng 3 năm 2017" },
    subject: "tuyên truyền công tác thông tin cơ sở",
    body: "Đề nghị các đơn vị tuyên truyền.",
  }),
]);
const NOW = "2026-03-04T05:06:07.000Z";
catalogue.noteRoot({ path: "/kho", shown: "kho", device: "1" });
const fail = (path: string, code: string, reason: string) =>
  catalogue.noteFile({
    ...{ path: `/kho/${path}`, shown: `kho/${path}`, stamp: "1", modified: 1, extraction: "1" },
    ...{ notedAt: NOW, code, reason },
  });
for (let n = 100; n < 230; n += 1) fail(`2017/hỏng ${n}.pdf`, "damaged", "tệp hỏng hoặc bị cắt cụt");
fail("<b>mật.docx", "secret", "văn bản có dấu MẬT: không được lưu trên máy nối mạng");
fail("quét.pdf", "waiting", "chờ nhận dạng chữ");
fail("ảnh.db", "data", "dữ liệu của chương trình, không phải văn bản");

async function open(address: string) {
  const answer = await request(app).get(address);
  return { answer, document: parseHTML(answer.text).document };
}
const clean = (text: string | null | undefined): string => (text ?? "").replace(/\s+/gu, " ").trim();
const texts = (document: Document, selector: string): string[] =>
  [...document.querySelectorAll(selector)].map((node) => clean(node.textContent));

describe("the archive room", () => {
  it("says what came in, and what did not by cause, with what to do", async () => {
    const { answer, document } = await open("/phong-luu-tru");
    expect(answer.status).toBe(200);
    expect(texts(document, ".figures li")).toEqual([
      "1 văn bản trong kho",
      "134 tệp đã xem",
      "130 tệp cần người xem",
      "1 tệp đang chờ",
      "1 tệp bị từ chối",
      "1 văn bản chưa vào chỉ mục",
    ]);
    expect(texts(document, ".cause summary strong")).toEqual([
      "Tệp hỏng hoặc bị cắt cụt",
      "Bản quét chờ nhận dạng chữ",
      "Văn bản có dấu mật",
    ]);
    expect(texts(document, "#vi-damaged .path")).toHaveLength(10);
    expect(texts(document, "#vi-damaged a")).toEqual(["Xem cả 130 tệp"]);
    expect(texts(document, "#vi-secret .path")).toEqual(["kho/<b>mật.docx"]);
    expect(texts(document, "#vi-secret .advice")[0]).toContain("Luật Bảo vệ bí mật nhà nước");
    expect(
      [...document.querySelectorAll(".room-columns a")].map((link) => link.getAttribute("href")),
    ).toEqual([`/van-ban/${ids[0]}`]);
    const rows = [...document.querySelectorAll(".folders tbody tr")].map((row) =>
      [...row.children].map((cell) => clean(cell.textContent)),
    );
    expect(rows).toEqual([
      ["kho", "1", "2"],
      ["kho/2017", "0", "130"],
    ]);
  });

  it("lists all files of one cause page by page, and no cause that nothing has", async () => {
    const first = await open("/phong-luu-tru/damaged");
    expect(texts(first.document, ".path")).toHaveLength(100);
    const second = await open("/phong-luu-tru/damaged?page=2");
    expect(texts(second.document, ".path")).toHaveLength(30);
    expect(texts(second.document, ".path").at(-1)).toBe("kho/2017/hỏng 229.pdf");
    expect((await open("/phong-luu-tru/empty")).answer.status).toBe(404);
    // What is passed over on purpose is no failure.
    expect((await open("/phong-luu-tru/data")).answer.status).toBe(404);
  });

  it("tells programs the same", async () => {
    const { body } = await request(app).get("/api/archive");
    expect(body).toMatchObject({ documents: 1, files: 134, failed: 132, indexing: null });
    expect(body.causes.map(({ code, kind, count }: Record<string, unknown>) => [code, kind, count])).toEqual([
      ["damaged", "failed", 130],
      ["waiting", "waiting", 1],
      ["secret", "refused", 1],
    ]);
    expect(body.causes[0].files).toHaveLength(130);
    expect((await request(app).post("/api/archive")).status).toBe(405);
  });

  it("says how runs went", async () => {
    const run = catalogue.beginRun(NOW);
    const summary = { taken: 3, known: 1, unchanged: 1200, failed: 2, removed: 4, seconds: 5 };
    catalogue.endRun(run, NOW, { how: "done", summary });
    catalogue.endRun(catalogue.beginRun(NOW), NOW, { how: "failed", reason: "Đĩa đã đầy." });
    catalogue.beginRun(NOW);
    const { document } = await open("/phong-luu-tru");
    expect(texts(document, ".room-columns section:last-child .row-title")).toEqual([
      "bị ngắt giữa chừng",
      "dừng vì lỗi: Đĩa đã đầy.",
      "nhận mới 3, bản sao hoặc chuyển chỗ 1, không đổi 1.200, gỡ 4, không nhận được 2",
    ]);
  });

  it("shows how far a run is, and asks again by itself where no scripts run", async () => {
    const during = pagesOf([], {
      indexing: { stage: "files", done: 300, total: 1200, failed: 2, rate: 25.4, secondsLeft: 36 },
    });
    const { text } = await request(during.app).get("/phong-luu-tru");
    const { document } = parseHTML(text);
    expect(texts(document, ".running p")).toEqual([
      "Đang đưa văn bản vào kho: 300 trên 1.200 tệp, còn dưới 1 phút. Kết quả có thể chưa đủ.",
      "25 tệp mỗi giây, 2 tệp không nhận được",
    ]);
    expect(document.querySelector("progress")?.getAttribute("value")).toBe("25");
    expect(text).toContain('<noscript><meta http-equiv="refresh" content="5"/></noscript>');
    expect((await open("/phong-luu-tru")).answer.text).not.toContain("http-equiv");
  });
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { parseHTML } from "linkedom";
import request from "supertest";
import { expect, it } from "vitest";
import type { ScannedLine } from "../../src/reading/scan.ts";
import { BINH_THUAN, letter } from "../graph/archive.ts";
import { pagesOf } from "./letters-only.ts";

const { app, ids, catalogue, accounts } = pagesOf([
  letter({
    ...{ organ: BINH_THUAN, number: "…/KH-LĐLĐ", dateline: "Bình Thuận, ngày 05 tháng 3 năm 2017" },
    ...{ subject: "tuyên truyền công tác thông tin cơ sở", body: "Đề nghị các đơn vị tuyên truyền." },
  }),
]);
const [id = ""] = ids;
const png = readFileSync(path.join(import.meta.dirname, "../indexer/extract/files/quet-in.png"));
const line = (field: ScannedLine["field"], text: string, certain: boolean): ScannedLine => ({
  ...{ field, text, certain, readings: certain ? [] : ["218/KH-LĐLĐ"] },
});
catalogue.keepScan(
  id,
  {
    ...{ pages: [0.93], signedOn: null },
    lines: [
      line("number", "Số: …/KH-LĐLĐ", false),
      line("date", "Bình Thuận, ngày 05 tháng 3 năm 2017", true),
    ],
  },
  [
    { field: "number", png },
    { field: "date", png },
  ],
);

it("a number that is written by hand is shown as the picture of its line, beside its field", async () => {
  const { document } = parseHTML((await request(app).get(`/van-ban/${id}`)).text);
  const pictures = [...document.querySelectorAll(".handwritten")];
  // The date was read with certainty.
  expect(pictures.map((picture) => picture.closest(".card-row")?.querySelector("dt")?.textContent)).toEqual([
    "Số",
  ]);
  const image = pictures[0]?.querySelector("img");
  expect(image?.getAttribute("alt")).toBe(
    "Ảnh chụp dòng số của bản quét; máy chỉ đọc chắc được “Số: …/KH-LĐLĐ”",
  );
  expect(pictures[0]?.textContent).toBe("Số ghi tay hoặc mờ: đọc ở ảnh");
  const answer = await request(app).get(image?.getAttribute("src") ?? "");
  expect([answer.status, answer.headers["content-type"]]).toEqual([200, "image/png"]);
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect(answer.headers["content-security-policy"]).toContain("sandbox");
  expect(Buffer.compare(answer.body, png)).toBe(0);
});

it("nothing else has a picture, and nobody sees one who may not read the document", async () => {
  for (const address of [
    `/van-ban/${"0".repeat(32)}/dong-chu/number`,
    `/van-ban/${id}/dong-chu/subject`,
    `/van-ban/${id}/dong-chu/..%2fnumber`,
  ])
    expect((await request(app).get(address)).status).toBe(404);
  accounts.add({ name: "quan.tri", fullName: "", role: "administrator" });
  expect((await request(app).get(`/van-ban/${id}/dong-chu/number`)).status).toBe(303);
});

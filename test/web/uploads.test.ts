import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import http, { type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import express from "express";
import { strToU8, zipSync } from "fflate";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataFolder } from "../../src/data-folder.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import { identify } from "../../web/access/visitor.ts";
import { createApp } from "../../web/app.ts";
import type { SendPage } from "../../web/pages.ts";
import { uploadRoutes } from "../../web/routes/uploads.tsx";
import { filesBelow } from "../files-below.ts";
import { letterText } from "../indexer/files.ts";
import { type Archive, openArchive } from "./archive.ts";
import { LETTERS } from "./letters.ts";

let archive: Archive;
let server: http.Server;
let port: number;
let cookie = "";
let token = "";
beforeAll(async () => {
  archive = await openArchive();
  server = createApp(archive.services).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  ({ port } = server.address() as AddressInfo);
  const page = await get("/tai-len");
  cookie = page.headers["set-cookie"]?.[0]?.split(";", 1)[0] ?? "";
  token = parseHTML(page.text).document.querySelector('input[name="_the"]')?.getAttribute("value") ?? "";
}, 60_000);
afterAll(async () => {
  server.closeAllConnections();
  await archive.close();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}
const BOUNDARY = "----ranh-gioi-42";
type Part = { readonly name: string; readonly filename?: string; readonly content: string | Uint8Array };

function body(parts: readonly Part[], end = `--${BOUNDARY}--\r\n`): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ name, filename, content }) => [
      Buffer.from(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${
          filename === undefined ? "" : `; filename="${filename}"\r\nContent-Type: application/octet-stream`
        }\r\n\r\n`,
      ),
      Buffer.from(content as Uint8Array),
      Buffer.from("\r\n"),
    ]),
    Buffer.from(end),
  ]);
}
const file = (filename: string, content: string | Uint8Array): Part => ({ name: "tep", filename, content });
const withToken = (...parts: Part[]): Buffer => body([{ name: "_the", content: token }, ...parts]);

function ask(
  options: http.RequestOptions,
  write: (request: http.ClientRequest) => void = (request) => request.end(),
  to = port,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port: to, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
      response.on("error", reject);
    });
    request.on("error", reject);
    write(request);
  });
}
const get = (address: string) => ask({ path: address, headers: { cookie } });
const headers = (more: http.OutgoingHttpHeaders = {}) => ({
  cookie,
  "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
  ...more,
});
const post = (bytes: Buffer, more: http.OutgoingHttpHeaders = {}) =>
  ask({ method: "POST", path: "/tai-len", headers: headers(more) }, (request) => request.end(bytes));
const send = (...parts: Part[]) => post(withToken(...parts));

const clean = (text: string | null | undefined): string => (text ?? "").replace(/\s+/gu, " ").trim();
async function states(address: string) {
  const { document } = parseHTML((await get(address)).text);
  return [...document.querySelectorAll("main > .uploads > li")].map((row) => [
    clean(row.querySelector("a, .path")?.textContent),
    row.className,
    clean(row.querySelector(".state")?.textContent),
  ]);
}
const stored = () => (existsSync(archive.data.uploads) ? filesBelow(archive.data.uploads, /./u) : []);
const half = () => (existsSync(archive.data.arriving) ? readdirSync(archive.data.arriving) : []);

describe("sending files", () => {
  it("takes several at once, each with its state and a link to its document", async () => {
    const already = LETTERS[0]!;
    const answer = await send(
      file("Công văn 901.txt", letterText("901", "tổ chức Tháng Công nhân")),
      file("có rồi.txt", already.content),
      file(
        "kho.zip",
        zipSync({
          "trong/cv 902.txt": strToU8(letterText("902", "tập huấn")),
          "hỏng.pdf": strToU8("%PDF-1.4 x"),
        }),
      ),
      file("rỗng.txt", ""),
      file("hỏng.pdf", "%PDF-1.4\nhết"),
    );
    expect(answer.status).toBe(303);
    const address = answer.headers.location ?? "";
    expect(address).toMatch(/^\/tai-len\/\d{4}-\d\d-\d\d-[0-9a-f]{6}$/u);
    expect((await states(address)).map(([name, state]) => [name, state])).toEqual([
      ["Công văn 901.txt", "coming"],
      ["có rồi.txt", "coming"],
      ["kho.zip", "coming"],
      ["rỗng.txt", "failed"],
      ["hỏng.pdf", "coming"],
    ]);
    expect((await get(address)).text).toContain('<noscript><meta http-equiv="refresh"');

    await archive.index([archive.data.uploads]);
    const after = await get(address);
    const { document } = parseHTML(after.text);
    expect(await states(address)).toEqual([
      ["Công văn 901.txt", "taken", "đã vào kho"],
      ["có rồi.txt", "known", "đã có sẵn trong kho"],
      ["kho.zip", "taken", "gồm 2 tệp"],
      ["rỗng.txt", "failed", expect.stringContaining("rỗng")],
      ["hỏng.pdf", "failed", expect.stringContaining("hỏng")],
    ]);
    expect(after.text).not.toContain("http-equiv");
    const inside = [...document.querySelectorAll("details li")].map((row) => [
      clean(row.querySelector("a, .path")?.textContent),
      row.className,
    ]);
    expect(inside).toEqual([
      ["hỏng.pdf", "failed"],
      ["trong/cv 902.txt", "taken"],
    ]);
    const href = document.querySelector(".uploads .taken a")?.getAttribute("href") ?? "";
    const page = await get(href);
    expect(page.status).toBe(200);
    expect(page.text).toContain("901/LĐLĐ");
    // People read the name, not where our data folder is.
    expect(page.text).toMatch(/tệp gửi lên\/\d{4}-\d\d\/[\w-]+\/Công văn 901\.txt/u);
    expect(page.text).not.toContain(archive.data.root);
    const original = await get(`${href}/ban-goc`);
    expect(original.text).toBe(letterText("901", "tổ chức Tháng Công nhân"));
    expect(original.headers["x-content-type-options"]).toBe("nosniff");
    expect(
      clean(parseHTML((await get("/tai-len")).text).document.querySelector(".rows")?.textContent),
    ).toContain("5 tệp");
  });

  it("takes a file out again into a wastebasket, from which it comes back, until its time is over", async () => {
    const { wastebasket } = archive.services.uploads;
    const sent = await send(
      file("Giấy mời hát xoan.txt", letterText("971", "hội diễn hát xoan của đoàn viên")),
      file("hỏng.pdf", "%PDF-1.4\nhết"),
    );
    const address = sent.headers.location ?? "";
    const again = () => archive.index([archive.data.uploads]);
    const found = async () => (await archive.reading.search.search(searchQueryOf("hát xoan"))).total;
    const change = (what: string, tep: string) =>
      ask(
        {
          ...{ method: "POST", path: `${address}/${what}` },
          headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
        },
        (request) => request.end(new URLSearchParams({ _the: token, tep }).toString()),
      );
    await again();
    expect(await found()).toBe(1);
    expect((await change("khoi-phuc", "1")).status).toBe(404);
    expect((await change("xoa", "7")).status).toBe(404);
    expect((await change("xoa", "1")).status).toBe(303);
    await again();
    expect([await found(), (await states(address)).map(([, state]) => state)]).toEqual([
      0,
      ["discarded", "failed"],
    ]);
    expect(stored().filter((name) => name.includes("hát xoan"))).toEqual([]);
    expect((await change("xoa", "1")).status).toBe(404);
    // It is no file whose turn has not come.
    expect(parseHTML((await get(address)).text).document.querySelector(".running")).toBeNull();

    expect((await change("khoi-phuc", "1")).status).toBe(303);
    await again();
    expect([await found(), (await states(address))[0]?.[1]]).toEqual([1, "taken"]);

    // Killed after the catalogue said so, and before the file was moved.
    const [upload] = archive.reading.catalogue.uploadsOf(path.basename(address));
    archive.catalogue.discardUpload(upload!, null, new Date().toISOString());
    await wastebasket.sweep();
    expect(stored().filter((name) => name.includes("hát xoan"))).toEqual([]);
    const [home = ""] = readdirSync(archive.data.wastebasket);
    const old = new Date(Date.now() - 31 * 24 * 3_600_000);
    utimesSync(path.join(archive.data.wastebasket, home), old, old);
    await wastebasket.sweep();
    expect(readdirSync(archive.data.wastebasket)).toEqual([]);
    expect((await change("khoi-phuc", "1")).status).toBe(404);
  });

  it("refuses a letter with a secrecy mark and keeps no copy of it", async () => {
    const secret = `MẬT\n\n${letterText("903", "công tác cán bộ")}`;
    const answer = await send(file("mật.txt", secret), file("thường.txt", letterText("904", "hội thao")));
    await archive.index([archive.data.uploads]);
    await archive.services.uploads.settle();
    await archive.index([archive.data.uploads]);
    const rows = await states(answer.headers.location ?? "");
    expect(rows.map(([name, state]) => [name, state])).toEqual([
      ["mật.txt", "refused"],
      ["thường.txt", "taken"],
    ]);
    expect(stored().filter((name) => name.includes("mật"))).toEqual([]);
    expect((await get(answer.headers.location ?? "")).text).toContain("đã được xoá khỏi máy này");
  });

  it("keeps every file of one name, and none outside its folder, whatever the name says", async () => {
    const names = ["../../../catalogue.db", "..\\..\\a.txt", "/etc/cron.d/x", "a.txt", "a.txt"];
    const before = filesBelow(path.dirname(archive.data.root), /./u).filter(
      (name) => !name.includes("/uploads/"),
    );
    const answer = await send(...names.map((name, n) => file(name, letterText(`91${n}`, `thử ${n}`))));
    const batch = path.basename(answer.headers.location ?? "");
    expect(
      stored()
        .filter((name) => name.includes(batch))
        .map((name) => path.basename(name))
        .sort(),
    ).toEqual(["a (2).txt", "a (3).txt", "a.txt", "catalogue.db", "x"]);
    const after = filesBelow(path.dirname(archive.data.root), /./u).filter(
      (name) => !name.includes("/uploads/"),
    );
    expect(after.filter((name) => !/-(?:wal|shm)$|meilisearch/u.test(name))).toEqual(
      before.filter((name) => !/-(?:wal|shm)$|meilisearch/u.test(name)),
    );
  });

  it("shows names as text and puts nothing of them into headers", async () => {
    const answer = await send(file("<script>alert(1)<b>%0d%0aX-A: b.txt", letterText("920", "tên lạ")));
    expect(answer.headers["x-a"]).toBeUndefined();
    const page = await get(answer.headers.location ?? "");
    expect(page.text).not.toContain("<script>alert");
    expect(page.text).toContain("&lt;script>alert");
    await archive.index([archive.data.uploads]);
    const { document } = parseHTML((await get(answer.headers.location ?? "")).text);
    const href = document.querySelector(".uploads .taken a")?.getAttribute("href");
    const original = await get(`${href}/ban-goc`);
    expect(original.status).toBe(200);
    expect(original.headers["content-disposition"]).not.toMatch(/[\r\n]|<script/u);
  });

  it("says which files are too large, too many or too much, and keeps the others", async () => {
    const large = Buffer.alloc(1_000_001, "a");
    const whole = Buffer.alloc(1_000_000, "b");
    const address = (await send(file("to.txt", large), file("vừa.txt", whole))).headers.location ?? "";
    expect(await states(address)).toEqual([
      ["to.txt", "failed", "tệp lớn hơn 1 MB: hãy tách thành nhiều phần, mỗi phần một văn bản"],
      ["vừa.txt", "coming", "đã nhận, đang chờ đọc"],
    ]);
    const many = Array.from({ length: 7 }, (_, n) => file(`${n}.txt`, `nội dung ${n}`));
    const manyAt = (await send(...many)).headers.location ?? "";
    expect((await states(manyAt)).map(([, state, says]) => (state === "failed" ? says : state))).toEqual([
      ...Array.from({ length: 5 }, () => "coming"),
      ...Array.from({ length: 2 }, () => expect.stringContaining("mỗi lần chỉ nhận 5 tệp")),
    ]);
    const much = [1, 2, 3].map((n) => file(`${n}.txt`, Buffer.alloc(1_000_000, String(n))));
    const muchAt = (await send(...much)).headers.location ?? "";
    expect((await states(muchAt)).map(([, state]) => state)).toEqual(["coming", "coming", "failed"]);
    expect(half()).toEqual([]);
  });

  it("asks for files where none were chosen", async () => {
    for (const parts of [[], [file("", "")]]) {
      const answer = await send(...parts);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain("Chưa chọn tệp nào");
    }
  });
});

describe("what is no honest form", () => {
  it("is refused without the token, with a wrong one, behind the files, or from another site", async () => {
    const before = stored();
    const sent = file("x.txt", letterText("930", "không được nhận"));
    for (const bytes of [
      body([sent]),
      body([{ name: "_the", content: "sai" }, sent]),
      body([sent, { name: "_the", content: token }]),
    ]) {
      const answer = await post(bytes);
      expect(answer.status).toBe(403);
      expect(answer.text).toContain("Trang đã cũ");
    }
    expect((await post(withToken(sent), { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post(withToken(sent), { origin: "https://evil.example" })).status).toBe(403);
    expect(stored()).toEqual(before);
  });

  it("is refused with another content type, no boundary, or an end in the middle", async () => {
    const before = stored();
    for (const type of [
      "application/x-www-form-urlencoded",
      "application/json",
      "multipart/form-data",
      "text/plain",
    ])
      expect((await post(withToken(file("x.txt", "x")), { "content-type": type })).status).toBe(400);
    const cut = body([{ name: "_the", content: token }, file("cụt.txt", letterText("931", "cụt"))], "");
    const answer = await post(cut);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("hỏng giữa chừng");
    expect(stored()).toEqual(before);
    expect(half()).toEqual([]);
  });

  it("survives bytes of any kind", async () => {
    const good = withToken(file("x.txt", "x"));
    for (let at = 0; at < 40; at += 1) {
      const bad = Buffer.from(good);
      for (let n = 0; n < 6; n += 1) bad[(at * 37 + n * 101) % bad.length] = (at * 53 + n * 29) % 256;
      const { status } = await post(bad.subarray(0, bad.length - (at % 5)));
      expect([303, 400, 403]).toContain(status);
    }
    expect(half()).toEqual([]);
    expect((await get("/tai-len")).status).toBe(200);
  });
});

describe("what is cut off", () => {
  const partly = (name: string) => withToken(file(name, Buffer.alloc(300_000, "c")));

  it("leaves nothing when the sender goes away, and what had come whole stays", async () => {
    const whole = file("trọn.txt", letterText("940", "gửi trọn"));
    const bytes = withToken(whole, file("dở.txt", Buffer.alloc(300_000, "d")));
    const length = bytes.length;
    const gone = ask(
      { method: "POST", path: "/tai-len", headers: headers({ "content-length": length }) },
      (request) => {
        request.write(bytes.subarray(0, length - 100_000));
        const look = setInterval(() => {
          // The whole one is kept, the other one is on its way.
          if (!stored().some((name) => name.endsWith("trọn.txt")) || half().length === 0) return;
          clearInterval(look);
          request.destroy();
        }, 20);
      },
    );
    await expect(gone).rejects.toThrow();
    await expect.poll(half, { timeout: 20_000 }).toEqual([]);
    expect(stored().filter((name) => /dở/u.test(name))).toEqual([]);
    const recent = parseHTML((await get("/tai-len")).text).document.querySelector(".rows a");
    expect((await states(recent?.getAttribute("href") ?? "")).map(([name]) => name)).toEqual(["trọn.txt"]);
  });

  it("leaves nothing when nothing comes for long, and the sender is told", async () => {
    const app = express();
    app.use(identify(archive.services));
    const plain: SendPage = async (response, status) => void response.status(status).end();
    app.use("/tai-len", uploadRoutes(archive.services, plain, { patienceMs: 200 }));
    const impatient = app.listen(0, "127.0.0.1");
    await new Promise((resolve) => impatient.once("listening", resolve));
    const bytes = partly("chậm.txt");
    const { status } = await ask(
      { method: "POST", path: "/tai-len", headers: headers({ "content-length": bytes.length }) },
      (request) => void request.write(bytes.subarray(0, 200_000)),
      (impatient.address() as AddressInfo).port,
    );
    impatient.closeAllConnections();
    impatient.close();
    expect(status).toBe(408);
    expect(half()).toEqual([]);
    expect(stored().filter((name) => /chậm/u.test(name))).toEqual([]);
  });

  it("is swept after a kill, but not while it may still come", async () => {
    const { arriving } = dataFolder(archive.data.root);
    mkdirSync(arriving, { recursive: true });
    writeFileSync(path.join(arriving, "cũ-1"), "nửa");
    writeFileSync(path.join(arriving, "mới-1"), "nửa");
    const before = new Date(Date.now() - 20 * 60_000);
    utimesSync(path.join(arriving, "cũ-1"), before, before);
    await archive.services.uploads.sweep();
    expect(half()).toEqual(["mới-1"]);
    expect(readFileSync(path.join(arriving, "mới-1"), "utf8")).toBe("nửa");
  });

  // The last one: from here on people sign in.
  it("lets nobody take out what somebody else has sent, administrators aside", async () => {
    const { accounts, uploads } = archive.services;
    const chosen = { password: "văn thư giữ kho", again: "văn thư giữ kho" };
    const from = { address: "", browser: "" };
    const first = { name: "quan.tri", fullName: "Trần Thị Bình", ...chosen };
    const sessions = [(await accounts.createFirst(first, from)).token];
    const [sender = 0] = await Promise.all(
      ["mot", "hai"].map(async (name) => {
        const { id, token } = accounts.add({ name, fullName: name, role: "keeper" });
        sessions.push((await accounts.choosePassword(token, chosen, from)).token);
        return id;
      }),
    );
    async function* content() {
      yield Buffer.from(letterText("972", "việc của người khác"));
    }
    const batch = uploads.begin(sender);
    await batch.keep("của người khác.txt", content());
    const address = `/tai-len/${batch.id}`;
    const owner = accounts.people().find(({ id }) => id === sender)?.name;
    const answers = new Map<string, readonly [boolean, number]>();
    for (const session of sessions.reverse()) {
      const own = `chi_dan_phien=${session}`;
      const name = accounts.visitor(session)?.person.name ?? "";
      const { document } = parseHTML((await ask({ path: address, headers: { cookie: own } })).text);
      const the = document.querySelector('input[name="_the"]')?.getAttribute("value") ?? "";
      const head = { cookie: own, "content-type": "application/x-www-form-urlencoded" };
      const { status } = await ask(
        { method: "POST", path: `${address}/${name === "quan.tri" ? "khoi-phuc" : "xoa"}`, headers: head },
        (request) => request.end(new URLSearchParams({ _the: the, tep: "1" }).toString()),
      );
      answers.set(name, [document.querySelector(".uploads form") !== null, status]);
    }
    const other = owner === "mot" ? "hai" : "mot";
    expect(Object.fromEntries(answers)).toEqual({
      [other]: [false, 404],
      [owner ?? ""]: [true, 303],
      "quan.tri": [true, 303],
    });
  });
});

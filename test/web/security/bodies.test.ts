/** What is too large is refused, what is too slow is cut off, and meanwhile everybody else is served. */
import net from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "../../../web/access/route-table.ts";
import { createServer, PATIENCE } from "../../../web/server.ts";
import { letterText } from "../../indexer/files.ts";
import { pagesOf } from "../letters-only.ts";
import {
  FORM,
  formOf,
  openHouse,
  partsOf,
  type SafeHouse,
  type Served,
  serve,
  type Visitor,
} from "./house.ts";

let house: SafeHouse;
let admin: Visitor;
/** The same house with less patience. */
let hasty: Served;
beforeAll(async () => {
  house = await openHouse();
  admin = await house.person("quan.tri", "administrator");
  hasty = await serve(house.services, { headMs: 300, requestMs: 600_000, lookMs: 50 }, 300);
});
afterAll(async () => {
  await hasty?.close();
  await house?.close();
});

/** Everything that comes back until the other side ends the connection. */
function heard(port: number, write: (socket: net.Socket) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () => write(socket));
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? undefined : reject(error),
    );
    socket.on("close", () => resolve(text));
  });
}
const head = (line: string, more: readonly string[] = []) =>
  [`${line} HTTP/1.1`, "Host: 127.0.0.1", ...more, "", ""].join("\r\n");
/** One byte now and then, for as long as it is taken. */
function dribble(socket: net.Socket): void {
  const drop = setInterval(() => (socket.destroyed ? clearInterval(drop) : socket.write("a")), 20);
}

describe("what is sent slowly", () => {
  it("is cut off while its head is coming, byte by byte as well", async () => {
    await heard(hasty.port, (socket) => socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: "));
    await heard(hasty.port, (socket) => {
      socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ");
      dribble(socket);
    });
  });

  it("is cut off whatever it is for: every form, a page that takes nothing, files from somebody who may not", async () => {
    const cookie = `Cookie: ${admin.cookie()}`;
    const lines = ["PUT /", "GET /dang-nhap", "POST /khong-co", "POST /tai-len", "POST /api/search"];
    lines.push(...ROUTES.filter(({ method }) => method === "post").map(({ path }) => `POST ${path}`));
    const half = (line: string, more: string[], all = 1000) =>
      heard(hasty.port, (socket) => {
        socket.write(
          head(line, [`Content-Length: ${all}`, `Content-Type: ${FORM["content-type"]}`, ...more]),
        );
        socket.write("ten=a");
        if (line.endsWith("quen")) dribble(socket);
      });
    await Promise.all(lines.map((line) => half(line, [])));
    const own = lines.filter((line) => line !== "POST /tai-len");
    await Promise.all(own.map((line) => half(line, [cookie])));
    await heard(hasty.port, (socket) => {
      socket.write(
        head("POST /dang-nhap", ["Transfer-Encoding: chunked", `Content-Type: ${FORM["content-type"]}`]),
      );
      socket.write("5\r\nten=a\r\n");
    });
  });

  it("keeps nobody else waiting", async () => {
    const slow = Array.from({ length: 200 }, () =>
      heard(hasty.port, (socket) => socket.write("POST /dang-nhap HTTP/1.1\r\nX-A: ")),
    );
    expect((await hasty.stranger().get("/dang-nhap")).status).toBe(200);
    await Promise.all(slow);
  });

  it("may be files, from those who may send some", async () => {
    const keeper = await house.person("van.thu", "keeper");
    const { headers, body } = partsOf(keeper.token(), {
      "cham.txt": letterText("77", "gửi qua đường truyền chậm"),
    });
    const answer = await heard(hasty.port, (socket) => {
      const type = `Content-Type: ${headers["content-type"]}`;
      const more = [
        `Cookie: ${keeper.cookie()}`,
        type,
        `Content-Length: ${body.length}`,
        "Connection: close",
      ];
      socket.write(head("POST /tai-len", more));
      socket.write(body.subarray(0, 300));
      // Later than any form may be.
      setTimeout(() => socket.write(body.subarray(300)), 900);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 303 /u);
  });

  it("has so long on the server that offices run", () => {
    const { app } = pagesOf([]);
    const server = createServer(app);
    expect([server.headersTimeout, server.requestTimeout]).toEqual([PATIENCE.headMs, PATIENCE.requestMs]);
    expect(PATIENCE.headMs).toBeLessThanOrEqual(30_000);
  });
});

describe("what is too large", () => {
  const send = (
    visitor: Visitor,
    path: string,
    body: string | Buffer,
    headers: Record<string, string> = FORM,
  ) => visitor.ask(path, { method: "POST", headers, body });

  it("is refused by every form, signing in included", async () => {
    const stranger = house.stranger();
    await stranger.get("/dang-nhap");
    for (const { path, body } of ROUTES) {
      if (body !== "form") continue;
      const address = path.replace(/[:*]\w+/gu, "1");
      const visitor = path.startsWith("/dang-nhap") ? stranger : admin;
      const form = (fields: Record<string, string>) => formOf({ _the: visitor.token(), ...fields });
      expect((await send(visitor, address, form({ ten: "x".repeat(300_000) }))).status, path).toBe(413);
    }
    const many = Array.from({ length: 3_000 }, (_, at) => `a${at}=1`).join("&");
    expect((await send(stranger, "/dang-nhap", many)).status).toBe(413);
  });

  it("is refused however small it was packed", async () => {
    const packed = gzipSync(`ten=${"x".repeat(20_000_000)}`);
    expect(packed.length).toBeLessThan(50_000);
    const encoded = { ...FORM, "content-encoding": "gzip" };
    expect((await send(house.stranger(), "/dang-nhap", packed, encoded)).status).toBe(413);
    for (const type of ["application/json", "text/plain"]) {
      const headers = { "content-type": type, "content-encoding": "gzip" };
      const text = gzipSync(`{"text":"${"x".repeat(20_000_000)}"}`);
      expect((await send(admin, "/api/cite", text, headers)).status).toBe(413);
    }
  });

  it("is refused as JSON, plain text and draft, and what is nested without end is answered", async () => {
    const json = { "content-type": "application/json" };
    expect(
      (await send(admin, "/api/cite", JSON.stringify({ text: "x".repeat(6_100_000) }), json)).status,
    ).toBe(413);
    expect(
      (await send(admin, "/api/cite", "x".repeat(1_100_000), { "content-type": "text/plain" })).status,
    ).toBe(413);
    expect((await send(admin, "/chi-thi/kiem-tra", formOf({ text: "x".repeat(3_100_000) }))).status).toBe(
      413,
    );
    expect((await send(admin, "/api/cite", "[".repeat(200_000), json)).status).toBe(400);
    expect(
      (await send(admin, "/api/cite", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, json)).status,
    ).toBe(400);
    const nested = formOf({ _the: admin.token(), "noi-dung": `${"[".repeat(30_000)}${"]".repeat(30_000)}` });
    expect((await send(admin, "/tim-da-luu/nhap", nested)).status).toBe(303);
  });

  it("is refused in the head of a request", async () => {
    const big = `X-A: ${"a".repeat(20_000)}`;
    expect(await heard(house.port, (socket) => socket.write(head("GET /", [big])))).toMatch(
      /^HTTP\/1\.1 431 /u,
    );
    expect(await heard(house.port, (socket) => socket.write(head(`GET /?q=${"a".repeat(20_000)}`)))).toMatch(
      /^HTTP\/1\.1 431 /u,
    );
    expect((await house.stranger().get("/dang-nhap")).status).toBe(200);
  });

  it("as a password is looked at no further than a password is long", async () => {
    const stranger = house.stranger();
    await stranger.get("/dang-nhap");
    const { status } = await stranger.post("/dang-nhap", {
      ten: "quan.tri",
      "mat-khau": "x".repeat(200_000),
    });
    expect(status).toBe(422);
  });
});

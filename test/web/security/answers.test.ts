/** Where an answer leads, what it may open and write, and what it is taken for. */
import { existsSync } from "node:fs";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "../../../web/access/route-table.ts";
import { filesBelow } from "../../files-below.ts";
import { letterText } from "../../indexer/files.ts";
import { PAGE } from "../letters.ts";
import {
  ask,
  exampleOf,
  FORM,
  formOf,
  NEVER,
  openHouse,
  PASSWORD,
  partsOf,
  type SafeHouse,
  type Visitor,
} from "./house.ts";

let house: SafeHouse;
let admin: Visitor;
beforeAll(async () => {
  house = await openHouse();
  admin = await house.person("quan.tri", "administrator");
});
afterAll(() => house?.close());

describe("the way to another page", () => {
  const ELSEWHERE = [
    ...["//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "/%09/evil.example"],
    ...[
      "javascript:alert(1)",
      "data:text/html,x",
      "/\t/evil.example",
      "/\n//evil.example",
      "//evil.example/%2e%2e",
    ],
    ...["/x/..//evil.example", "///evil.example", "http:evil.example", "/.//evil.example", " //evil.example"],
    ...[
      "/@evil.example",
      "http://127.0.0.1@evil.example/",
      "/%0d%0aLocation:%20//evil.example",
      "/\u2028/evil",
    ],
  ];
  const leadsTo = (location = "") => new URL(location, "http://us.example").origin;

  it("after signing in is one of ours, whatever the address or the form says", async () => {
    for (const next of ELSEWHERE) {
      const address = `/dang-nhap?next=${encodeURIComponent(next)}`;
      const signedIn = await admin.get(address);
      expect([signedIn.status, leadsTo(signedIn.headers.location)], next).toEqual([303, "http://us.example"]);
      const visitor = house.stranger();
      await visitor.get(address);
      const fields = { ten: "quan.tri", "mat-khau": PASSWORD, next };
      const answer = await visitor.post("/dang-nhap", fields, { "x-forwarded-for": "10.6.0.1" });
      expect([answer.status, leadsTo(answer.headers.location)], next).toEqual([303, "http://us.example"]);
      expect(answer.headers.location).not.toMatch(/[\r\n\\]|^\/\//u);
    }
  });

  it("of every other answer is one of ours, whatever is asked for and from whichever host", async () => {
    for (const { method, path: pattern } of ROUTES) {
      if (pattern === "/dang-xuat") continue;
      for (const start of ["", "/", "//evil.example", "http://evil.example"]) {
        const address = `${start}${exampleOf(pattern)}?next=//evil.example&returnTo=//evil.example`;
        const fields = { next: "//evil.example", hang: "//evil.example", returnTo: "//evil.example" };
        const sent =
          method === "get"
            ? { headers: { "x-forwarded-host": "evil.example" } }
            : { method: "POST", headers: FORM, body: formOf({ _the: admin.token(), ...fields }) };
        const { headers } = await admin.ask(address, sent);
        expect(leadsTo(headers.location), address).toBe("http://us.example");
      }
    }
  });

  it("has no header in it that the address brings, nor has any other answer", async () => {
    for (const { method, path: pattern } of ROUTES) {
      if (method !== "get") continue;
      for (const bad of ["%0d%0aX-Planted:%20a", "%0aX-Planted:%20a", "%E5%98%8D%E5%98%8AX-Planted:%20a"]) {
        const address = `${pattern.replace(/[:*]\w+/gu, bad)}?q=${bad}&next=/${bad}&dang=csv${bad}&text=${bad}`;
        for (const visitor of [admin, house.stranger()]) {
          const { headers } = await visitor.get(address);
          expect(headers["x-planted"], address).toBeUndefined();
          expect(JSON.stringify(headers["set-cookie"] ?? "")).not.toContain("X-Planted");
        }
      }
    }
  });
});

describe("a path", () => {
  const UP = [
    ...[
      "../../package.json",
      "..%2f..%2fpackage.json",
      "%2e%2e/%2e%2e/package.json",
      "..%5c..%5cpackage.json",
    ],
    ...[
      "....//package.json",
      "..%252f..%252fpackage.json",
      "%c0%ae%c0%ae/package.json",
      "/etc/passwd",
      "%00",
    ],
    ...["..;/package.json", "file:%2f%2f%2fetc%2fpasswd", "%2fetc%2fpasswd", "chi-dan.css%00.html"],
  ];

  it("leads out of no route that gives files", async () => {
    const before = ["/assets", "/van-ban", `/van-ban/${NEVER}`, `/van-ban/${NEVER}/dong-chu`, "/tai-len"];
    before.push("/phong-luu-tru", "/api/documents", "/chi-thi", "/kho/nhom", "/sua-hang-loat", "/tim-da-luu");
    for (const start of before) {
      for (const up of UP) {
        const { status, text } = await admin.get(`${start}/${up}`);
        expect([303, 400, 404], `${start}/${up}`).toContain(status);
        expect(text).not.toMatch(/root:|"license"/u);
      }
    }
  });

  it("in the name of what is sent, or of what lies in an archive that is sent, writes nowhere else", async () => {
    const root = path.dirname(house.data.root);
    const elsewhere = () =>
      filesBelow(root, /./u).filter((name) => !/\/uploads\/|meilisearch|-(?:wal|shm)$/u.test(name));
    const before = elsewhere();
    const names = [
      "../../../thoat.txt",
      "..\\..\\thoat.txt",
      "/tmp/chi-dan-thoat.txt",
      "C:\\thoat.txt",
      "a/../../thoat.txt",
    ];
    const bad = Object.fromEntries(
      names.map((name, at) => [name, strToU8(letterText(`60${at}`, `thoát ra ngoài ${at}`))]),
    );
    const zip = zipSync(bad);
    // Entries that say they are links: what they hold is a target.
    const link = zipSync({ "lien-ket": [strToU8("/etc/passwd"), { attrs: 0o120777 << 16, os: 3 }] });
    const sent = await admin.ask("/tai-len", {
      method: "POST",
      ...partsOf(admin.token(), {
        "../../../kho.zip": zip,
        "..\\..\\lien-ket.zip": link,
        ...Object.fromEntries(
          names.slice(0, 3).map((name, at) => [name, letterText(`61${at}`, `gửi thẳng ${at}`)]),
        ),
      }),
    });
    expect(sent.status).toBe(303);
    await house.index([house.data.uploads]);
    expect(elsewhere()).toEqual(before);
    for (const place of [
      "/tmp/chi-dan-thoat.txt",
      path.join(root, "thoat.txt"),
      path.join(root, "..", "thoat.txt"),
    ])
      expect(existsSync(place)).toBe(false);
    // The letters themselves are in, and are given out from where they lie.
    const found = JSON.parse((await admin.get("/api/search?q=%22tho%C3%A1t%20ra%20ngo%C3%A0i%22")).text);
    expect(found.total).toBe(names.length);
    for (const { id } of found.hits) {
      const original = await admin.get(`/van-ban/${id}/ban-goc`);
      // Without an opener of members there is none to be had; never is another file.
      expect(original.status).toBe(410);
    }
    const { text } = await admin.get(sent.headers.location ?? "");
    expect(text).not.toContain("root:");
  });
});

describe("every answer", () => {
  it("says what it is, is taken for nothing else, and stands in nobody's frame", async () => {
    const [id] = [...house.reading.catalogue.latest(1)].map((one) => one.id);
    for (const { method, path: pattern } of ROUTES) {
      if (pattern === "/dang-xuat") continue;
      for (const value of [id ?? "", "1", "year"]) {
        const address = pattern.replace(/[:*]\w+/gu, value);
        for (const visitor of [admin, house.stranger()]) {
          const sent = method === "get" ? {} : { method: "POST", headers: FORM, body: "x=1" };
          const { status, headers, bytes } = await visitor.ask(address, sent);
          const says = `${method} ${address} ${status}`;
          expect(headers["x-content-type-options"], says).toBe("nosniff");
          expect(headers["x-frame-options"], says).toMatch(/^(?:DENY|SAMEORIGIN)$/u);
          expect(headers["content-security-policy"], says).toMatch(/default-src 'none'/u);
          expect(headers["cross-origin-resource-policy"], says).toBe("same-origin");
          expect(headers["access-control-allow-origin"], says).toBeUndefined();
          expect(headers["x-powered-by"], says).toBeUndefined();
          if (bytes.length > 0)
            expect(headers["content-type"], says).toMatch(/^[a-z]+\/[\w.+-]+(?:; charset=utf-8)?$/u);
          if (headers["content-type"]?.startsWith("text/html"))
            expect(headers["cache-control"], says).toMatch(/private|no-store/u);
        }
      }
    }
  });

  it("gives what came from outside never as a page of ours, whatever it is called and whatever is in it", async () => {
    const files: Record<string, string> = {
      "trang.html": PAGE.replace("thông tin cơ sở", "tệp gửi lên một"),
      "trang.txt": `<!doctype html><html><body><p>${letterText("701", "tệp gửi lên hai")}</p><script>alert(1)</script></body></html>`,
      "hinh.svg": `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><text>${letterText("702", "x")}</text></svg>`,
      "la.pdf": `${letterText("703", "tệp gửi lên ba")}\n<script>alert(1)</script>`,
      "ma.js": `${letterText("704", "tệp gửi lên bốn")}\n<script>alert(1)</script>`,
      "to.md": `# ${letterText("705", "tệp gửi lên năm")}\n\n**a** <script>alert(1)</script>`,
    };
    const named = Object.entries(files);
    for (const some of [named.slice(0, 3), named.slice(3)]) {
      const parts = partsOf(admin.token(), Object.fromEntries(some));
      expect((await admin.ask("/tai-len", { method: "POST", ...parts })).status).toBe(303);
    }
    await house.index([house.data.uploads]);
    const { text } = await admin.get("/api/search?size=100");
    const hits = JSON.parse(text).hits as { id: string; file: string }[];
    const sent = hits.filter(({ file }) => named.some(([name]) => file.endsWith(name)));
    expect(sent.length).toBeGreaterThan(3);
    for (const { id, file } of sent) {
      const { status, headers: given } = await admin.get(`/van-ban/${id}/ban-goc`);
      expect(status, file).toBe(200);
      expect(given["content-disposition"], file).toMatch(/^attachment;/u);
      expect(given["content-type"], file).not.toMatch(/svg|javascript|^text\/plain/u);
      expect(given["content-security-policy"], file).toContain("sandbox");
      expect(given["x-content-type-options"], file).toBe("nosniff");
    }
  });

  it("to a program that asks without a name says no more than to a browser", async () => {
    for (const { method, path: pattern, right } of ROUTES) {
      if (right === "anybody" || method !== "get") continue;
      const { status } = await ask(house.port, exampleOf(pattern), {
        headers: { "content-type": "application/json" },
      });
      expect([303, 401], pattern).toContain(status);
    }
  });
});

/** Nothing that comes in makes the server ask another address, or read a file of its own: neither documents nor forms. */
import { mkdirSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import JSZip from "jszip";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMailer } from "../../../src/alerts/mailer.ts";
import { sendMails } from "../../../src/alerts/sending.ts";
import { connectTo } from "../../../src/search/meilisearch/connect.ts";
import { ROUTES } from "../../../web/access/route-table.ts";
import { startMailServer } from "../../alerts/smtp-server.ts";
import { letterText, makeDocx } from "../../indexer/files.ts";
import { ask, exampleOf, openHouse, type SafeHouse, type Visitor } from "./house.ts";

const SECRET = "chữ trong tệp riêng của máy chủ";
let house: SafeHouse;
let admin: Visitor & { readonly id: number };
/** Where a request would be heard that nobody should make. */
let trap: http.Server;
let bait = "";
let file = "";
const heard: string[] = [];

beforeAll(async () => {
  trap = http.createServer(({ method, url, headers }, response) => {
    heard.push(`${method} ${url} ${JSON.stringify(headers)}`);
    response.end("<x/>");
  });
  await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
  bait = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/moi`;
  house = await openHouse();
  admin = await house.person("quan.tri", "administrator");
  const secret = path.join(path.dirname(house.data.root), "rieng.txt");
  writeFileSync(secret, SECRET);
  file = `file://${secret}`;
});
afterAll(async () => {
  trap?.closeAllConnections();
  trap?.close();
  await house?.close();
});

const page = () => `<!doctype html><html><head><base href="${bait}"><title>Công văn</title>
<link rel="stylesheet" href="${bait}/a.css"><link rel="preload" as="image" href="${bait}/p"><script src="${bait}/b.js"></script>
<meta http-equiv="refresh" content="0;url=${bait}/c"><style>@import url("${bait}/d.css"); p { background: url(${bait}/e) }</style></head>
<body onload="fetch('${bait}/f')"><img src="${bait}/g" srcset="${bait}/h 2x"><iframe src="${bait}/i"></iframe>
<object data="${file}"></object><embed src="${bait}/k"><video poster="${bait}/l" src="${bait}/m"></video>
<svg><image href="${bait}/n"/><use href="${bait}/o"/></svg><a ping="${bait}/q" href="${bait}/r">xem</a>
<script>new Image().src = "${bait}/s"</script>
${letterText("501", "trang có địa chỉ lạ")
  .split("\n")
  .map((line) => `<p>${line}</p>`)
  .join("\n")}</body></html>`;

const entity = (body: string) =>
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY % p SYSTEM "${bait}/dtd"> %p; <!ENTITY rieng SYSTEM "${file}"> <!ENTITY xa SYSTEM "${bait}/ent">]>${body}`;

async function docx(): Promise<Buffer> {
  const zip = await JSZip.loadAsync(
    await makeDocx({ paragraphs: letterText("502", "tệp DOCX có địa chỉ lạ").split("\n") }),
  );
  const part = async (name: string, change: (xml: string) => string) =>
    zip.file(name, change((await zip.file(name)?.async("string")) ?? ""));
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`;
  await part("word/_rels/document.xml.rels", (xml) =>
    xml.replace(
      "</Relationships>",
      `${relation("rX1", "image", `${bait}/anh`)}${relation("rX2", "image", file)}${relation("rX3", "attachedTemplate", `${bait}/mau`)}</Relationships>`,
    ),
  );
  const picture = (id: string) =>
    `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  await part("word/document.xml", (xml) =>
    xml.replace(/<w:body>/u, `<w:body>${picture("rX1")}${picture("rX2")}`),
  );
  return zip.generateAsync({ type: "nodebuffer" });
}

const odt = (number: string, doctype: boolean) => {
  const office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  const lines = letterText(number, "tệp ODT có địa chỉ lạ")
    .split("\n")
    .map((line) => `<text:p>${line}</text:p>`);
  const body = `<office:document-content xmlns:office="${office}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>${lines.join("")}<text:p>${doctype ? "&rieng;&xa;" : ""}<draw:frame><draw:image xlink:href="${bait}/anh" xlink:actuate="onLoad"/><draw:object xlink:href="${file}"/></draw:frame></text:p><text:section><text:section-source xlink:href="${bait}/muc"/></text:section></office:text></office:body></office:document-content>`;
  const xml = doctype ? entity(body) : `<?xml version="1.0"?>${body}`;
  return zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.text"),
    "content.xml": strToU8(xml),
    "META-INF/manifest.xml": strToU8(entity("<manifest/>")),
  });
};

/** With actions on opening, links, and a stream whose content lies elsewhere. */
const pdf = () => {
  const content = "BT /F1 12 Tf 50 700 Td (So: 505/LDLD Binh Thuan, ngay 05 thang 3 nam 2021) Tj ET";
  const action = `<< /S /URI /URI (${bait}/mo) >>`;
  return `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction ${action} /AA << /WC ${action} >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.launchURL("${bait}/js")) >>] >> >> >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents [4 0 R 7 0 R] /Resources << /Font << /F1 5 0 R >> >> /Annots [6 0 R] /AA << /O << /S /SubmitForm /F << /FS /URL /F (${bait}/gui) >> >> >> >> endobj
4 0 obj << /Length ${content.length} >> stream
${content}
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
6 0 obj << /Type /Annot /Subtype /Link /Rect [0 0 600 800] /A << /S /GoToR /F << /FS /URL /F (${bait}/xa) >> /D [0] >> >> endobj
7 0 obj << /Length 0 /F << /FS /URL /F (${bait}/luong) >> >> stream
endstream endobj
trailer << /Root 1 0 R >>
`;
};

const rtf = () =>
  `{\\rtf1\\ansi{\\*\\template ${bait}/mau}{\\field{\\*\\fldinst INCLUDEPICTURE "${bait}/anh" \\\\d}{\\fldrslt }}{\\field{\\*\\fldinst INCLUDETEXT "${file}"}{\\fldrslt }}{\\field{\\*\\fldinst HYPERLINK "${bait}/lk"}{\\fldrslt xem}}\\par ${letterText(
    "506",
    "RTF",
  )
    .replace(/[^\x20-\x7e\n]/gu, (sign) => `\\u${sign.codePointAt(0)}?`)
    .replaceAll("\n", "\\par\n")}}`;

const mail = () =>
  `From: a@b.example
To: c@d.example
Subject: Thu co dia chi la
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=Z

--Z
Content-Type: text/html; charset=utf-8

${page().replaceAll("501", "507")}
--Z
Content-Type: message/external-body; access-type=URL; URL="${bait}/ngoai"

Content-Type: text/plain

--Z
Content-Type: message/external-body; access-type=local-file; name="${file}"

Content-Type: text/plain

--Z--
`.replaceAll("\n", "\r\n");

it("documents of every format name addresses and files, and none is asked for", async () => {
  const folder = path.join(path.dirname(house.folder), "co dia chi");
  mkdirSync(folder);
  const files: Record<string, string | Uint8Array> = {
    ...{
      "trang.html": page(),
      "tep.docx": await docx(),
      "tep.odt": odt("503", false),
      "doctype.odt": odt("504", true),
    },
    ...{ "tep.pdf": pdf(), "tep.rtf": rtf(), "thu.eml": mail() },
    "tep.md": `![anh](${bait}/md) <img src="${bait}/md2"> **a**\n\n${letterText("508", "MD có địa chỉ lạ")}`,
    "la.svg": entity(
      `<svg xmlns="http://www.w3.org/2000/svg"><image href="${bait}/svg"/><text>&rieng;</text></svg>`,
    ),
    "la.xml": entity("<x>&rieng;&xa;</x>"),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  writeFileSync(
    path.join(folder, "goi.zip"),
    zipSync({ "trong.html": strToU8(page().replaceAll("501", "509")), "trong.odt": odt("510", true) }),
  );
  await house.index([folder]);
  const taken = [...house.catalogue.all()].filter(({ files: [at = ""] }) => at.includes("co dia chi"));
  const named = taken.map(({ files: [at = ""] }) => path.basename(at));
  for (const name of ["trang.html", "tep.docx", "tep.odt", "tep.pdf", "tep.rtf", "tep.md", "trong.html"])
    expect(named).toContainEqual(expect.stringContaining(name));
  expect(named.length).toBeGreaterThan(8);
  for (const { id, text } of taken) {
    expect(text).not.toContain(SECRET);
    for (const address of [
      `/van-ban/${id}`,
      `/van-ban/${id}/sua`,
      `/api/documents/${id}`,
      `/van-ban/${id}/ban-goc`,
    ])
      expect((await admin.get(address)).status).toBeLessThan(500);
  }
  expect((await admin.get("/api/search?size=100")).text).not.toContain(SECRET);
  expect(heard).toEqual([]);
});

it("no field of any form and no part of any address makes the server ask for what stands in it", async () => {
  const names = [
    "ten",
    "ho-ten",
    "next",
    "returnTo",
    "url",
    "dia-chi",
    "gia-tri",
    "ly-do",
    "cau-hoi",
    "noi-dung",
    "text",
  ];
  names.push(
    "them",
    "den",
    "muc",
    "hang",
    "khac",
    "gui",
    "truoc",
    "chuc-vu",
    "the-thuc",
    "dua-tren",
    "vai-tro",
  );
  for (const { method, path: pattern } of ROUTES) {
    if (pattern === "/dang-xuat") continue;
    for (const address of [bait, file, `//127.0.0.1:${new URL(bait).port}/x`]) {
      const fields = Object.fromEntries(names.map((name) => [name, address]));
      const question = new URLSearchParams({
        q: address,
        next: address,
        url: address,
        text: address,
      }).toString();
      const headers = {
        referer: address,
        "x-forwarded-host": new URL(bait).host,
        origin: `http://127.0.0.1:${house.port}`,
      };
      const { text } =
        method === "get"
          ? await admin.ask(`${pattern.replace(/[:*]\w+/gu, encodeURIComponent(address))}?${question}`, {
              headers,
            })
          : await admin.post(exampleOf(pattern), fields);
      expect(text).not.toContain(SECRET);
    }
  }
  expect(heard).toEqual([]);
});

it("an engine that sends us elsewhere is not followed, and its key goes nowhere else", async () => {
  const elsewhere = http.createServer((_request, response) => {
    response.writeHead(307, { location: bait }).end();
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  const { meilisearch, multiSearch } = connectTo({ url, key: "khoa-cua-may-tim" }, 2_000);
  await expect(meilisearch.getVersion()).rejects.toThrow();
  await expect(multiSearch('{"queries":[]}')).rejects.toThrow();
  elsewhere.closeAllConnections();
  elsewhere.close();
  expect(heard).toEqual([]);
});

it("a mail is what it says: nothing is fetched for it, and it goes to the office's server alone", async () => {
  const server = await startMailServer();
  const { alerts, addresses, accounts, saved } = house.services;
  const { catalogue } = house;
  addresses.ask(admin.id, `a@127.0.0.1`);
  alerts.post(admin.id, "confirm", Date.now());
  saved.save(admin.id, { name: bait, query: "q=x", shared: false });
  const mailer = createMailer({
    ...{ host: "127.0.0.1", port: server.port, security: "none", user: undefined, password: undefined },
    ...{ from: "chi-dan@coquan.vn", base: "https://kho.example.vn" },
  });
  const visible = (_person: number, ids: readonly string[]) => ids;
  expect(await sendMails({ alerts, addresses, accounts, catalogue, mailer, visible, now: Date.now })).toBe(1);
  const mail = { to: { name: bait, address: "a@b.vn" }, subject: bait, text: `${bait}\n${file}`, id: "1" };
  await mailer.send(mail);
  mailer.close();
  await server.close();
  expect(server.mails.map(({ to }) => to)).toEqual([["a@127.0.0.1"], ["a@b.vn"]]);
  expect(server.mails[1]?.text).not.toContain(SECRET);
  expect(heard).toEqual([]);
});

it("the trap hears whoever asks", async () => {
  await ask(Number(new URL(bait).port), "/moi");
  expect(heard).toHaveLength(1);
});

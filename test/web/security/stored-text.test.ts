/** Everything that is kept of what people write is shown as text: markup and formulas in it stay what they are. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseCsv } from "../../export/parse-csv.ts";
import { cellsOf } from "../../export/sheet.ts";
import { type Answer, openHouse, type SafeHouse } from "./house.ts";
import { addressesOf, FORMULAS, type Planted, plant } from "./plant.ts";

let house: SafeHouse;
let planted: Planted;
let answers: ReadonlyMap<string, Answer>;
beforeAll(async () => {
  house = await openHouse();
  planted = await plant(house);
  const asked = new Map<string, Answer>();
  for (const address of addressesOf(planted)) asked.set(address, await planted.admin.get(address));
  answers = asked;
});
afterAll(() => house?.close());

/** An original is what it is: it comes from outside, and is handed out so that nothing in it runs. */
const isOriginal = (address: string) => address.endsWith("/ban-goc");
const ofType = (type: string) =>
  [...answers].filter(
    ([address, { headers }]) => headers["content-type"]?.startsWith(type) && !isOriginal(address),
  );

/**
 * Columns of text that hold nothing that anybody writes: numbers and keys of ours, hashes, times, words of our own
 * lists, and what only passes in one plain form (names to sign in with, addresses of mails).
 */
const OURS: Readonly<Record<string, string>> = {
  ...{ access_tokens: "token scopes", agreements: "a b", alert_hits: "document", apart: "document" },
  ...{
    arrivals: "document",
    audiences: "collections",
    audit: "action name",
    batch_documents: "batch document",
  },
  ...{ cards: "document", changes: "document revision", cited_apart: "key", copy_facts: "document keys" },
  ...{ carries: "document issued_on object province", copy_keys: "document", correction_batches: "at batch" },
  corrections: "action at batch document field uid undoes",
  directives: "document number",
  documents:
    "added_at copy_of describes extraction extractor id issued_on kind media_type number province raw reader sha256 term warnings",
  ...{
    doubts: "cause document field kind",
    feeds: "made_at token",
    files: "code document extraction noted_at stamp",
  },
  ...{ issuers: "level organ parent system", line_pictures: "document field", pair_rows: "document" },
  // Read by the grammar of citations, which takes words of its tables alone.
  links:
    "candidates carried_out_by date document how issue issued_on issuer key read read_candidates relation spelling term type",
  ...{
    machine_readings: "directive document",
    mail_links: "mail token",
    moved: "document",
    open_stems: "document stem",
  },
  ...{ outbox: "kind", people: "added_at closed_at mail name name_key password role", printed: "key what" },
  ...{
    printed_apart: "key what",
    publications: "document revision",
    roots: "device",
    runs: "end progress started_at told_at",
  },
  ...{ saved_searches: "discarded_at mail", scans: "document", sessions: "token", settings: "name value" },
  ...{ sign_in_failures: "subject", sign_in_links: "token", uploads: "at batch code discarded_at reason" },
};

describe("what is planted", () => {
  it("stands in every column of the catalogue that holds what people write", () => {
    const db = new DatabaseSync(house.data.catalogue);
    const columns = db
      .prepare(
        `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT' ORDER BY 1, 2`,
      )
      .all() as { table: string; column: string }[];
    expect(columns.length).toBeGreaterThan(150);
    const empty = columns.filter(({ table, column }) => {
      if (OURS[table]?.split(" ").includes(column)) return false;
      const held = db.prepare(`SELECT 1 FROM "${table}" WHERE "${column}" LIKE '%x-hole%' LIMIT 1`);
      return held.get() === undefined;
    });
    db.close();
    expect(empty.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
  });

  it("stands in every part of a reading that takes words from a letter or a person", () => {
    const found = new Set<string>();
    const look = (value: unknown, at: string): void => {
      if (typeof value === "string") {
        if (value.includes("x-hole")) found.add(at);
      } else if (Array.isArray(value)) for (const one of value) look(one, `${at}[]`);
      else if (value && typeof value === "object")
        for (const [name, one] of Object.entries(value)) look(one, at === "" ? name : `${at}.${name}`);
    };
    for (const { directive } of house.catalogue.all()) look(directive, "");
    expect([...found].sort()).toEqual([
      ...[
        "addressees[]",
        "article.describes.subject",
        "article.title",
        "campaigns[].evidence",
        "citations[].text",
      ],
      ...["citations[].title", "deadlines[].sentence", "deadlines[].to", "deadlines[].what", "issuer.id"],
      ...["issuer.name", "place", "recipients[]", "signatory.form", "signatory.name", "signatory.position"],
      "subject",
    ]);
  });

  it("comes to stand on the pages, each where it belongs", () => {
    const shown = new Set<string>();
    for (const [, { text }] of answers)
      for (const [, name = ""] of text.matchAll(/x-hole id=([a-z-]+)/gu)) shown.add(name);
    const source = readFileSync(path.join(import.meta.dirname, "plant.ts"), "utf8");
    const names = [...source.matchAll(/(?:hole|name)\("([a-z-]+)"\)/gu)].map(([, name]) => name);
    expect(new Set(names).size).toBeGreaterThan(50);
    // A browser is named in our words, paths stand as they were sent, and two are asked of, not shown.
    const silent = ["trinh-duyet", "duong-dan", "cach-doc", "next"];
    expect(names.filter((name) => !shown.has(name ?? "")).sort()).toEqual(silent.sort());
  });
});

const FRAMES = new Set(["iframe", "object", "embed", "base", "style", "x-hole"]);
const LEADING = new Set(["href", "src", "action", "formaction", "poster", "data"]);

/** What no page of ours has: elements and attributes that run or load something, and ways that lead elsewhere. */
const wrongIn = (document: Document): string[] =>
  [...document.querySelectorAll("*")].flatMap((element) => {
    const { localName: name } = element;
    const script = name === "script" && !element.getAttribute("src")?.startsWith("/assets/");
    const wrong = [...element.attributes].filter(
      ({ name, value }) =>
        !/^(?!on|style$)[a-z][a-z\d-]*$/iu.test(name) ||
        (LEADING.has(name) && !/^(?:\/(?![/\\])|#|$)/u.test(value)),
    );
    return [
      ...(script || FRAMES.has(name) ? [name] : []),
      ...wrong.map((one) => `${name} ${one.name}=${one.value}`),
    ];
  });

describe("every page", () => {
  it("has none of it as an element or an attribute, and no script, link or address of its own", () => {
    const pages = ofType("text/html");
    expect(pages.length).toBeGreaterThan(80);
    for (const [address, { text, status }] of pages) {
      expect(status, address).toBeLessThan(500);
      expect(text.search(/<x-hole/iu), address).toBe(-1);
      expect(wrongIn(parseHTML(text).document), address).toEqual([]);
    }
  });

  it("says what it may load, and that is nothing of anybody else", () => {
    for (const [address, { headers }] of ofType("text/html"))
      expect(headers["content-security-policy"], address).toMatch(
        /default-src 'none';script-src 'nonce-[\w+/=-]+';style-src 'self'/u,
      );
  });
});

describe("every other answer", () => {
  it("is taken for data: JSON, feeds and originals", () => {
    const others = [...answers].filter(
      ([, { headers }]) => !headers["content-type"]?.startsWith("text/html"),
    );
    const types = new Set(others.map(([, { headers }]) => headers["content-type"]?.split(";")[0]));
    for (const type of ["application/json", "application/atom+xml", "text/csv", "application/octet-stream"])
      expect(types).toContain(type);
    for (const [address, { headers, text }] of others) {
      expect(headers["x-content-type-options"], address).toBe("nosniff");
      if (headers["content-type"]?.startsWith("application/json"))
        expect(() => JSON.parse(text), address).not.toThrow();
      if (headers["content-disposition"])
        expect(headers["content-disposition"]).toMatch(
          /^(?:attachment|inline); filename="[^"\r\n]*"(?:; filename\*=UTF-8''[\w%.~-]*)?$/u,
        );
    }
    const originals = [...answers].filter(([address, { status }]) => isOriginal(address) && status === 200);
    expect(originals.length).toBeGreaterThan(2);
    for (const [address, { headers }] of originals) {
      expect(headers["content-disposition"], address).toMatch(/^attachment;/u);
      expect(headers["content-security-policy"], address).toContain("sandbox");
    }
    const [feed] = ofType("application/atom+xml");
    expect(feed?.[1].text).toContain("x-hole");
    expect(feed?.[1].text).not.toMatch(/<x-hole/u);
    const { document } = parseHTML(feed?.[1].text.replace(/<\?xml[^>]*>/u, "") ?? "");
    const names = new Set([...document.querySelectorAll("*")].map(({ localName }) => localName));
    expect([...names].sort()).toEqual(
      ["feed", "id", "title", "author", "name", "link", "updated", "entry", "summary"].sort(),
    );
  });

  it("that a spreadsheet opens has no formula, in CSV or in a workbook", async () => {
    const tables = ofType("text/csv");
    expect(tables.length).toBeGreaterThan(4);
    const cells = tables.flatMap(([, { text }]) => parseCsv(text.replace("\uFEFF", "")).flat());
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
    // They are there, as text.
    for (const formula of FORMULAS)
      expect(
        cells.some((cell) => cell.includes(`'${formula}`)),
        formula,
      ).toBe(true);
    const books = [...answers.keys()].filter((address) => address.includes("dang=csv"));
    for (const address of books) {
      const { bytes, headers } = await planted.admin.get(address.replace("dang=csv", "dang=xlsx"));
      expect(headers["content-type"], address).toContain("spreadsheetml");
      const sheet = Buffer.from(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? []).toString();
      expect(sheet, address).not.toMatch(/<f[\s>]|<x-hole|t="str"|<hyperlink/u);
      const kinds = new Set([...sheet.matchAll(/<c [^>]*t="([a-z]+)"/giu)].map(([, kind]) => kind));
      expect([...kinds], address).toEqual(["inlineStr"]);
      expect(cellsOf(sheet).length, address).toBeGreaterThan(0);
    }
  });
});

/**
 * Totals and every facet's counts equal a count by hand, for random questions and filters over a small archive whose
 * words are as confusable as can be; copies of other documents are never found nor counted. The matcher here shares nothing with the search but the tokenizer.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { toIndexDocument } from "../../src/search/index-document.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import { createSearchService } from "../../src/search/service.ts";
import { FACETS, type Facet, type FacetValue, type Filters } from "../../src/search/types.ts";
import { foldMarks, searchKey, tokenize } from "../../src/vietnamese-tokenizer/index.ts";
import { citation, document, inMemory, issuer, province } from "./archive.ts";
import { engineForTests } from "./meilisearch/open.ts";

const WORDS =
  "đường bộ dương bo đuong bố ban hành bàn hanh an ninh toàn tổ to toan hoà hòa kỹ kĩ ky 05 5 2017 qh13 công cong đoàn doan x5 lý".split(
    " ",
  );
/** Also what texts may say in another form: see `otherForms`. */
const TEXT_WORDS = [...WORDS, "LĐLĐ", "liên đoàn lao động"];
const NUMBERS = ["05-CT/TW", "5/CT-UBND", "57/LĐLĐ", "05/2017/QĐ-UBND"];
const CAMPAIGNS = ["dan-van-kheo", "an-toan"];
const ISSUERS = [issuer("bct", "trung ương", "Đảng"), issuer("ldld-tinh:binh-thuan", "tỉnh", "Công đoàn")];
const PROVINCES = [
  province("binh-thuan", "lam-dong"),
  province("lam-dong", "lam-dong"),
  province("ha-noi", "ha-noi"),
];
const KEYS = ["TW.CT.05@XII", "TW.QĐ.217@XI", "TTg.CT.16@2018"];
const DATES = [null, "2016-12-30", "2017-01-01", "2018-05-06", "2025-08-01"];

/** A small generator of pseudo-random numbers: the archive is the same at every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function archive(size: number): CatalogueDocument[] {
  const next = random(7);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const some = <T>(list: readonly T[]): T[] => list.filter(() => next(3) === 0);
  const words = (count: number) =>
    Array.from({ length: count }, () => pick(TEXT_WORDS) + pick([" ", " ", " ", ", ", ".\n", " - "])).join(
      "",
    );
  return Array.from({ length: size }, (_, index) => ({
    ...document(
      words(3 + next(12)) + (next(4) === 0 ? `. Theo văn bản số ${pick(NUMBERS)}.` : ""),
      {
        number: next(2) === 0 ? pick(NUMBERS) : null,
        subject: next(3) === 0 ? null : words(1 + next(4)),
        issuer: next(4) === 0 ? null : pick(ISSUERS),
        province: next(4) === 0 ? null : pick(PROVINCES),
        issuedOn: pick(DATES),
        type: pick([null, { id: "cong-van", name: "Công văn" }, { id: "chi-thi", name: "Chỉ thị" }]),
        campaigns: some(CAMPAIGNS).map((id) => ({
          id,
          role: pick(["primary", "secondary"] as const),
          evidence: "",
          span: { start: 0, end: 0 },
          place: "body" as const,
        })),
        citations: some(NUMBERS).map((number) => citation(number, pick([...KEYS, null]))),
      },
      `document ${index}`,
    ),
    copyOf: next(6) === 0 ? "another" : null,
  }));
}

const keyOf = (token: string) => searchKey(token).replace(/^0+(?=\d+$)/u, "");
const keysOf = (text: string) => tokenize(text.normalize("NFC")).map(({ text: token }) => keyOf(token));
const fits = (asked: string, word: string) =>
  foldMarks(asked) === asked ? foldMarks(word) === asked : word === asked;

/** The other form of what stands in short or in full, and the province's name of today. */
function otherForms({ text, directive }: CatalogueDocument): string[] {
  const { province: place } = directive;
  const today = place && place.issued.id !== place.current.id ? [place.current.name] : [];
  const keys = [text, directive.subject ?? ""].map((one) => ` ${keysOf(one).join(" ")} `);
  const serial = /^\d+/u.exec(directive.number ?? "")?.[0];
  if (serial !== undefined) today.push(serial);
  const short = keys.some((one) => one.includes(" lđlđ "));
  const long = keys.some((one) => one.includes(" liên đoàn lao động "));
  return [...today, ...(short ? ["liên đoàn lao động"] : []), ...(long ? ["LĐLĐ"] : [])];
}

function hasPhrase(doc: CatalogueDocument, phrase: readonly string[]): boolean {
  return [doc.text, doc.directive.subject ?? "", ...otherForms(doc)].some((text) => {
    const words = keysOf(text);
    return words.some((_, at) =>
      phrase.every((asked, i) => words[at + i] !== undefined && fits(asked, words[at + i] ?? "")),
    );
  });
}

type Asked = { words: string[]; quoted: boolean; not: boolean } | { number: string };

function matches(doc: CatalogueDocument, asked: readonly Asked[]): boolean {
  return asked.every((one) => {
    if ("number" in one) {
      const { number, citations } = doc.directive;
      return (
        number === one.number ||
        citations.some((cited) => cited.number === one.number) ||
        doc.text.includes(one.number)
      );
    }
    const keys = one.words.map(keyOf);
    const found = one.quoted ? hasPhrase(doc, keys) : keys.every((key) => hasPhrase(doc, [key]));
    return found !== one.not;
  });
}

function typed(asked: readonly Asked[]): string {
  return asked
    .map((one) => {
      if ("number" in one) return one.number;
      const text = one.words.join(" ");
      return (one.not ? "-" : "") + (one.quoted ? `"${text}"` : text);
    })
    .join(" ");
}

/** Values of a document in a facet, as people know them. */
function valuesOf({ directive: read }: CatalogueDocument, facet: Facet): string[] {
  switch (facet) {
    case "campaign":
      return read.campaigns.map(({ id }) => id);
    case "issuer":
      return read.issuer ? [read.issuer.id] : [];
    case "province": {
      if (!read.province) return [];
      const { issued, current } = read.province;
      const merged =
        current.id === "lam-dong" &&
        (read.issuedOn === null ? issued.id !== current.id : read.issuedOn < "2025-07-01");
      return merged ? [current.id, `${current.id}/${issued.id}`] : [current.id];
    }
    case "year":
      return read.year === null ? [] : [String(read.year)];
    case "type":
      return read.type ? [read.type.id] : [];
    case "cites":
      return [...new Set(read.citations.flatMap(({ key }) => key ?? []))];
  }
}

const chosenIn = (doc: CatalogueDocument, facet: Facet, filters: Filters): boolean =>
  filters[facet].length === 0 ||
  filters[facet].some((id) =>
    valuesOf(doc, facet).some((value) => value === id || value === `lam-dong/${id}`),
  );

const flat = (values: readonly FacetValue[]): [string, number][] =>
  values
    .flatMap(({ id, count, children }): [string, number][] => [[id, count], ...flat(children ?? [])])
    .filter(([, count]) => count > 0)
    .sort();

const word = fc.constantFrom(...WORDS, "đường", "dương", "khong", "lđlđ", "ldld", "liên", "lao");
const asked: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 5, arbitrary: word.map((one) => ({ words: [one], quoted: false, not: false })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(([words, not]) => ({ words, quoted: true, not })),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map((not) => ({ words: "liên đoàn lao động".split(" "), quoted: true, not })),
  },
  { weight: 1, arbitrary: word.map((one) => ({ words: [one], quoted: false, not: true })) },
  { weight: 1, arbitrary: fc.constantFrom(...NUMBERS).map((number) => ({ number })) },
);
const chosen = (ids: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...ids], { minLength: 1, maxLength: 2 }) },
  );
const filters = fc.record({
  campaign: chosen([...CAMPAIGNS, "no such"]),
  issuer: chosen(["bct", "ldld-tinh:binh-thuan", "no such"]),
  province: chosen(["lam-dong", "ha-noi", "binh-thuan", "lam-dong/lam-dong"]),
  year: chosen(["2016", "2017", "1999", "x"]),
  type: chosen(["cong-van", "chi-thi"]),
  cites: chosen(KEYS),
});

describe("counts", () => {
  const opened = engineForTests();
  const knowledge = loadKnowledge();
  const documents = archive(150);
  const service = () =>
    createSearchService({ engine: opened.engine, catalogue: inMemory(documents), knowledge });

  beforeAll(async () => {
    await opened.engine.rebuild(documents.map((doc) => toIndexDocument(doc, knowledge)));
  });

  it("equal a count by hand for random questions and filters", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 4 }), filters, async (question, chosenFilters) => {
        const query = searchQueryOf(typed(question), chosenFilters);
        const results = await service().search({ ...query, size: 100 });
        const found = documents.filter((doc) => doc.copyOf === null && matches(doc, question));
        if (found.length === 0) {
          const codes = results.notes.map(({ code }) => code);
          // Something else may be shown instead, never without saying so.
          expect(results.total === 0 || codes.includes("nearest") || codes.includes("corrected")).toBe(true);
          return;
        }
        const all = found.filter((doc) => FACETS.every((facet) => chosenIn(doc, facet, query.filters)));
        expect(results.total).toBe(all.length);
        if (all.length <= 100) {
          expect(results.hits.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        }
        for (const facet of FACETS) {
          const others = FACETS.filter((other) => other !== facet);
          const counted = new Map<string, number>();
          for (const doc of found.filter((one) =>
            others.every((other) => chosenIn(one, other, query.filters)),
          )) {
            for (const value of valuesOf(doc, facet)) counted.set(value, (counted.get(value) ?? 0) + 1);
          }
          expect([facet, flat(results.facets[facet])]).toEqual([facet, [...counted].sort()]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** What is found among documents in memory is what the engine finds among them. */
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { toIndexDocument } from "../../src/search/index-document.ts";
import { createMatcher } from "../../src/search/matching.ts";
import { createPercolator, type Percolator } from "../../src/search/percolate.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import type { Filters } from "../../src/search/types.ts";
import { citation, document, inMemory, issuer, province } from "./archive.ts";
import { engineForTests } from "./meilisearch/open.ts";

const knowledge = loadKnowledge();
const WORDS = [
  "dân",
  "vận",
  "khéo",
  "dan",
  "van",
  "thi",
  "đua",
  "hội",
  "nghị",
  "lao",
  "động",
  "LĐLĐ",
  "kế",
  "hoạch",
];
const random = (seed: number) =>
  fc.sample(fc.array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 30 }), { seed, numRuns: 40 });
const documents = random(7)
  .map((words, at) =>
    document(
      `${words.join(" ")}, số ${at % 9}/KH-UBND.`,
      {
        number: at % 3 === 0 ? `${at % 9}/KH-LĐLĐ` : null,
        type: at % 2 === 0 ? { id: "ke-hoach", name: "Kế hoạch" } : null,
        subject: words.slice(0, 6).join(" "),
        issuer: at % 4 === 0 ? issuer("ldld-tinh:binh-thuan", "tỉnh", "Công đoàn") : null,
        province: at % 5 === 0 ? province("binh-thuan", "lam-dong") : null,
        issuedOn: `20${10 + (at % 4)}-02-03`,
        citations: at % 6 === 0 ? [citation("05-CT/TW", "TW.CT.05@XII")] : [],
        campaigns:
          at % 7 === 0
            ? [
                {
                  id: "dan-van-kheo",
                  role: "primary",
                  evidence: "x",
                  span: { start: 0, end: 1 },
                  place: "subject",
                },
              ]
            : [],
        signatory: at % 2 === 1 ? { name: "Nguyễn Văn Hùng", position: null, form: null } : null,
      },
      `${at}`,
    ),
  )
  .map((one, at) => (at % 10 === 9 ? { ...one, copyOf: "x" } : one));
const ids = documents.filter((_, at) => at % 2 === 0 || at === 9).map(({ id }) => id);

let percolator: Percolator;
let matcher: ReturnType<typeof createMatcher>;
const opened = engineForTests();
beforeAll(async () => {
  const { engine } = opened;
  await engine.publish(documents.map((one) => toIndexDocument(one, knowledge)));
  const services = { engine, catalogue: inMemory(documents), knowledge };
  matcher = createMatcher(services);
  percolator = await createPercolator(ids, services, async () => {});
});

const some = (values: readonly string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...values]) });
const filters: fc.Arbitrary<Partial<Filters>> = fc.record({
  type: some(["ke-hoach", "cong-van"]),
  year: some(["2010", "2011", "x"]),
  province: some(["lam-dong", "binh-thuan"]),
  issuer: some(["ldld-tinh:binh-thuan", "cong-doan", "dang"]),
  cites: some(["TW.CT.05@XII", "TW.CT.06@XII"]),
  campaign: some(["dan-van-kheo"]),
});
const words = (maxLength: number) => fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength });
const part = fc.oneof(
  { weight: 5, arbitrary: words(2).map((list) => list.join(" ")) },
  { weight: 3, arbitrary: words(4).map((list) => `"${list.join(" ")}"`) },
  { weight: 1, arbitrary: words(3).map((list) => `-"${list.join(" ")}"`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "3/KH-LĐLĐ",
      "KH 5",
      "số 4",
      "số 57",
      "05-CT/TW",
      "người ký: hùng",
      "tỉnh: bình thuận",
      "năm: 2010..2012",
      "loại: kế hoạch",
    ),
  },
);
const question = fc.array(part, { maxLength: 3 }).map((parts) => parts.join(" "));

it("finds among documents in memory what the engine finds among them, whatever is asked", async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(question, filters, async (q, chosen) => {
      const query = searchQueryOf(q, chosen);
      const expected = await matcher.matching(query, ids);
      found += expected.length;
      expect(await percolator.matching(query)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
  expect(found).toBeGreaterThan(100);
});

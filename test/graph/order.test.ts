/** The graph is a function of the archive: neither order, nor what is written at once, nor re-reading, nor what has gone again leaves a trace. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateArchive } from "../../scripts/archive/generate.ts";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import { createDirectiveGraph } from "../../src/graph/index.ts";
import {
  BAC_BINH,
  BINH_THUAN,
  forget,
  keep,
  knowledge,
  letter,
  letterDocument,
  NINH_THUAN,
} from "./archive.ts";

const TOPIC = "đẩy mạnh công tác tuyên truyền, vận động đoàn viên tham gia xây dựng nông thôn mới";
/** Letters that leave open what others, or the documents themselves, tell. */
const OPEN = [
  letter({
    ...{ organ: BINH_THUAN, number: "31/LĐLĐ", dateline: "Bình Thuận, ngày 10 tháng 3 năm 2018" },
    subject: "triển khai chương trình của Tỉnh ủy",
    body: `Thực hiện Chương trình số 12-CTr/TU của Ban Thường vụ Tỉnh ủy về ${TOPIC}.`,
  }),
  letter({
    ...{ organ: BINH_THUAN, number: "45/LĐLĐ", dateline: "Bình Thuận, ngày 10 tháng 4 năm 2018" },
    subject: "tiếp tục triển khai chương trình của Tỉnh ủy",
    body: `Thực hiện Chương trình số 12-CTr/TU ngày 15/01/2018 của Ban Thường vụ Tỉnh ủy về ${TOPIC}.`,
  }),
  letter({
    ...{ organ: BAC_BINH, number: "17/LĐLĐ", dateline: "Bắc Bình, ngày 20 tháng 4 năm 2018" },
    subject: "hưởng ứng tháng công nhân",
    body: `Căn cứ Kế hoạch số 62/KH-LĐLĐ ngày 12/4/2018 về ${TOPIC}, Ban Thường vụ đề nghị thực hiện.`,
  }),
  letter({
    ...{ organ: BINH_THUAN, number: "62/KH-LĐLĐ", dateline: "Bình Thuận, ngày 12 tháng 4 năm 2018" },
    subject: TOPIC,
    body: "Căn cứ Chương trình số 12-CTr/TU ngày 15/01/2018 của Ban Thường vụ Tỉnh ủy.",
  }),
  letter({
    ...{ organ: BAC_BINH, number: "29/LĐLĐ", dateline: "Bắc Bình, ngày 20 tháng 6 năm 2019" },
    subject: "sơ kết công tác tuyên truyền",
    body: `Thực hiện Kế hoạch số 62/KH-LĐLĐ ngày 12/4/2017 của Liên đoàn Lao động tỉnh về ${TOPIC}.`,
  }),
  letter({
    ...{ organ: NINH_THUAN, number: "31/LĐLĐ", dateline: "Ninh Thuận, ngày 10 tháng 3 năm 2018" },
    subject: "triển khai chương trình của Tỉnh ủy",
    body: `Thực hiện Chương trình số 12-CTr/TU của Ban Thường vụ Tỉnh ủy về ${TOPIC}.`,
  }),
];

const TEXTS = [...OPEN, ...[...generateArchive({ count: 48, seed: 5, knowledge })].map(({ text }) => text)];
const DOCUMENTS = TEXTS.map((text) => letterDocument(text));
/** What comes and goes again. */
const PASSING = [...generateArchive({ count: 20, seed: 6, knowledge })].map(({ text }) =>
  letterDocument(text),
);

const PAIRS = ["cong_doan", "nong_thon", "trien_khai", "ban_thuong"];

/** Cut into pieces of random length: of one each where `random` gives 1. */
function pieces<T>(items: Iterable<T>, random: () => number): T[][] {
  const result: T[][] = [[]];
  for (const item of items) {
    result.at(-1)?.push(item);
    if (random() >= 0.7) result.push([]);
  }
  return result;
}

/** Everything that people can ask of the graph, and how often words stand beside one another. */
function everythingOf(catalogue: Catalogue): unknown {
  const graph = createDirectiveGraph({ store: catalogue.graph, knowledge });
  const keys = [
    ...new Set([...catalogue.citedKeys(), ...DOCUMENTS.flatMap(({ reading }) => reading.ownKey ?? [])]),
  ].sort();
  return {
    pairs: PAIRS.map((pair) => catalogue.pairFrequency(pair)),
    wanted: graph.wanted({ limit: 1000 }),
    conflicts: graph.conflicts({ limit: 1000 }),
    directives: keys.map((key) => [
      graph.directive(key),
      graph.citedBy(key, { limit: 100 }),
      graph.chain(key),
      graph.coverage(key),
    ]),
    documents: [...catalogue.all()].map(({ id, directive }) => [
      id,
      directive.citations.map(({ key, candidates }) => [key, candidates]),
    ]),
  };
}

function fill(order: readonly number[], random: () => number): unknown {
  const catalogue = openCatalogue(":memory:");
  const passing = PASSING.filter(() => random() < 0.6);
  const step = (at: number, index: number) => {
    const document = DOCUMENTS[index]!;
    // Some are first read wrongly: as another letter of the archive.
    const other = DOCUMENTS[order[(at * 7 + 3) % order.length]!]!;
    keep(catalogue, random() < 0.2 ? { ...document, reading: { ...other.reading, reader: "0" } } : document);
    const visitor = passing[at];
    if (visitor) keep(catalogue, visitor);
    if (random() < 0.2) {
      forget(catalogue, document.id);
      keep(catalogue, document);
    }
  };
  // Some at once: the same comes of a transaction for each and of one for several.
  for (const piece of pieces(order.entries(), random))
    catalogue.atomically(() => {
      for (const [at, index] of piece) step(at, index);
    });
  for (const { id, reading } of DOCUMENTS) catalogue.replaceReading(id, reading);
  for (const { id } of passing) {
    if (random() < 0.5) forget(catalogue, id);
    else catalogue.refuseDocument(id, { code: "secret", reason: "mật" });
  }
  const result = everythingOf(catalogue);
  catalogue.close();
  return result;
}

describe("the graph of directives", () => {
  const inOrder = fill(
    DOCUMENTS.map((_, index) => index),
    () => 1,
  );

  it("resolves what the archive tells, and only that", () => {
    expect((inOrder as { pairs: number[] }).pairs.every((frequency) => frequency > 0)).toBe(true);
    const documents = new Map((inOrder as { documents: [string, [string | null, string[]][]][] }).documents);
    const keysOf = (index: number) => documents.get(DOCUMENTS[index]!.id)?.map(([key]) => key);
    expect(keysOf(0)).toEqual(["binh-thuan.TU.CTr.12@2018"]);
    expect(keysOf(2)).toEqual(["binh-thuan.LĐLĐ.KH.62@2018"]);
    expect(keysOf(4)).toEqual(["binh-thuan.LĐLĐ.KH.62@2018"]);
    // The neighbouring province's programme of the same number and title is another one.
    expect(keysOf(5)).toEqual(["ninh-thuan.TU.CTr.12@?"]);
  });

  it("is the same in ten random orders, one by one and several at once, with re-reading and deletions in between", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          DOCUMENTS.map((_, index) => index),
          { minLength: DOCUMENTS.length },
        ),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (order, stream) => {
          expect(fill(order, () => stream.next().value ?? 0)).toEqual(inOrder);
        },
      ),
      { numRuns: 10 },
    );
  }, 120_000);
});

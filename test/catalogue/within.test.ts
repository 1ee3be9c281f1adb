/** What is hidden leaves no trace: an archive as somebody sees it is an archive in which the rest never was. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { generateArchive } from "../../scripts/archive/generate.ts";
import {
  type Catalogue,
  type NewDocument,
  openCatalogue,
  type ReadingCatalogue,
} from "../../src/catalogue/index.ts";
import { createDirectiveGraph } from "../../src/graph/index.ts";
import { foldedPairs } from "../../src/text/pairs.ts";
import { BAC_BINH, BINH_THUAN, knowledge, letter, letterDocument } from "../graph/archive.ts";

const root = mkdtempSync(path.join(tmpdir(), "chi-dan-within-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const TOPIC = "đẩy mạnh công tác tuyên truyền, vận động đoàn viên tham gia xây dựng nông thôn mới";
const written = (
  number: string,
  dateline: string,
  subject: string,
  body: string,
  organ: readonly [string, string] = BINH_THUAN,
) => letter({ organ, number, dateline: `Bình Thuận, ngày ${dateline}`, subject, body });
/** Letters that lean on one another: what is open in one is told by another, one is a copy of another. */
const LEANING = [
  written("62/KH-LĐLĐ", "12 tháng 4 năm 2018", TOPIC, "Căn cứ chương trình công tác năm 2018."),
  written(
    ...(["17/LĐLĐ", "20 tháng 4 năm 2018", "hưởng ứng tháng công nhân"] as const),
    `Căn cứ Kế hoạch số 62/KH-LĐLĐ ngày 12/4/2018 về ${TOPIC}, Ban Thường vụ đề nghị thực hiện.`,
    BAC_BINH,
  ),
  written(
    ...(["29/LĐLĐ", "20 tháng 6 năm 2019", "sơ kết công tác tuyên truyền"] as const),
    `Thực hiện Kế hoạch số 62/KH-LĐLĐ ngày 12/4/2017 của Liên đoàn Lao động tỉnh về ${TOPIC}.`,
    BAC_BINH,
  ),
  written(
    ...(["31/LĐLĐ", "10 tháng 3 năm 2018", "triển khai chương trình của Tỉnh ủy"] as const),
    `Thực hiện Chương trình số 12-CTr/TU của Ban Thường vụ Tỉnh ủy về ${TOPIC}.`,
  ),
  written(
    ...(["45/LĐLĐ", "10 tháng 4 năm 2018", "tiếp tục triển khai chương trình của Tỉnh ủy"] as const),
    `Thực hiện Chương trình số 12-CTr/TU ngày 15/01/2018 của Ban Thường vụ Tỉnh ủy về ${TOPIC}.`,
  ),
];
const GENERATED = [...generateArchive({ count: 30, seed: 5, knowledge })].map(({ text }) => text);
/** The same letter saved again, in other bytes. */
const COPIES = [...LEANING.slice(0, 2), ...GENERATED.slice(0, 6)].flatMap((text) => [
  `${text}\n`,
  `${text}\n\n(bản lưu)`,
]);
const DOCUMENTS = [...LEANING, ...GENERATED, ...COPIES].map((text) => letterDocument(text));

const FOLDERS = ["/kho/chung", "/kho/to-chuc", "/kho/kin"] as const;
type Folder = (typeof FOLDERS)[number];
interface Placed {
  readonly document: NewDocument;
  readonly folders: readonly Folder[];
}

let opened = 0;
/** `/kho/to-chuc` is seen by its people, `/kho/kin` by nobody else. @returns also ids of the two. */
function newCatalogue() {
  opened += 1;
  const catalogue = openCatalogue(path.join(root, `${opened}.db`));
  const { collections } = catalogue;
  const [seen, hidden] = [collections.addCollection("Tổ chức"), collections.addCollection("Kín")];
  return { catalogue, seen, hidden };
}

function put(catalogue: Catalogue, { document, folders }: Placed): void {
  const [first, ...others] = folders.map((folder) => ({
    ...{ path: `${folder}/${document.id}.txt`, shown: `${folder.slice(1)}/${document.id}.txt` },
    ...{ stamp: "1", modified: 1, extraction: "1", notedAt: "2026-01-02T03:04:05.000Z" },
    document: document.id,
  }));
  if (!first) return;
  catalogue.atomically(() => {
    catalogue.addDocument(document);
    catalogue.noteFile(first);
  });
  for (const other of others) catalogue.noteFile(other);
  catalogue.noteFile({
    ...{ path: `${folders[0]}/hong-${document.id}.pdf`, shown: `hong-${document.id}.pdf`, stamp: "1" },
    ...{ modified: 1, extraction: "1", notedAt: "2026-01-02T03:04:05.000Z" },
    ...{ code: "damaged", reason: "hỏng" },
  });
}

/** Everything that people can ask of the catalogue. */
function everythingOf(catalogue: ReadingCatalogue) {
  const graph = createDirectiveGraph({ store: catalogue.graph, knowledge });
  const keys = [...new Set(DOCUMENTS.flatMap(({ reading }) => [reading.ownKey, ...cited(reading)]))];
  const pairs = [...new Set(DOCUMENTS.flatMap(({ reading: { text } }) => foldedPairs(text).slice(0, 60)))];
  const ids = DOCUMENTS.map(({ id }) => id);
  const numbers = DOCUMENTS.flatMap(({ reading }) => reading.directive.number ?? []);
  return {
    documents: [...catalogue.all()],
    listed: catalogue.listed(ids),
    letters: catalogue.lettersOf(ids),
    copies: ids.map((id) => catalogue.copiesOf(id)),
    places: ids.map((id) => [catalogue.locations(id), catalogue.ownKey(id), catalogue.document(id)]),
    texts: [...catalogue.texts(ids)],
    latest: catalogue.latest(10).map(({ id }) => id),
    counts: [catalogue.count(), catalogue.counts(), catalogue.causes(), catalogue.folders()],
    failed: [catalogue.failed(), catalogue.filesWith("damaged", { limit: 1000 })],
    issuers: [catalogue.issuers(), [...catalogue.issuersCounted()]],
    suggestible: [...catalogue.numbersAndSubjects()],
    citedKeys: catalogue.citedKeys(),
    runs: catalogue.runs(10),
    frequencies: pairs.map((pair) => catalogue.pairFrequency(pair)),
    near: pairs.map((pair, at) => catalogue.nearestByPairs([pair, pairs[at + 1] ?? pair], 1_000).map(score)),
    wanted: [
      graph.wanted({ limit: 1000 }),
      ...["tuyen truyen", "62", "ct/tw"].map((text) => graph.wanted({ limit: 100, text })),
    ],
    conflicts: graph.conflicts({ limit: 1000 }),
    mostCited: graph.mostCited(50),
    firsts: [1, 3, 9].map((limit) => [
      ...[
        graph.mostCited(limit),
        graph.wanted({ limit, offset: limit }),
        graph.wanted({ limit, text: "62" }),
      ],
      graph.conflicts({ limit, offset: 1 }),
    ]),
    directives: keys.map((key) =>
      key === null
        ? null
        : [
            ...[graph.directive(key), graph.citedBy(key, { limit: 100 }), graph.chain(key)],
            ...[graph.coverage(key), catalogue.citing(key), graph.resolve(key)],
          ],
    ),
    chains: ids.map((id) => graph.chain(id)),
    typed: numbers.map((number) => graph.resolve(number)),
    drafts: LEANING.map((text) => graph.resolveText(text)),
  };
}
const cited = ({ directive }: NewDocument["reading"]) =>
  directive.citations.flatMap(({ key, candidates }) => [key, ...candidates]);
/** Equally good ones stand in the order in which they came. */
const score = ({ id, score }: { id: string; score: number }) => `${score.toFixed(6)} ${id}`;
const comparable = (everything: ReturnType<typeof everythingOf>) => ({
  ...everything,
  near: everything.near.map((rows) => rows.toSorted()),
});

const places = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Folder[]>(["/kho/chung"]) },
  { weight: 3, arbitrary: fc.constant<Folder[]>(["/kho/kin"]) },
  { weight: 3, arbitrary: fc.constant<Folder[]>(["/kho/to-chuc"]) },
  { weight: 1, arbitrary: fc.constant<Folder[]>(["/kho/kin", "/kho/chung"]) },
  { weight: 1, arbitrary: fc.constant<Folder[]>(["/kho/to-chuc", "/kho/chung"]) },
);
const order = fc.shuffledSubarray(
  DOCUMENTS.map((_, at) => at),
  { minLength: DOCUMENTS.length },
);

describe("a catalogue within a reach", () => {
  it("answers as if what is hidden had never been, in whatever order it came and was hidden", () => {
    fc.assert(
      fc.property(
        fc.array(places, { minLength: DOCUMENTS.length, maxLength: DOCUMENTS.length }),
        order,
        order,
        fc.integer({ min: 0, max: DOCUMENTS.length }),
        (folders, orderOfAll, orderOfSeen, hiddenAt) => {
          const all = newCatalogue();
          const hide = () => {
            all.catalogue.collections.placeFolder("/kho/kin", all.hidden);
            all.catalogue.collections.placeFolder("/kho/to-chuc", all.seen);
          };
          for (const [at, index] of orderOfAll.entries()) {
            if (at === hiddenAt) hide();
            put(all.catalogue, { document: DOCUMENTS[index]!, folders: folders[index]! });
          }
          if (hiddenAt === DOCUMENTS.length) hide();
          while (all.catalogue.collections.settle(7) > 0);

          const only = newCatalogue();
          only.catalogue.collections.placeFolder("/kho/kin", only.hidden);
          only.catalogue.collections.placeFolder("/kho/to-chuc", only.seen);
          for (const index of orderOfSeen) {
            const seen = folders[index]!.filter((folder) => folder !== "/kho/kin");
            put(only.catalogue, { document: DOCUMENTS[index]!, folders: seen });
          }
          // A file that could not be read lies where its neighbour lies.
          for (const catalogue of [all.catalogue, only.catalogue])
            catalogue.forgetFiles(
              DOCUMENTS.flatMap(({ id }) => FOLDERS.map((folder) => `${folder}/hong-${id}.pdf`)).filter(
                (file) =>
                  !folders[DOCUMENTS.findIndex(({ id }) => file.includes(id))]![0]!.includes("to-chuc"),
              ),
            );
          const told = comparable(everythingOf(all.catalogue.within([all.seen])));
          const never = comparable(everythingOf(only.catalogue.within([only.seen])));
          for (const name of Object.keys(never) as (keyof typeof never)[])
            expect(told[name], name).toEqual(never[name]);
          expect(told.documents.length).toBeGreaterThan(0);
          expect(told.documents.length).toBeLessThan(all.catalogue.count());
          all.catalogue.close();
          only.catalogue.close();
        },
      ),
      { numRuns: 4, endOnFailure: true },
    );
  }, 120_000);
});

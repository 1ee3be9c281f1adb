/** The search systems that are measured side by side: ours, the engine as it comes, and plain BM25. */
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { Meilisearch } from "meilisearch";
import { openCatalogue } from "../../../src/catalogue/index.ts";
import type { Directive } from "../../../src/directive.ts";
import type { Knowledge } from "../../../src/knowledge/index.ts";
import { readDirective } from "../../../src/reading/read-directive.ts";
import { toIndexDocument } from "../../../src/search/index-document.ts";
import { openEngine } from "../../../src/search/meilisearch/index.ts";
import { managedServer } from "../../../src/search/meilisearch/server.ts";
import { parseSearchQuery } from "../../../src/search/query.ts";
import { createSearchService } from "../../../src/search/service.ts";
import { fold, tokenize } from "../../../src/vietnamese-tokenizer/index.ts";
import type { CorpusDocument } from "./corpus.ts";

export interface Found {
  readonly ids: readonly string[];
  readonly total: number;
}

export interface SearchSystem {
  readonly name: string;
  search(question: string): Promise<Found>;
  close(): Promise<void>;
}

async function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), "chi-dan-evaluate-"));
}

/** The reading of a text, with the number, date and subject that the set gives for it. */
function known(document: CorpusDocument, knowledge: Knowledge): { text: string; directive: Directive } {
  const { text, directive } = readDirective(document.text, knowledge);
  return {
    text,
    directive: {
      ...directive,
      number: document.number ?? directive.number,
      issuedOn: document.date ?? directive.issuedOn,
      subject: document.subject || directive.subject,
    },
  };
}

/** Our search as an office has it: catalogue, engine, service. */
export async function ourSearch(
  documents: readonly CorpusDocument[],
  knowledge: Knowledge,
): Promise<SearchSystem> {
  const folder = await temporaryFolder();
  const catalogue = openCatalogue(path.join(folder, "catalogue.db"));
  const names = new Map<string, string>();
  catalogue.atomically(() => {
    for (const document of documents) {
      const sha256 = createHash("sha256").update(document.id).digest("hex");
      const id = sha256.slice(0, 32);
      names.set(id, document.id);
      catalogue.addDocument({
        id,
        sha256,
        mediaType: "text/plain",
        bytes: document.text.length,
        pages: 1,
        extractor: "corpus",
        extraction: "1",
        warnings: [],
        raw: document.text,
        fileName: `${document.id}.txt`,
        addedAt: "2026-01-01T00:00:00.000Z",
        reading: {
          ...known(document, knowledge),
          ownKey: null,
          describes: null,
          term: null,
          reader: "corpus",
        },
      });
    }
  });
  const engine = await openEngine({ dataDir: folder });
  const indexDocuments = function* () {
    for (const document of catalogue.all()) yield toIndexDocument(document, knowledge);
  };
  await engine.rebuild(indexDocuments());
  const service = createSearchService({ engine, catalogue, knowledge });
  return {
    name: "Chỉ Dẫn",
    async search(question) {
      const results = await service.search(
        parseSearchQuery(new URLSearchParams({ q: question, size: "10" })),
      );
      return { ids: results.hits.map((hit) => names.get(hit.id) ?? hit.id), total: results.total };
    },
    async close() {
      await engine.close();
      catalogue.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The engine with its default settings on the plain text. */
export async function defaultMeilisearch(documents: readonly CorpusDocument[]): Promise<SearchSystem> {
  const folder = await temporaryFolder();
  const server = managedServer({
    home: folder,
    binary: { given: process.env.MEILI_BINARY },
    env: process.env,
    notice: () => {},
  });
  const { url, key } = await server.connection();
  const client = new Meilisearch({ host: url, ...(key === undefined ? {} : { apiKey: key }) });
  const index = client.index("documents");
  const rows = documents.map(({ id, number, subject, text }, at) => ({ at, id, number, subject, text }));
  for (let from = 0; from < rows.length; from += 500) {
    await index
      .addDocuments(rows.slice(from, from + 500), { primaryKey: "at" })
      .waitTask({ timeout: 600_000 });
  }
  return {
    name: "Meilisearch mặc định",
    async search(question) {
      const answer = await index.search<{ id: string }>(question, {
        page: 1,
        hitsPerPage: 10,
        attributesToRetrieve: ["id"],
      });
      return {
        ids: answer.hits.map((hit) => hit.id),
        total: (answer as { totalHits?: number }).totalHits ?? 0,
      };
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** SQLite FTS5 with BM25 over syllables without marks. Any word may be missing; BM25 decides. */
export async function plainBm25(documents: readonly CorpusDocument[]): Promise<SearchSystem> {
  const db = new DatabaseSync(":memory:");
  db.exec("CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, text)");
  const words = (text: string) => tokenize(fold(text.normalize("NFC"))).map((token) => token.text);
  const insert = db.prepare("INSERT INTO documents (id, text) VALUES (?, ?)");
  for (const { id, number, subject, text } of documents) {
    insert.run(id, words(`${number ?? ""} ${subject} ${text}`).join(" "));
  }
  const select = db.prepare(
    "SELECT id FROM documents WHERE documents MATCH ? ORDER BY bm25(documents) LIMIT 10",
  );
  const count = db.prepare("SELECT count(*) AS n FROM documents WHERE documents MATCH ?");
  return {
    name: "BM25 (FTS5)",
    async search(question) {
      const match = [...new Set(words(question))].map((word) => `"${word}"`).join(" OR ");
      if (match === "") return { ids: [], total: 0 };
      const ids = (select.all(match) as { id: string }[]).map((row) => row.id);
      return { ids, total: (count.get(match) as { n: number }).n };
    },
    async close() {
      db.close();
    },
  };
}

/** Sets of documents and questions to measure a search with, read from the shapes that they come in. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { extractFile } from "../../../indexer/extract/index.ts";
import type { Knowledge } from "../../../src/knowledge/index.ts";
import { readDirective } from "../../../src/reading/read-directive.ts";

/** A document as a search system gets it. */
export interface CorpusDocument {
  readonly id: string;
  readonly number: string | null;
  readonly date: string | null;
  readonly subject: string;
  readonly text: string;
}

export interface Question {
  readonly id: string;
  readonly text: string;
  readonly relevant: ReadonlySet<string>;
}

const lines = (file: string): unknown[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as unknown);

const CorpusRow = z.object({
  _id: z.string(),
  law: z.string().optional(),
  title: z.string().optional(),
  text: z.string(),
});
const QueryRow = z.object({ _id: z.string(), text: z.string() });

/** A folder with corpus.jsonl, queries.jsonl and qrels.tsv. */
export function readJudgedSet(folder: string): { documents: CorpusDocument[]; questions: Question[] } {
  const documents = lines(path.join(folder, "corpus.jsonl")).map((line) => {
    const row = CorpusRow.parse(line);
    const subject = [row.title, row.law].filter((part) => part).join(", ");
    return { id: row._id, number: null, date: null, subject, text: `${subject}\n\n${row.text}` };
  });
  const relevant = new Map<string, Set<string>>();
  for (const line of readFileSync(path.join(folder, "qrels.tsv"), "utf8").split("\n").slice(1)) {
    const [question, document, score] = line.trim().split("\t");
    if (!question || !document || Number(score) <= 0) continue;
    const known = relevant.get(question);
    if (known) known.add(document);
    else relevant.set(question, new Set([document]));
  }
  const questions = lines(path.join(folder, "queries.jsonl")).map((line) => {
    const { _id: id, text } = QueryRow.parse(line);
    return { id, text, relevant: relevant.get(id) ?? new Set<string>() };
  });
  return { documents, questions: questions.filter((question) => question.relevant.size > 0) };
}

const DocumentRow = z.union([
  z.object({
    file: z.string(),
    gold: z.object({ number: z.string().nullable().optional(), subject: z.string().nullable().optional() }),
    text: z.string(),
  }),
  z.object({
    number: z.string().nullable(),
    date: z.string().nullable().optional(),
    subject: z.string(),
    text: z.string().optional(),
  }),
]);

/**
 * A .jsonl of documents with gold number and subject (and text), or of rows of number, date, subject; or a folder of
 * letters, whose numbers and subjects are as we read them.
 */
export const readDocuments = async (source: string, knowledge: Knowledge): Promise<CorpusDocument[]> =>
  statSync(source).isDirectory() ? await readLetters(source, knowledge) : readRows(source);

async function readLetters(folder: string, knowledge: Knowledge): Promise<CorpusDocument[]> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const documents: CorpusDocument[] = [];
  for (const file of files) {
    const extracted = await extractFile(file);
    const { text, directive } = readDirective(extracted.text, knowledge, { fileName: path.basename(file) });
    const { number, issuedOn: date, subject } = directive;
    documents.push({ id: path.relative(folder, file), number, date, subject: subject ?? "", text });
  }
  return documents;
}

function readRows(file: string): CorpusDocument[] {
  return lines(file).flatMap((line, row) => {
    const parsed = DocumentRow.parse(line);
    const id = `${path.basename(file)}:${row + 1}`;
    if ("gold" in parsed) {
      const subject = parsed.gold.subject;
      if (!subject) return [];
      return [{ id, number: parsed.gold.number ?? null, date: null, subject, text: parsed.text }];
    }
    const { number, date, subject, text } = parsed;
    return [{ id, number, date: date ?? null, subject, text: text ?? `${number ?? ""}\n${subject}` }];
  });
}

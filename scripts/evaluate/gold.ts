/** Sets of documents with what a careful person reads in them, in the three shapes that we measure with. */
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { extractFile } from "../../indexer/extract/index.ts";

/** What is expected of one citation; a key that is missing is not judged. */
export interface GoldCitation {
  readonly printed?: string;
  readonly number: string | null;
  /** The number of what is cited by plenum only. */
  readonly resolved?: string | null;
  readonly type?: string | null;
  readonly date?: string | null;
  readonly issuer?: string | null;
  readonly title?: string | null;
  readonly role?: string;
}

/** What is expected of one document; a key that is missing is not judged. */
export interface Gold {
  readonly file: string;
  readonly text: () => Promise<string>;
  /** Fields with one value, null where the document has none. */
  readonly fields: Readonly<Record<string, string | null>>;
  /** Fields that are lists. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly citations?: readonly GoldCitation[];
  /** Campaigns that must not be found, with the passage that could mislead. */
  readonly campaignsNot?: readonly { readonly id: string; readonly evidence: string | null }[];
}

// biome-ignore lint/suspicious/noExplicitAny: gold files are read as they are
type Json = any;

/** Reads a set: a folder with gold.json, a .jsonl of texts, or a truth file beside the project's samples. */
export async function readGold(file: string): Promise<Gold[]> {
  if ((await stat(file)).isDirectory()) return readFolder(file, path.join(file, "gold.json"));
  if (file.endsWith(".jsonl")) return readLines(file);
  const json: Json = JSON.parse(await readFile(file, "utf8"));
  if (Array.isArray(json)) return readTruth(json, path.resolve(path.dirname(file), "../samples"));
  return readFolder(path.dirname(file), file);
}

async function readFolder(folder: string, goldFile: string): Promise<Gold[]> {
  const json: Json = JSON.parse(await readFile(goldFile, "utf8"));
  const documents: Json[] = Array.isArray(json) ? json : json.documents;
  return documents.map((document) => ({
    file: path.join(folder, document.file),
    text: () => textOf(path.join(folder, document.file)),
    ...ofGoldJson(document),
  }));
}

async function readLines(file: string): Promise<Gold[]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, index) => {
    const { file: name, gold, text }: Json = JSON.parse(line);
    const fields: Record<string, string | null> = {};
    for (const key of ["type", "number", "subject", "issuer", "place"])
      if (key in gold) fields[key] = gold[key];
    if ("date" in gold || "issuedOn" in gold) fields.date = gold.date ?? gold.issuedOn;
    return { file: `${file}#${index + 1} ${name ?? ""}`.trim(), text: async () => text, fields, lists: {} };
  });
}

const textOf = async (file: string): Promise<string> =>
  /\.(?:txt|md)$/iu.test(file) ? await plainText(file) : (await extractFile(file)).text;

/** Text files that are no UTF-8 (legacy encodings) go the indexer's way. */
async function plainText(file: string): Promise<string> {
  const bytes = await readFile(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return (await extractFile(file)).text;
  }
}

const roleOf = (role: string): string => role.split(" ")[0] ?? role;

/** The shape of seeds/gold.json. */
function ofGoldJson(document: Json): Pick<Gold, "fields" | "lists" | "citations" | "campaignsNot"> {
  const fields: Record<string, string | null> = {};
  const lists: Record<string, readonly string[]> = {};
  const field = (name: string, key: string, value: Json) => {
    if (value !== undefined && key in document) fields[name] = value === null ? null : String(value);
  };
  field("kind", "kind", document.kind);
  field("number", "number", document.number);
  field("numberPrinted", "number_printed", document.number_printed);
  field("type", "document_type", document.document_type);
  const { issuer, province, signatory, article, described_document: described } = document;
  if ("issuer" in document) {
    fields.issuer = issuer?.name ?? null;
    for (const key of ["organ", "level", "system"]) if (issuer?.[key]) fields[`issuer.${key}`] = issuer[key];
    if (issuer?.parent) fields["issuer.parent"] = issuer.parent;
    if (issuer?.signing_body) fields["issuer.signingBody"] = issuer.signing_body;
  }
  field("place", "place", document.place);
  if ("province" in document) {
    fields["province.issued"] = province?.old?.id ?? null;
    fields["province.current"] = province?.current?.id ?? null;
  }
  field("date", "date", document.date);
  field("year", "year", document.year);
  field("subject", "subject", document.subject);
  if ("signatory" in document) {
    fields["signatory.name"] = signatory?.name ?? null;
    fields["signatory.position"] = signatory?.position ?? null;
    fields["signatory.form"] = signatory?.prefix ?? null;
  }
  if (document.kind === "article") {
    field("article.title", "title", document.title);
    fields["article.published"] = article?.published ?? null;
    fields["article.author"] = article?.author ?? null;
    fields["article.describes.number"] = described?.number ?? null;
    fields["article.describes.type"] = described?.document_type ?? null;
    fields["article.describes.date"] = described?.date ?? null;
    fields["article.describes.issuer"] = described?.issuer?.name ?? null;
  }
  for (const key of ["addressees", "recipients", "emails"]) if (key in document) lists[key] = document[key];
  if ("campaigns" in document)
    lists.campaigns = document.campaigns.map(({ id, role }: Json) => (role ? `${id} ${role}` : id));
  if ("deadlines" in document)
    lists.deadlines = document.deadlines.map(
      ({ before, recurring }: Json) => `${before} ${recurring ?? "-"}`,
    );
  if ("reporting" in document) lists.reporting = document.reporting ? [document.reporting.text] : [];
  return {
    fields,
    lists,
    ...("cited" in document && {
      citations: document.cited.map((cited: Json) => ({
        printed: cited.printed,
        number: cited.number,
        resolved: cited.resolved?.number ?? null,
        type: cited.type,
        date: cited.date,
        ...("issuer_printed" in cited && { issuer: cited.issuer_printed }),
        ...("title" in cited && { title: cited.title }),
        ...(cited.role && { role: roleOf(cited.role) }),
      })),
    }),
    ...("campaigns_not" in document && {
      campaignsNot: document.campaigns_not.map(({ id, evidence }: Json) => ({
        id: id.split(" ")[0],
        evidence,
      })),
    }),
  };
}

/** The shape of the truth about the project's own samples. */
function readTruth(rows: readonly Json[], folder: string): Gold[] {
  return rows.map((row) => ({
    file: path.join(folder, row.file),
    text: () => textOf(path.join(folder, row.file)),
    fields: {
      kind: row.kind,
      number: row.number,
      type: row.type,
      issuer: row.issuer?.name ?? null,
      "issuer.id": row.issuer?.id ?? null,
      place: row.place,
      "province.issued": row.province?.issued ?? null,
      "province.current": row.province?.current ?? null,
      date: row.issuedOn,
      year: row.year === null ? null : String(row.year),
      subject: row.subject,
      "signatory.name": row.signatory?.name ?? null,
      "signatory.position": row.signatory?.position ?? null,
      ...("describes" in row && { "article.describes.number": row.describes }),
    },
    lists: {
      addressees: row.addressees,
      recipients: row.recipients,
      emails: row.emails,
      "citations.number": row.citations,
      campaigns: row.campaigns.map(({ id, role }: Json) => `${id} ${role}`),
    },
    campaignsNot: row.campaignsNot.map((id: string) => ({ id, evidence: null })),
  }));
}

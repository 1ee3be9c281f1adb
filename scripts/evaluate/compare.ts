/** Compares one reading with its gold record, field by field. */
import type { Citation, Directive, ReadDirective, Span } from "../../src/directive.ts";
import { fold } from "../../src/vietnamese-tokenizer/index.ts";
import type { Gold, GoldCitation } from "./gold.ts";
import { sameSubject } from "./similarity.ts";

/** Counts of one field in one document. */
export interface Score {
  readonly field: string;
  /** Values expected, found, and found right. */
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  /** The document's whole value is right, an expected absence included. */
  readonly exact: boolean;
}

export interface Miss {
  readonly file: string;
  readonly field: string;
  readonly expected: string | null;
  readonly got: string | null;
  readonly passage: string | null;
}

export interface Comparison {
  readonly scores: readonly Score[];
  readonly misses: readonly Miss[];
}

const collapse = (value: string): string => value.normalize("NFC").replace(/\s+/gu, " ").trim();
const loose = (value: string): string => fold(collapse(value)).replace(/[^\p{L}\p{N}]/gu, "");

function same(field: string, expected: string, got: string): boolean {
  if (field === "subject") return sameSubject(expected, got);
  return collapse(expected) === collapse(got);
}

/** The values that a reading gives for the fields of a gold record. */
export function valuesOf(directive: Directive): Readonly<Record<string, string | null>> {
  const { issuer, province, signatory, article } = directive;
  return {
    kind: directive.kind,
    number: directive.number,
    numberPrinted: directive.numberPrinted,
    type: directive.type?.name ?? null,
    issuer: issuer?.name ?? null,
    "issuer.id": issuer?.id ?? null,
    "issuer.organ": issuer?.organ ?? null,
    "issuer.level": issuer?.level ?? null,
    "issuer.system": issuer?.system ?? null,
    "issuer.parent": issuer?.parent ?? null,
    "issuer.signingBody": issuer?.signingBody ?? null,
    place: directive.place,
    "province.issued": province?.issued.id ?? null,
    "province.current": province?.current.id ?? null,
    date: directive.issuedOn,
    year: directive.year === null ? null : String(directive.year),
    subject: directive.subject,
    "signatory.name": signatory?.name ?? null,
    "signatory.position": signatory?.position ?? null,
    "signatory.form": signatory?.form ?? null,
    "article.title": article?.title ?? null,
    "article.published": article?.published ?? null,
    "article.author": article?.author ?? null,
    "article.describes.number": article?.describes?.number ?? null,
    "article.describes.type": article?.describes?.type ?? null,
    "article.describes.date": article?.describes?.issuedOn ?? null,
    "article.describes.issuer": article?.describes?.issuer ?? null,
  };
}

function listsOf(directive: Directive): Readonly<Record<string, readonly string[]>> {
  return {
    addressees: directive.addressees,
    recipients: directive.recipients,
    emails: directive.emails,
    campaigns: directive.campaigns.map(({ id, role }) => `${id} ${role}`),
    "citations.number": directive.citations.flatMap(({ number }) => (number === null ? [] : [number])),
    deadlines: directive.deadlines
      .filter(({ before }) => before !== null)
      .map(({ before, recurring }) => `${before} ${recurring ?? "-"}`),
  };
}

export function compare(gold: Gold, { text, directive }: ReadDirective): Comparison {
  const scores: Score[] = [];
  const misses: Miss[] = [];
  const miss = (field: string, expected: string | null, got: string | null, span?: Span | null) =>
    misses.push({ file: gold.file, field, expected, got, passage: span ? passageAt(text, span) : null });

  const values = valuesOf(directive);
  for (const [field, expected] of Object.entries(gold.fields)) {
    const got = values[field] ?? null;
    const right = expected !== null && got !== null && same(field, expected, got);
    const exact = right || (expected === null && got === null);
    scores.push({ field, expected: count(expected), found: count(got), right: right ? 1 : 0, exact });
    if (!exact) miss(field, expected, got, evidenceOf(directive, field) ?? headOf(text));
  }

  const lists = listsOf(directive);
  for (const [field, expected] of Object.entries(gold.lists)) {
    const got = field === "reporting" ? reported(directive, expected) : (lists[field] ?? []);
    const left = got.map(collapse);
    let right = 0;
    for (const value of expected) {
      const at = left.indexOf(collapse(value));
      if (at === -1) miss(field, value, null, evidenceOf(directive, field));
      else {
        left.splice(at, 1);
        right += 1;
      }
    }
    for (const value of left) miss(field, null, value, evidenceOf(directive, field));
    const exact = right === expected.length && left.length === 0;
    scores.push({ field, expected: expected.length, found: got.length, right, exact });
  }
  if (gold.citations) compareCitations(gold.citations, directive.citations, scores, miss);
  if (gold.campaignsNot) {
    const wrong = gold.campaignsNot.filter(({ id, evidence }) =>
      directive.campaigns.some((tag) => tag.id === id && (evidence === null || misled(gold, tag, evidence))),
    );
    scores.push({
      field: "campaignsNot",
      expected: gold.campaignsNot.length,
      found: gold.campaignsNot.length,
      right: gold.campaignsNot.length - wrong.length,
      exact: wrong.length === 0,
    });
    for (const { id } of wrong)
      miss("campaignsNot", null, id, directive.campaigns.find((tag) => tag.id === id)?.span);
  }
  return { scores, misses };
}

const count = (value: string | null): number => (value === null ? 0 : 1);
const headOf = (text: string): Span => ({ start: 0, end: Math.min(text.length, 300) });

/** A tag misled by a passage: it rests on it, or the document has no such campaign at all. */
function misled(gold: Gold, tag: { id: string; evidence: string }, evidence: string): boolean {
  const has = gold.lists.campaigns?.some((campaign) => campaign.startsWith(`${tag.id} `)) ?? false;
  return !has || loose(tag.evidence).includes(loose(evidence));
}

function reported(directive: Directive, expected: readonly string[]): readonly string[] {
  const wanted = expected[0];
  if (wanted === undefined) return [];
  const hit = directive.deadlines.some(({ sentence }) => loose(sentence).includes(loose(wanted)));
  return hit ? [wanted] : [];
}

function evidenceOf(directive: Directive, field: string): Span | null {
  const names = { date: "issuedOn", year: "issuedOn" } as const;
  const base = field.split(".")[0] ?? field;
  const key = names[base as keyof typeof names] ?? base;
  return directive.provenance[key as keyof Directive["provenance"]]?.evidence[0] ?? null;
}

const passageAt = (text: string, { start, end }: Span): string =>
  collapse(text.slice(Math.max(0, start - 60), Math.min(text.length, Math.max(end, start + 1) + 120))).slice(
    0,
    400,
  );

type Report = (field: string, expected: string | null, got: string | null, span?: Span | null) => void;

/** Citations are paired by number, those without one by their first printed words. */
function compareCitations(
  expected: readonly GoldCitation[],
  got: readonly Citation[],
  scores: Score[],
  miss: Report,
): void {
  const left = [...got];
  const pairs: [GoldCitation, Citation][] = [];
  for (const gold of expected) {
    const at = left.findIndex((citation) => isSame(gold, citation));
    const found = at === -1 ? undefined : left.splice(at, 1)[0];
    if (found) pairs.push([gold, found]);
    else miss("citations", gold.number ?? gold.printed ?? null, null);
  }
  for (const citation of left) miss("citations", null, citation.number ?? citation.text, citation);
  scores.push({
    field: "citations",
    expected: expected.length,
    found: got.length,
    right: pairs.length,
    exact: pairs.length === expected.length && left.length === 0,
  });
  for (const key of ["type", "date", "role", "issuer", "title"] as const) {
    const judged = pairs.filter(([gold]) => key in gold);
    if (judged.length === 0) continue;
    let [wanted, found, right, wrong] = [0, 0, 0, 0];
    for (const [gold, citation] of judged) {
      const value = gold[key] ?? null;
      const read = citation[key] ?? null;
      wanted += count(value);
      found += count(read);
      if (value !== null && read !== null && samePart(key, value, read)) right += 1;
      else if (value !== read) {
        wrong += 1;
        miss(`citations.${key}`, `${gold.number ?? gold.printed}: ${value}`, read, citation);
      }
    }
    scores.push({ field: `citations.${key}`, expected: wanted, found, right, exact: wrong === 0 });
  }
}

/** One that is cited by plenum or congress may be given the number that it resolves to. */
function isSame(gold: GoldCitation, citation: Citation): boolean {
  if (gold.number !== null) return citation.number === gold.number;
  const resolved = citation.number === null || citation.number === gold.resolved;
  return resolved && sameStart(gold.printed, citation.text);
}

function sameStart(printed: string | undefined, text: string): boolean {
  const [a, b] = [loose(printed ?? "").slice(0, 28), loose(text).slice(0, 28)];
  return a.length > 0 && (a.startsWith(b.slice(0, 20)) || b.startsWith(a.slice(0, 20)));
}

/** Issuers are compared without their term, titles up to the citation inside them ("thực hiện Chỉ thị số 05-CT/TW …"). */
function samePart(key: string, expected: string, got: string): boolean {
  const bare = (value: string) => collapse(value);
  if (key === "issuer")
    return (
      loose(expected.replace(/\(?kh[óo][aá] [IVXLC]+\)?/u, "")) ===
      loose(got.replace(/\(?kh[óo][aá] [IVXLC]+\)?/u, ""))
    );
  if (key === "title") {
    const cut = bare(expected).replace(/\s*…$/u, "");
    return cut === bare(expected) ? loose(cut) === loose(got) : loose(got).startsWith(loose(cut));
  }
  return bare(expected) === bare(got);
}

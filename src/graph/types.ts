/**
 * The graph of directives: which document cites, carries out, answers or replaces which, in the archive or only cited.
 *
 * A node is one canonical directive, known by its key (`TW.CT.05@XII`); a document whose own number gives no key is a
 * node by its document id. Everything here is derived from readings; the same archive gives the same graph in whatever
 * order it came in.
 */
import type { Level, Named, Relation, System } from "../directive.ts";

/** How a citation was found to be this directive. */
export type How =
  /** The letter alone tells: number, date, issuer, place. */
  | "read"
  /** Number open, printed date the same as the document's. */
  | "date"
  /** Number open, title the same. */
  | "title"
  /** Printed without date and title; the only directive of this number in the letter's own year or term. */
  | "only"
  /** Same number, day, month and title; the year is misprinted. */
  | "year-misprinted";

/** A directive as a list names it. */
export interface DirectiveName {
  readonly key: string;
  /** For people: "Chỉ thị 05-CT/TW (2016)". */
  readonly label: string;
  readonly title: string | null;
  /** `yyyy-mm-dd`; see `DirectiveEntry.issuedOn`. */
  readonly issuedOn: string | null;
  /** Its document in the archive; null when it is only cited ("wanted"). */
  readonly document: string | null;
  /** How many documents cite it. */
  readonly citedBy: number;
}

/** A printed value, and in how many citations it stands. */
export interface Seen {
  readonly value: string;
  readonly count: number;
}

/** One directive of the register. */
export interface DirectiveEntry extends DirectiveName {
  /** Canonical number: `05-CT/TW`; null for what has none (resolutions of congresses). */
  readonly number: string | null;
  /** "Chỉ thị". */
  readonly type: string | null;
  readonly issuer: string | null;
  /** Where `issuedOn` comes from: the document itself, the table of central directives, or what letters print most. */
  readonly dateFrom: "document" | "table" | "citations" | null;
  /** Every document of the archive that is this directive (a scan and a Word file, say), the best first. */
  readonly documents: readonly string[];
  /** Most frequent first. */
  readonly spellings: readonly Seen[];
  readonly dates: readonly Seen[];
  readonly titles: readonly Seen[];
  readonly issuers: readonly Seen[];
  /** How many documents cite it in each relation. */
  readonly relations: Readonly<Partial<Record<Relation, number>>>;
  readonly conflicts: readonly Conflict[];
}

/** A document that cites a directive. */
export interface CitingDocument {
  readonly id: string;
  /** Its own node, where its number gives one; an article's is the directive that it describes. */
  readonly key: string | null;
  readonly kind: "letter" | "article";
  readonly number: string | null;
  readonly type: string | null;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly province: string | null;
  readonly issuedOn: string | null;
  readonly relation: Relation;
  readonly how: How;
  /** The citation in the document's text. */
  readonly passage: Passage;
}

/** Where something stands, to link to and to quote. */
export interface Passage {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  /** As printed, white space collapsed. */
  readonly text: string;
}

export interface Page<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

export interface PageOptions {
  readonly limit: number;
  readonly offset?: number;
}

/** One directive or document of a chain. */
export interface ChainNode {
  /** Key, or document id for a document without a key. Unique within the chain. */
  readonly id: string;
  readonly key: string | null;
  readonly document: string | null;
  readonly label: string;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly level: Level;
  /** Names of provinces as issued; null at the centre. */
  readonly province: string | null;
  /** 0 is the directive asked for; -1 what it carries out, -2 what that carries out …; 1 who carries it out … */
  readonly layer: number;
  /** Nodes of the next layer that are not drawn, because there are too many. */
  readonly hidden: number;
}

/** `from` carries out `to`. */
export interface ChainEdge {
  readonly from: string;
  readonly to: string;
  /** Who says so: `from` itself, or another document that cites `from` by its title. */
  readonly attestedBy: string;
}

/** What a directive carries out, up to the centre, and who carries it out, down to the grassroots; transitively reduced. */
export interface Chain {
  readonly root: string;
  /** By layer, then level, date and label. */
  readonly nodes: readonly ChainNode[];
  readonly edges: readonly ChainEdge[];
}

/** An organ or province that has issued something that carries a directive out. */
export interface CoveredBy {
  readonly id: string;
  readonly name: string;
  /** First of its documents. */
  readonly first: { readonly document: string; readonly issuedOn: string | null };
  /** How many of its documents do. */
  readonly documents: number;
  /** At least one does so directly, not only through another directive. */
  readonly direct: boolean;
}

export interface CoveredOrgan extends CoveredBy {
  readonly level: Level;
  readonly system: System;
}

/** Who has carried a directive out, and who has not. */
export interface Coverage {
  readonly key: string;
  /** Of the 63 provinces before the merger of 2025. */
  readonly formerProvinces: { readonly covered: readonly CoveredBy[]; readonly missing: readonly Named[] };
  /** Of today's 34. */
  readonly currentProvinces: { readonly covered: readonly CoveredBy[]; readonly missing: readonly Named[] };
  /** By first date. */
  readonly organs: readonly CoveredOrgan[];
  /** Organs of the archive of the same systems and levels as those that have: who has not, the highest two hundred. */
  readonly missingOrgans: readonly { readonly id: string; readonly name: string; readonly level: Level }[];
  /** How many they are in all. */
  readonly missingOrganCount: number;
}

/** Something of one directive that does not fit together, for a person to judge. */
export interface Conflict {
  readonly kind: "date" | "issuer" | "title" | "type";
  readonly key: string;
  readonly label: string;
  /** Vietnamese, one sentence. */
  readonly message: string;
  /** What stands against what; the first is what is held to be right, where one is. */
  readonly sides: readonly {
    readonly value: string;
    readonly count: number;
    readonly passages: readonly Passage[];
  }[];
}

/** From where a number is asked for; what is known of it narrows the answer. */
export interface AskingContext {
  /** Date of the letter in which it stands. */
  readonly issuedOn?: string | null;
  /** Province id as issued. */
  readonly provinceId?: string | null;
}

/** What a typed number leads to: one directive, or those that it may be, best first, or neither. */
export interface FoundNumber {
  /** As understood: `05-CT/TW`; null when nothing like a number was typed. */
  readonly number: string | null;
  readonly directive: DirectiveName | null;
  readonly candidates: readonly DirectiveName[];
}

/** One citation of a pasted text. */
export interface ResolvedCitation {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly number: string | null;
  readonly relation: Relation;
  readonly directive: DirectiveName | null;
  readonly how: How | null;
  readonly candidates: readonly DirectiveName[];
  /** Vietnamese: a date that contradicts the directive's, … */
  readonly notes: readonly string[];
}

export interface ResolvedText {
  /** The text as it was read; spans point into it. */
  readonly text: string;
  readonly citations: readonly ResolvedCitation[];
}

/** What people ask of the graph. Nothing here writes; every answer comes from the catalogue as it is. */
export interface DirectiveGraph {
  /** The register's entry; null for a key that no document has or cites and no table knows. */
  directive(key: string): DirectiveEntry | null;
  /** Names of several keys at once, unknown ones included (their label is made from the key). */
  names(keys: readonly string[]): DirectiveName[];
  /** Directives in the archive or not, the most cited first. */
  mostCited(limit: number): DirectiveName[];
  /** Documents that cite a directive, newest first. */
  citedBy(key: string, options: PageOptions & { readonly relation?: Relation }): Page<CitingDocument>;
  /** Chain of a directive by its key, or of a document without a key by its id. */
  chain(node: string): Chain;
  coverage(key: string): Coverage;
  /** Conflicts of one directive. */
  conflictsOf(key: string): Conflict[];
  /** Directives with conflicts, the most cited first. */
  conflicts(options: PageOptions): Page<DirectiveName>;
  /** Directives that are cited and not in the archive, the most cited first. @param options.text words of number or title. */
  wanted(options: PageOptions & { readonly text?: string }): Page<DirectiveName>;
  /** Any spelling of a number, a name ("Nghị quyết Trung ương 4 khóa XII") or a key. */
  resolve(typed: string, context?: AskingContext): FoundNumber;
  /** Reads a pasted text; what its header says (date, issuer, province) is its context. */
  resolveText(text: string): ResolvedText;
}

/** The type of a document: its type line, the word before "số", the code of its number, or "V/v". */
import type { Named, Provenance } from "../directive.ts";
import type { DocumentType, Knowledge } from "../knowledge/index.ts";
import type { Head } from "./head.ts";

export interface TypeReading {
  readonly type: Named;
  readonly provenance: Provenance;
}

const named = ({ id, name }: DocumentType): Named => ({ id, name });

/** Reads the type, or null. The printed word wins over the code (Hướng dẫn 36-HD/VPTW; domain note on QĐ). */
export function readType(head: Head, knowledge: Knowledge, signsAsOrgan: boolean): TypeReading | null {
  if (head.type) {
    const { start, length } = { start: head.type.segment.start, length: head.type.length };
    return {
      type: named(head.type.type),
      provenance: {
        origin: "printed",
        source: "type-line",
        confidence: 0.98,
        evidence: [{ start, end: start + length }],
      },
    };
  }
  const { number } = head;
  const word = number?.typeWord ? knowledge.types.byWord(number.typeWord) : undefined;
  if (number && word) {
    return {
      type: named(word),
      provenance: { origin: "printed", source: "number-line", confidence: 0.97, evidence: [number.span] },
    };
  }
  const code = number?.number?.codes[0];
  const byCode = code ? typeOfCode(code, number?.number?.order === "party", knowledge) : undefined;
  if (number && byCode) {
    return {
      type: named(byCode),
      provenance: {
        origin: "inferred",
        source: "number-code",
        confidence: 0.9,
        evidence: [number.numberSpan],
      },
    };
  }
  const letter = knowledge.types.byId("cong-van");
  if (!letter) return null;
  const about = head.about ? head.subject[0] : undefined;
  const evidence = [about, head.addressed]
    .filter((segment) => segment !== undefined && segment !== null)
    .map(({ start, end }) => ({ start, end }));
  if (about || (number?.number && number.number.codes.length === 0 && (head.addressed || signsAsOrgan))) {
    return {
      type: named(letter),
      provenance: {
        origin: "inferred",
        source: about ? "about" : "number-code",
        confidence: about ? 0.9 : 0.8,
        evidence,
      },
    };
  }
  if (head.addressed && !head.type) {
    return {
      type: named(letter),
      provenance: { origin: "inferred", source: "addressees", confidence: 0.6, evidence },
    };
  }
  return null;
}

/** The type of a code; where it belongs to several, the one that the number's system uses. */
export function typeOfCode(code: string, party: boolean, knowledge: Knowledge): DocumentType | undefined {
  const types = knowledge.types.byCode(code);
  if (types.length <= 1) return types[0];
  // QĐ without its word: Quyết định is the common one; TT and TTr mean Thông tri only in the Party.
  const systems = types.filter((type) => type.systems.includes(party ? "Đảng" : "Nhà nước"));
  return systems[0] ?? types[0];
}

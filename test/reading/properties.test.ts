/** What holds for any text at all: no reader throws, spans are true, time grows with the length and no faster. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Directive, type Span } from "../../src/directive.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { readDirective } from "../../src/reading/read-directive.ts";
import { findZones } from "../../src/reading/zones.ts";
import { normaliseText } from "../../src/text/normalise.ts";
import { growthOver, LINEAR } from "../growth.ts";

const knowledge = loadKnowledge();
const GOLDEN = path.resolve(import.meta.dirname, "../golden");
const letters = readdirSync(GOLDEN).map((name) =>
  readFileSync(path.join(GOLDEN, name, "source.txt"), "utf8"),
);

/** Pieces of letters in any order and number: closer to a broken letter than random characters are. */
const pieces = letters.flatMap((letter) => letter.split("\n"));
const shuffled = fc
  .array(
    fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 40 }), fc.constant("")),
    {
      maxLength: 60,
    },
  )
  .map((lines) => lines.join("\n"));
const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), shuffled);

const isWithin = ({ start, end }: Span, text: string): boolean =>
  start >= 0 && start <= end && end <= text.length;

describe("reading any text", () => {
  it("never throws and gives a valid directive whose spans lie in the text", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text, directive } = readDirective(raw, knowledge);
        const parsed = Directive.parse(directive);
        const spans = [
          ...Object.values(parsed.provenance).flatMap((provenance) => provenance?.evidence ?? []),
          ...parsed.citations.flatMap((citation) => [citation, ...citation.mentions]),
          ...parsed.campaigns.map(({ span }) => span),
          ...parsed.deadlines.map(({ span }) => span),
          ...parsed.issues.flatMap(({ span }) => (span ? [span] : [])),
        ];
        expect(spans.every((span) => isWithin(span, text))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("lays out any text in parts that lie in it, the body behind the header", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text } = normaliseText(raw);
        const zones = findZones(text, knowledge);
        const parts = [zones.header, zones.subject, zones.addressees, zones.body, zones.opening];
        const all = [...parts, zones.recipients, zones.signature, ...zones.furniture];
        expect(all.every((span) => span === null || isWithin(span, text))).toBe(true);
        expect(zones.body.start).toBeGreaterThanOrEqual(zones.header.end);
        expect(zones.opening.end).toBeLessThanOrEqual(Math.max(zones.body.end, zones.opening.start));
      }),
      { numRuns: 300 },
    );
  });

  it("prints evidence of number, date and place as they stand in the text", () => {
    for (const letter of letters) {
      const { text, directive } = readDirective(letter, knowledge);
      const at = (field: "number" | "place" | "issuedOn") =>
        directive.provenance[field]?.evidence.map(({ start, end }) => text.slice(start, end)).join(" ");
      if (directive.place) expect(at("place")).toContain(directive.place.slice(0, 4));
      if (directive.number) expect(directive.numberPrinted).toContain(at("number")?.slice(0, 2));
      if (directive.issuedOn && directive.kind === "letter") expect(at("issuedOn")).toMatch(/ng[aà]y/u);
    }
  });
});

describe("reading long and hostile texts", () => {
  const hostile: Readonly<Record<string, string>> = {
    "one line of one letter": "a",
    blanks: " ",
    "dashes and dots": "-.",
    "open quotes": "“",
    "V/v": "V/v ",
    "number lines": "Số: 12/KH-LĐLĐ ",
    "Nơi nhận": "Nơi nhận:\n",
    bullets: "- Như trên;\n",
    capitals: "LIÊN ĐOÀN LAO ĐỘNG TỈNH\n",
    "signing forms": "TM. BAN THƯỜNG VỤ\n",
    datelines: "Hà Nội, ngày 1 tháng 2 năm 2020\n",
    "e-mail signs": "a@b.c@",
    "table borders": "| ",
    "Kính gửi": "Kính gửi: - Ông A;\n",
    "type lines": "KẾ HOẠCH\n",
    "plain prose": "Ban Thường vụ Liên đoàn Lao động tỉnh yêu cầu các cấp công đoàn triển khai thực hiện. ",
  };

  it.each(Object.entries(hostile))("takes time in proportion to the length: %s", (_name, piece) => {
    expect(growthOver(piece, 50_000, (text) => readDirective(text, knowledge))).toBeLessThan(LINEAR);
  });
});

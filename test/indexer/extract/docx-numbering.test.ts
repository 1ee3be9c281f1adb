import { expect, it } from "vitest";
import { formatNumber, readNumbering, writeNumbers } from "../../../indexer/extract/docx-numbering.ts";

const level = (ilvl: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = `<w:numbering>
  <w:abstractNum w:abstractNumId="0">${level(0, "decimal", "Điều %1.")}${level(1, "decimal", "%1.%2")}${level(2, "lowerLetter", "%3)")}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, "upperRoman", "%1.", 3)}${level(1, "bullet", "&#61623;")}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
const STYLES = `<w:styles><w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
  <w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>
  <w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`;

const numbered = (numId: number, ilvl: number, text: string) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const styled = (style: string, text: string) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
function lines(...paragraphs: string[]): string[] {
  const xml = writeNumbers(paragraphs.join(""), readNumbering(NUMBERING, STYLES));
  return xml
    .split("</w:p>")
    .map((paragraph) => paragraph.replace(/<[^>]*>/gu, ""))
    .filter((line) => line !== "");
}

it("counts on after paragraphs in between, lower levels beginning anew", () => {
  expect(
    lines(
      numbered(1, 0, "một"),
      numbered(1, 1, "một một"),
      numbered(1, 2, "a"),
      "<w:p><w:r><w:t>xen giữa</w:t></w:r></w:p>",
      numbered(1, 2, "b"),
      numbered(1, 0, "hai"),
      numbered(1, 1, "hai một"),
    ),
  ).toEqual(["Điều 1. một", "1.1 một một", "a) a", "xen giữa", "b) b", "Điều 2. hai", "2.1 hai một"]);
});

it("begins anew where a list says so, and takes numbers from styles", () => {
  expect(
    lines(
      numbered(1, 0, "một"),
      numbered(2, 0, "bảy"),
      numbered(2, 0, "tám"),
      styled("Muc", "ba"),
      styled("MucCon", "bốn"),
      numbered(3, 1, "gạch"),
      styled("A", "không"),
    ),
  ).toEqual(["Điều 1. một", "Điều 7. bảy", "Điều 8. tám", "III. ba", "IV. bốn", "- gạch", "không"]);
});

it("leaves tracked former properties, unknown lists and unnumbered paragraphs alone", () => {
  const changed =
    '<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>thường</w:t></w:r></w:p>';
  expect(lines(changed, numbered(9, 0, "lạ"), numbered(0, 0, "tắt"))).toEqual(["thường", "lạ", "tắt"]);
});

it("formats numbers as Word does", () => {
  expect(
    ["decimal", "decimalZero", "upperRoman", "lowerRoman", "upperLetter", "none"].map((f) =>
      formatNumber(9, f),
    ),
  ).toEqual(["9", "09", "IX", "ix", "I", ""]);
  expect([1, 26, 27, 53].map((number) => formatNumber(number, "lowerLetter"))).toEqual([
    "a",
    "z",
    "aa",
    "aaa",
  ]);
});

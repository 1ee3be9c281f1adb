import { describe, expect, it } from "vitest";
import { bridgeFragments, bridgeSpans } from "../../../web/presenters/bridge.ts";

describe("words that follow one another", () => {
  it("are one mark in a text", () => {
    const text = "phong trào dân vận\nkhéo, dân chủ";
    const spans = [
      { start: 11, end: 14 },
      { start: 15, end: 18 },
      { start: 19, end: 23 },
      { start: 25, end: 28 },
    ];
    expect(bridgeSpans(text, spans).map(({ start, end }) => text.slice(start, end))).toEqual([
      "dân vận\nkhéo",
    ]);
  });

  it("leave a word that never meets the others its mark", () => {
    const text = "đoàn viên … tiền lương … đoàn kết … Đoàn viên";
    const spans = ["đoàn", "viên", "lương"].flatMap((word) =>
      [...text.toLowerCase().matchAll(new RegExp(word, "gu"))].map(({ index }) => ({
        start: index,
        end: index + word.length,
      })),
    );
    const sorted = spans.sort((a, b) => a.start - b.start);
    expect(bridgeSpans(text, sorted).map(({ start, end }) => text.slice(start, end))).toEqual([
      "đoàn viên",
      "lương",
      "Đoàn viên",
    ]);
  });

  it("are one mark in a passage", () => {
    const fragments = [
      { text: "… ", marked: false },
      { text: "dân", marked: true },
      { text: " ", marked: false },
      { text: "vận", marked: true },
      { text: ", ", marked: false },
      { text: "khéo", marked: true },
      { text: " ", marked: false },
    ];
    expect(bridgeFragments(fragments)).toEqual([
      { text: "… ", marked: false },
      { text: "dân vận", marked: true },
      { text: ", ", marked: false },
      { text: "khéo", marked: true },
      { text: " ", marked: false },
    ]);
    expect(bridgeFragments([{ text: "dân", marked: true }])).toEqual([{ text: "dân", marked: true }]);
  });

  it("leave nothing out", () => {
    expect(bridgeFragments([])).toEqual([]);
    expect(bridgeSpans("", [])).toEqual([]);
  });
});

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
      "dân",
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
  });

  it("leave nothing out", () => {
    expect(bridgeFragments([])).toEqual([]);
    expect(bridgeSpans("", [])).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import {
  describeFile,
  formatBytes,
  formatCount,
  formatDate,
  formatWait,
} from "../../../web/presenters/words.ts";

describe("writing values for people of the office", () => {
  it.each([
    ["2017-02-24", "24/02/2017"],
    ["2021-10-08", "08/10/2021"],
    ["2016-05-15", "15/5/2016"],
    ["2017-01-02", "02/01/2017"],
    ["06-05", "05/6"],
    ["quý I", "quý I"],
  ])("writes the date %s as letters do: %s", (iso, printed) => {
    expect(formatDate(iso)).toBe(printed);
  });

  it("separates thousands by points", () => {
    expect(formatCount(1234567)).toBe("1.234.567");
  });

  it("says sizes and waits in round numbers", () => {
    expect(formatBytes(900)).toBe("900 byte");
    expect(formatBytes(182_000)).toBe("178 KB");
    expect(formatBytes(1_500_000)).toBe("1,4 MB");
    expect(formatWait(20)).toBe("dưới 1 phút");
    expect(formatWait(150)).toBe("khoảng 3 phút");
    expect(formatWait(7300)).toBe("khoảng 2 giờ");
  });

  it("names a file as staff do", () => {
    expect(describeFile({ mediaType: "application/pdf", pages: 2, bytes: 19_456 })).toBe(
      "PDF, 2 trang, 19 KB",
    );
    expect(describeFile({ mediaType: "text/plain", pages: 1, bytes: 5000 })).toBe("văn bản thô, 4,9 KB");
  });
});

import { describe, expect, it } from "vitest";
import { keyOfDirective, keyOfRow } from "../../src/citations/key.ts";
import { labelOfKey } from "../../src/citations/label.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

const knowledge = loadKnowledge();

describe("keyOfDirective", () => {
  const issuer = { parent: null, signingBody: null };
  const binhThuan = {
    issued: { id: "binh-thuan", name: "Bình Thuận" },
    current: { id: "lam-dong", name: "Lâm Đồng" },
  };

  it("gives a document the key under which letters cite it", () => {
    const union = {
      number: "57/LĐLĐ",
      type: { id: "cong-van", name: "Công văn" },
      issuer: {
        ...issuer,
        ...{ id: "ldld-tinh:binh-thuan", name: "Liên đoàn Lao động tỉnh Bình Thuận", organ: "ldld-tinh" },
        ...{ level: "tỉnh" as const, system: "Công đoàn" as const },
      },
      province: binhThuan,
      issuedOn: "2017-02-24",
      year: 2017,
    };
    expect(keyOfDirective(union, knowledge)).toBe("binh-thuan.LĐLĐ.CV.57@2017");
    const secretariat = {
      number: "07-CT/TW",
      type: { id: "chi-thi", name: "Chỉ thị" },
      issuer: {
        ...issuer,
        ...{ id: "bbt", name: "Ban Bí thư Trung ương Đảng", organ: "bbt" },
        ...{ level: "trung ương" as const, system: "Đảng" as const },
      },
      province: null,
      issuedOn: "2016-09-05",
      year: 2016,
    };
    expect(keyOfDirective(secretariat, knowledge)).toBe("TW.CT.07@XII");
    expect(keyOfDirective({ ...secretariat, number: "12/2012/QH13" }, knowledge)).toBe("12/2012/QH13");
  });

  it("gives none without a number, or where the place is not known", () => {
    const nothing = { number: null, type: null, issuer: null, province: null, issuedOn: null, year: null };
    expect(keyOfDirective(nothing, knowledge)).toBeNull();
    expect(keyOfDirective({ ...nothing, number: "57/LĐLĐ" }, knowledge)).toBeNull();
  });

  it("gives every row of the directive table a key of its own", () => {
    const keys = knowledge.directives.all
      .map((row) => keyOfRow(row, knowledge))
      .filter((key) => key !== null);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("labelOfKey", () => {
  it.each([
    ["TW.CT.05@XII", "Chỉ thị 05-CT/TW (2016)"],
    ["TTg.CT.16@2018", "Chỉ thị 16/CT-TTg (2018)"],
    ["TTg.QĐ.52@2016", "Quyết định 52/2016/QĐ-TTg"],
    ["12/2012/QH13", "Luật Công đoàn (12/2012/QH13)"],
    ["nghi-quyet-dai-hoi-xiii", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"],
    ["TW.hội-nghị-6@XII", "Nghị quyết Trung ương 6 (khóa XII)"],
    ["binh-thuan.TU.CV.525@2016", "Công văn 525-CV/TU, Bình Thuận (2016)"],
    ["phu-rieng--binh-phuoc.LĐLĐ.CV.215@2021", "Công văn 215/LĐLĐ, Phú Riềng (2021)"],
    ["ha-noi.LĐLĐ.KH.42@2019", "Kế hoạch 42/KH-LĐLĐ, Hà Nội (2019)"],
    ["TW.CT.99@XII", "Chỉ thị 99-CT/TW (khóa XII)"],
    ["binh-thuan.TU.NQ.12@?", "Nghị quyết 12-NQ/TU, Bình Thuận"],
    ["không phải khóa", "không phải khóa"],
  ])("names %s “%s”", (key, label) => {
    expect(labelOfKey(key, knowledge)).toBe(label);
  });
});

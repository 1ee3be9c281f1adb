import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { createLabels } from "../../src/search/labels.ts";

const labelOf = createLabels(loadKnowledge(), { issuerName: (id) => (id === "x" ? "Cơ quan X" : null) });

describe("labels", () => {
  it("name cited directives, from the tables or from the key", () => {
    const cites = (key: string) => labelOf("cites", key);
    expect(cites("TW.CT.05@XII")).toBe("Chỉ thị 05-CT/TW (2016)");
    expect(cites("TW.QĐ.217@XI")).toBe("Quyết định 217-QĐ/TW (2013)");
    expect(cites("TTg.CT.16@2018")).toBe("Chỉ thị 16/CT-TTg (2018)");
    expect(cites("binh-thuan.TU.CV.525@2016")).toBe("Công văn 525-CV/TU, Bình Thuận (2016)");
    expect(cites("binh-thuan.LĐLĐ.CV.57@2017")).toBe("Công văn 57/LĐLĐ, Bình Thuận (2017)");
    expect(cites("CP.NĐ.11@2015")).toBe("Nghị định 11/2015/NĐ-CP");
    expect(cites("TW.KL.999@XIV")).toBe("Kết luận 999-KL/TW (khóa XIV)");
    expect(cites("TW.NQ.25@?")).toBe("Nghị quyết 25-NQ/TW");
    expect(cites("something else")).toBe("something else");
  });

  it("name everything else by the tables, and what nobody knows by its id", () => {
    expect(labelOf("issuer", "cong-doan/tinh/x")).toBe("Cơ quan X");
    expect(labelOf("issuer", "cong-doan/tinh/y")).toBe("y");
    expect(labelOf("issuer", "cong-doan/tinh")).toBe("Công đoàn, cấp tỉnh");
    expect(labelOf("issuer", "dang")).toBe("Đảng");
    expect(labelOf("province", "lam-dong/binh-thuan")).toBe("Bình Thuận");
    expect(labelOf("province", "lam-dong")).toBe("Lâm Đồng");
    expect(labelOf("province", "lam-dong/lam-dong")).toBe("Lâm Đồng (trước 7/2025)");
    expect(labelOf("type", "chi-thi")).toBe("Chỉ thị");
    expect(labelOf("year", "2017")).toBe("2017");
    expect(labelOf("campaign", "no such")).toBe("no such");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isValue } from "../../src/corrections/fields.ts";
import { checkTyped, dayOf, tidy } from "../../src/corrections/typed.ts";
import { knowledge } from "../catalogue/letters.ts";

const BINH_THUAN = {
  issued: { id: "binh-thuan", name: "Bình Thuận" },
  current: { id: "lam-dong", name: "Lâm Đồng" },
};

function check(
  field: string,
  typed: string | Record<string, string>,
  issuedOn: string | null = "2017-02-24",
) {
  const values: Record<string, string> = typeof typed === "string" ? { "gia-tri": typed } : typed;
  return checkTyped(field, (name) => values[name] ?? "", {
    directive: { issuedOn, province: BINH_THUAN },
    knowledge,
    candidates: ["TW.CT.05@XII"],
    keyOf: (text) => (text.includes("05-CT/TW") ? "TW.CT.05@XII" : null),
  });
}
const keptOf = (...given: Parameters<typeof check>) => {
  const checked = check(...given);
  return checked.ok ? checked.value : expect.fail(checked.message);
};
const refusal = (...given: Parameters<typeof check>) => {
  const checked = check(...given);
  return checked.ok ? expect.fail(`took ${JSON.stringify(checked.value)}`) : checked.message;
};

describe("a value that is typed", () => {
  it("is a number as the readers spell it, or nothing", () => {
    expect(keptOf("number", " 57 / kh-lđlđ ")).toBe("57/KH-LĐLĐ");
    expect(keptOf("number", "số 5-CT/TW")).toBe("05-CT/TW");
    expect(keptOf("number", "")).toBeNull();
    expect(refusal("number", "57")).toContain("57/KH-LĐLĐ");
    expect(refusal("number", "<script>")).toContain("Không hiểu số");
  });

  it("is a day of the calendar", () => {
    for (const typed of ["24/02/2017", "24-2-2017", "24.2.2017", "ngày 24 tháng 02 năm 2017", "2017-02-24"])
      expect(keptOf("issuedOn", typed)).toBe("2017-02-24");
    for (const typed of ["30/02/2017", "24/13/2017", "hôm qua", "1/1/17", "24/02/20170"])
      expect(refusal("issuedOn", typed)).toContain("Không có ngày này");
    expect(dayOf("29/02/2024")).toBe("2024-02-29");
  });

  it("is a type and a province of the tables, by name or id", () => {
    expect(keptOf("type", "ke-hoach")).toEqual({ id: "ke-hoach", name: "Kế hoạch" });
    expect(keptOf("type", "KẾ HOẠCH")).toEqual({ id: "ke-hoach", name: "Kế hoạch" });
    expect(refusal("type", "Giấy mời cưới")).toContain("danh sách");
    expect(keptOf("province", "Bình Thuận")).toEqual(BINH_THUAN);
    expect(keptOf("province", "binh-thuan")).toEqual(BINH_THUAN);
    expect(refusal("province", "Atlantis")).toContain("vào ngày ban hành");
  });

  it("is an organ of the table with its place, or an organ as it was typed", () => {
    expect(keptOf("issuer", "LĐLĐ tỉnh Bình Thuận")).toMatchObject({
      ...{ id: "ldld-tinh:binh-thuan", name: "Liên đoàn Lao động tỉnh Bình Thuận" },
      ...{ level: "tỉnh", system: "Công đoàn" },
    });
    // What the name leaves out, the letter's own province says.
    expect(keptOf("issuer", "Tỉnh ủy")).toMatchObject({ id: "tu:binh-thuan" });
    const free = keptOf("issuer", "Hội Những người yêu hoa giấy");
    expect(free).toMatchObject({ name: "Hội Những người yêu hoa giấy", organ: "co-quan-khac" });
    expect(isValue("issuer", free)).toBe(true);
    expect(refusal("issuer", "…")).toContain("chữ");
  });

  it("is people with their posts, lines of lists, deadlines", () => {
    const person = { "gia-tri": "Trần Văn Thử", "chuc-vu": "Chủ tịch", "the-thuc": "" };
    expect(keptOf("signatory", person)).toEqual({ name: "Trần Văn Thử", position: "Chủ tịch", form: null });
    expect(refusal("signatory", { "gia-tri": "", "chuc-vu": "Chủ tịch" })).toContain("tên người ký");
    expect(keptOf("recipients", "Như trên;\r\n\r\n Lưu: VT")).toEqual(["Như trên;", "Lưu: VT"]);
    const due = { "gia-tri": "báo cáo năm", gui: "Tỉnh ủy", truoc: "15/11", lap: "yearly" };
    expect(keptOf("deadline:x", due)).toEqual({
      what: "báo cáo năm",
      to: "Tỉnh ủy",
      before: "11-15",
      recurring: "yearly",
    });
    expect(refusal("deadline:x", { ...due, truoc: "31/11" })).toContain("15/11");
  });

  it("is one of a citation's directives, or one that is named in full", () => {
    expect(keptOf("citation:x", "TW.CT.05@XII")).toEqual({ key: "TW.CT.05@XII" });
    expect(keptOf("citation:x", "khong-phai")).toBeNull();
    expect(keptOf("citation:x", "khong-ro")).toEqual({ key: null });
    expect(keptOf("citation:x", { "gia-tri": "khac", khac: "Chỉ thị 05-CT/TW" })).toEqual({
      key: "TW.CT.05@XII",
    });
    expect(refusal("citation:x", { "gia-tri": "khac", khac: "Chỉ thị nào đó" })).toContain("Chưa rõ");
    expect(refusal("citation:x", "TW.CT.99@XII")).toContain("Chọn");
  });

  it("is a campaign of the table", () => {
    expect(keptOf("campaign:dan-van-kheo", "secondary")).toEqual({ role: "secondary" });
    expect(keptOf("campaign:dan-van-kheo", "")).toBeNull();
    expect(refusal("campaign:khong-co", "primary")).toContain("Không có chiến dịch này");
    expect(refusal("secrecy", "")).toContain("Không có mục này");
  });

  it("is no longer than what a letter prints, and says how long that is", () => {
    const long = "a ".repeat(50_000);
    for (const field of [
      "number",
      "place",
      "issuer",
      "subject",
      "signatory",
      "recipients",
      "type",
      "province",
    ])
      expect(refusal(field, long)).toMatch(/dài quá/u);
  });

  it("holds nothing that cannot be seen", () => {
    expect(tidy("Trần\u202eVăn\u0000\nThử\u200b")).toBe("Trần Văn Thử");
  });

  it("is refused or fits its field, whatever is typed", () => {
    const fields = [
      "number",
      "issuedOn",
      "type",
      "issuer",
      "province",
      "place",
      "subject",
      "recipients",
      "signatory",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.string({ unit: "grapheme" }), (field, typed) => {
        const checked = check(field, typed);
        return !checked.ok || isValue(field, checked.value);
      }),
    );
  });
});

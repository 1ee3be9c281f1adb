import { describe, expect, it } from "vitest";
import { basisLine } from "../../../web/presenters/basis-line.ts";
import { makeDirective } from "../fixtures.ts";

describe("the line to paste into the next letter", () => {
  it("names type, number, date, issuer and subject in the order of a căn cứ", () => {
    expect(basisLine(makeDirective())).toBe(
      "Công văn số 57/LĐLĐ ngày 24/02/2017 của Liên đoàn Lao động tỉnh Bình Thuận về việc phối hợp tuyên truyền",
    );
  });

  it.each([
    ["Tăng cường công tác dân vận", "về việc tăng cường công tác dân vận"],
    ["về tăng cường công tác dân vận", "về tăng cường công tác dân vận"],
    ["Về việc nghỉ lễ.", "về việc nghỉ lễ"],
    ["CNVCLĐ hưởng ứng", "về việc CNVCLĐ hưởng ứng"],
    ["Bình Thuận triển khai", "về việc Bình Thuận triển khai"],
  ])("joins the subject %s as %s", (subject, expected) => {
    expect(basisLine(makeDirective({ subject }))?.endsWith(` ${expected}`)).toBe(true);
  });

  it("names, for a web page, the document that it reports on", () => {
    const describes = {
      number: "42/KH-LĐLĐ",
      type: "Kế hoạch",
      issuer: "Liên đoàn Lao động thành phố Hà Nội",
      issuedOn: null,
      subject: null,
    };
    const article = { title: "Tin", published: null, author: null, describes };
    expect(basisLine(makeDirective({ kind: "article", article }))).toBe(
      "Kế hoạch số 42/KH-LĐLĐ của Liên đoàn Lao động thành phố Hà Nội",
    );
    expect(basisLine(makeDirective({ kind: "article", article: null }))).toBeNull();
  });

  it("leaves out what is not known and never guesses", () => {
    expect(basisLine(makeDirective({ number: null, issuer: null, type: null }))).toBe(
      "Văn bản ngày 24/02/2017 về việc phối hợp tuyên truyền",
    );
    expect(basisLine(makeDirective({ number: null, issuedOn: null, subject: null }))).toBeNull();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Anchor, type OpenCitation, resolve, titleLikeness } from "../../src/graph/resolve.ts";

const TITLE = "tăng cường công tác bảo vệ môi trường trong các khu công nghiệp";
const cited = (changes: Partial<OpenCitation>): OpenCitation => ({
  ...{ key: "binh-thuan.TU.NQ.12@?", candidates: [], date: null, title: null, term: null },
  ...{ issuedOn: "2017-02-24", letterTerm: "XII", ownKey: null },
  ...changes,
});
const anchor = (key: string, changes: Partial<Anchor> = {}): Anchor => ({
  ...{ key, held: true, dates: [], titles: [] },
  ...changes,
});

describe("resolve", () => {
  it("takes the letter's word where it says all", () => {
    const key = "binh-thuan.TU.NQ.12@2016";
    expect(resolve(cited({ key }), [anchor("binh-thuan.TU.NQ.12@2015")])).toEqual({
      ...{ key, how: "read", candidates: [] },
    });
  });

  it("finds the one of the same title, and none that is younger than the letter", () => {
    const older = anchor("binh-thuan.TU.NQ.12@2013", { dates: ["2013-05-02"], titles: [TITLE] });
    const younger = anchor("binh-thuan.TU.NQ.12@2017", { dates: ["2017-05-02"], titles: [TITLE] });
    expect(resolve(cited({ title: TITLE }), [older, younger])).toEqual({
      ...{ key: older.key, how: "title", candidates: [] },
    });
    expect(resolve(cited({ title: TITLE }), [younger]).key).toBe("binh-thuan.TU.NQ.12@?");
  });

  it("stays open between two that fit, the likelier first", () => {
    const anchors = [
      anchor("binh-thuan.TU.NQ.12@2011", { dates: ["2011-05-02"] }),
      anchor("binh-thuan.TU.NQ.12@2016", { dates: ["2016-05-02"] }),
    ];
    expect(resolve(cited({}), anchors)).toEqual({
      key: "binh-thuan.TU.NQ.12@?",
      how: "read",
      candidates: ["binh-thuan.TU.NQ.12@2016", "binh-thuan.TU.NQ.12@2011"],
    });
  });

  it("takes the only one of the letter's own year or term when neither date nor title is printed", () => {
    const same = anchor("binh-thuan.TU.NQ.12@2016", { dates: ["2016-11-16"] });
    const before = anchor("binh-thuan.TU.NQ.12@2014", { dates: ["2014-11-16"] });
    expect(resolve(cited({}), [same])).toMatchObject({ key: same.key, how: "only" });
    expect(resolve(cited({}), [before])).toMatchObject({
      key: "binh-thuan.TU.NQ.12@?",
      candidates: [before.key],
    });
    // The union numbers by the year.
    const plan = anchor("binh-thuan.LĐLĐ.KH.12@2016", { dates: ["2016-11-16"] });
    expect(resolve(cited({ key: "binh-thuan.LĐLĐ.KH.12@?" }), [plan]).key).toBe("binh-thuan.LĐLĐ.KH.12@?");
  });

  it("does not take another title for the same one, nor one that differs in its figures", () => {
    const other = anchor("binh-thuan.TU.NQ.12@2016", { titles: ["nâng cao chất lượng giáo dục mầm non"] });
    expect(resolve(cited({ title: TITLE }), [other]).key).toBe("binh-thuan.TU.NQ.12@?");
    expect(titleLikeness("thực hiện Chỉ thị số 05-CT/TW", "thực hiện Chỉ thị số 07-CT/TW")).toBe(0);
    expect(titleLikeness("tổng kết năm 2018", "tổng kết năm 2019")).toBe(0);
  });

  it("asks for date and title where the place is open", () => {
    const candidates = ["binh-thuan.LĐLĐ.KH.12@2016", "bac-binh--binh-thuan.LĐLĐ.KH.12@2016"];
    const open = { key: null, candidates, date: "2016-11-16" };
    const known = anchor(candidates[0]!, { held: false, dates: ["2016-11-16"], titles: [TITLE] });
    expect(resolve(cited(open), [known]).key).toBeNull();
    expect(resolve(cited({ ...open, title: TITLE }), [known]).key).toBe(candidates[0]);
  });

  it("finds the document whose year was misprinted: same day, month and title", () => {
    const key = "binh-thuan.LĐLĐ.KH.12@2014";
    const plan = anchor("binh-thuan.LĐLĐ.KH.12@2015", { dates: ["2015-03-09"], titles: [TITLE] });
    const misprinted = cited({ key, date: "2014-03-09", title: TITLE });
    expect(resolve(misprinted, [plan])).toMatchObject({ key: plan.key, how: "year-misprinted" });
    expect(resolve(misprinted, [plan, anchor(key)]).key).toBe(key);
    expect(resolve({ ...misprinted, date: "2014-03-10" }, [plan]).key).toBe(key);
    expect(
      resolve({ ...misprinted, title: `${TITLE} năm 2014` }, [{ ...plan, titles: [`${TITLE} năm 2015`] }])
        .key,
    ).toBe(key);
  });

  it("never takes a letter for one that cites itself", () => {
    const own = anchor("binh-thuan.TU.NQ.12@2017", { dates: ["2017-02-24"], titles: [TITLE] });
    expect(resolve(cited({ ownKey: own.key, title: TITLE }), [own]).key).toBe("binh-thuan.TU.NQ.12@?");
  });

  it("gives the same answer whatever the order of what is known, and only what is known or was read", () => {
    const year = fc.integer({ min: 2010, max: 2020 });
    const title = fc.constantFrom(TITLE, "nâng cao chất lượng giáo dục mầm non", "về công tác cán bộ nữ");
    const anchors = fc.uniqueArray(fc.record({ year, held: fc.boolean(), title, dated: fc.boolean() }), {
      selector: (one) => one.year,
      maxLength: 5,
    });
    fc.assert(
      fc.property(anchors, fc.option(title), fc.option(year), (rows, printed, day) => {
        const known = rows.map((row) =>
          anchor(`binh-thuan.TU.NQ.12@${row.year}`, {
            held: row.held,
            titles: [row.title],
            dates: row.dated ? [`${row.year}-05-02`] : [],
          }),
        );
        const citation = cited({ title: printed, date: day === null ? null : `${day}-05-02` });
        const answer = resolve(citation, known);
        expect(resolve(citation, [...known].reverse())).toEqual(answer);
        expect(["binh-thuan.TU.NQ.12@?", ...known.map(({ key }) => key)]).toContain(answer.key);
      }),
    );
  });
});

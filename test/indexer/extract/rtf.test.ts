import { describe, expect, it } from "vitest";
import { readRtf } from "../../../indexer/extract/rtf.ts";
import { normaliseText } from "../../../src/text/normalise.ts";
import { growthOver, LINEAR } from "../../growth.ts";

const read = (rtf: string) => readRtf(Buffer.from(rtf, "latin1"));

const FONTS =
  "{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fswiss\\fcharset0{\\*\\panose 020b}.VnTime;}{\\f2\\fnil\\fcharset162 .VnTimeH;}{\\f3\\fcharset163 Arial;}{\\f4\\fcharset204 Arial Cyr;}}";

describe("the text of an RTF file", () => {
  it("has its paragraphs, cells and page breaks, and none of its tables and properties", () => {
    const rtf = `{\\rtf1\\ansi\\deff0${FONTS}{\\colortbl;\\red0;}{\\info{\\title Hidden}{\\author Nobody}}{\\header Running head\\par}\\pard Mot\\par Hai\\tab ba\\cell\\row\\page Bon\\line Nam}`;
    expect(read(rtf)).toBe("Mot\n\nHai\tba\n\nBon\nNam");
  });

  it("reads Unicode with and without a fallback, and signs by their names", () => {
    const rtf =
      "{\\rtf1\\ansi\\uc1 C\\u244?ng \\u273\\'3fo\\u224?n\\~A \\ldblquote x\\rdblquote\\endash{\\uc0 \\u7897 }{\\uc2\\u7879 ab}\\{\\}\\\\}";
    expect(read(rtf)).toBe("Công đoàn\u00a0A “x”–ộệ{}\\");
  });

  it("gives the characters of TCVN3 fonts as bytes, whatever code page they name, and capitals for the fonts of capitals", () => {
    const rtf = `{\\rtf1\\ansi\\deff1${FONTS}\\f1 Li\\'aan \\'aeo\\'b5n Lao \\'ae\\'e9ng t\\'d8nh\\par\\f2 c\\'e9ng ho\\'b5 x\\'b7 h\\'e9i\\par\\f1 ng\\'ad\\'eai}`;
    expect(read(rtf)).toBe("Liªn ®oµn Lao ®éng tØnh\n\nCéNG HOµ X· HéI\n\nng\u00adêi");
    expect(normaliseText(read(rtf)).text).toBe("Liên đoàn Lao động tỉnh\n\nCỘNG HOÀ XÃ HỘI\n\nngười");
  });

  it("reads other code pages by the font's character set", () => {
    const rtf = `{\\rtf1\\ansi${FONTS}{\\f3 \\'d0\\'f4\\'f2ng} {\\f4 \\'d0\\'f3\\'f1\\'fc} {\\f0 \\'e9}}`;
    expect(normaliseText(read(rtf)).text).toBe("Động Русь é");
  });

  it("keeps the result of a field, and footnotes behind the text, not the field's code, pictures or binary data", () => {
    const rtf =
      "{\\rtf1 A{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt lien ket}}{\\footnote chu thich}{\\pict 0102}{\\*\\unknown gone}\\bin3 \\}{B}";
    expect(read(rtf)).toBe("Alien ketB\n\nchu thich");
  });

  it("has the columns of a letter's head one after the other, other tables row by row, and no struck-out text", () => {
    const row = (...cells: string[]) =>
      `\\trowd\\cellx100\\cellx200\\pard\\intbl ${cells.map((cell) => `${cell}\\cell`).join(" ")}\\row`;
    const head = row("TINH UY A\\par So: 5-CV/TU", "DANG CONG SAN VIET NAM\\par A, ngay 5 thang 6 nam 2019");
    const data = `${row("TT", "Don vi")}${row("1", "Huyen B")}`;
    expect(read(`{\\rtf1 ${head}\\pard Kinh gui{\\deleted  cac ban}: Huyen uy\\par ${data}\\pard Het}`)).toBe(
      "TINH UY A\nSo: 5-CV/TU\n\nDANG CONG SAN VIET NAM\nA, ngay 5 thang 6 nam 2019\n\nKinh gui: Huyen uy\n\nTT\tDon vi\n1\tHuyen B\n\nHet",
    );
  });

  it("gives what there is of a damaged file", () => {
    for (const rtf of [
      "",
      "{",
      "}}}",
      "{\\rtf1 abc",
      "{\\rtf1\\'z abc\\",
      "\\u99999999999 x",
      "{\\fonttbl",
      "{\\rtf1 \\bin99999 abc",
    ])
      expect(() => read(rtf)).not.toThrow();
    expect(read("{\\rtf1 abc")).toBe("abc");
  });

  it("takes time in proportion to the file", () => {
    for (const piece of ["{", "}", "\\'e9", "\\", "{\\f1 ", "a", "{\\fonttbl", "{\\*"])
      expect(
        growthOver(piece, 50_000, (text) => read(`{\\rtf1${text}`)),
        piece,
      ).toBeLessThan(LINEAR);
  });
});

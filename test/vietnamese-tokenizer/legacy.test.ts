import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convertLegacy, decodeLegacy, detectEncoding } from "../../src/vietnamese-tokenizer/index.ts";
import { growthOver, LINEAR } from "../growth.ts";

const shared = path.resolve(import.meta.dirname, "../../../shared");

const TCVN3_LETTER = [
  "Liªn ®oµn Lao ®éng tØnh",
  "Sè: 12/L§L§",
  "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM",
  "KÝnh göi: C¸c c«ng ®oµn c¬ së",
  "Thùc hiÖn ChØ thÞ cña Ban BÝ th­, c¸c cÊp c«ng ®oµn ph¶i tæ chøc häc tËp, qu¸n triÖt trong ®oµn viªn, ng­êi lao ®éng.",
].join("\n");

const VNI_LETTER = [
  "LIEÂN ÑOAØN LAO ÑOÄNG",
  "Kính göûi: Caùc coâng ñoaøn cô sôû",
  "Thöïc hieän Chæ thò cuûa Ban Bí thö, caùc caáp coâng ñoaøn phaûi toå chöùc hoïc taäp trong ñoaøn vieân.",
].join("\n");

describe("conversion of a document", () => {
  it("decodes TCVN3, capitals without codes of their own included", () => {
    const { text, encoding } = convertLegacy(TCVN3_LETTER);
    expect(encoding).toBe("tcvn3");
    expect(text).toBe(
      [
        "Liên đoàn Lao động tỉnh",
        "Số: 12/LĐLĐ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Kính gửi: Các công đoàn cơ sở",
        "Thực hiện Chỉ thị của Ban Bí thư, các cấp công đoàn phải tổ chức học tập, quán triệt trong đoàn viên, người lao động.",
      ].join("\n"),
    );
  });

  it("decodes VNI", () => {
    const { text, encoding } = convertLegacy(VNI_LETTER);
    expect(encoding).toBe("vni");
    expect(text).toContain(
      "LIÊN ĐOÀN LAO ĐỘNG\nKính gửi: Các công đoàn cơ sở\nThực hiện Chỉ thị của Ban Bí thư",
    );
  });

  it("decodes Windows-1258", () => {
    const { text, encoding } = convertLegacy("Liên ðoaÌn Lao ðôòng tiÒnh BiÌnh Thuâòn\nSôì 12");
    expect(encoding).toBe("cp1258");
    expect(text).toBe("Liên đoàn Lao động tỉnh Bình Thuận\nSố 12");
  });

  it("decodes UTF-8 that was read as Windows-1252, its C1 controls and lost no-break spaces too", () => {
    const utf8 = "Liên đoàn Lao động tỉnh “Bình Thuận” là một";
    const latin = Buffer.from(utf8).toString("latin1");
    expect(convertLegacy(latin)).toEqual({ text: utf8, encoding: "utf8-mojibake" });
    expect(convertLegacy("LiÃªn Ä‘oÃ n Lao Ä‘á»™ng lÃ  má»™t").text).toBe("Liên đoàn Lao động là một");
  });

  it("lets short lines go with their document", () => {
    expect(convertLegacy(`${TCVN3_LETTER}\nHµ Néi\nBé\nSè 5`).text).toMatch(/Hà Nội\nBộ\nSố 5$/);
  });

  it("decodes only the legacy lines of a mixed document", () => {
    const mixed = `Công đoàn các cấp, nhận được công văn này\n${TCVN3_LETTER}\nNơi nhận: Như trên`;
    const { text } = convertLegacy(mixed);
    expect(text).toContain("Công đoàn các cấp, nhận được công văn này\nLiên đoàn");
    expect(text).toMatch(/người lao động\.\nNơi nhận: Như trên$/);
  });

  it("puts a ư back that a reader dropped with the soft hyphens", () => {
    const lost =
      `${TCVN3_LETTER}\nPh¬ng híng vµ chñ tr¬ng ®îc ®a ra trong ch¬ng tr×nh nh sau: tèi ®a cha ®îc ®Çu t, ngêi n«ng d©n`.replaceAll(
        "\u00ad",
        "",
      );
    const { text } = convertLegacy(`${lost}\n${lost}`);
    expect(text).toContain(
      "Phương hướng và chủ trương được đưa ra trong chương trình như sau: tối đa chưa được đầu tư, người nông dân",
    );
    expect(text).toContain("Ban Bí thư");
  });

  it("takes hyphens and minus signs for ư only inside words", () => {
    expect(decodeLegacy("n-íc, −u ®·i, §éc lËp - Tù do-H¹nh phóc", "tcvn3")).toBe(
      "nước, ưu đãi, Độc lập - Tự do-Hạnh phúc",
    );
  });

  it("keeps names of other languages and quotation marks", () => {
    expect(decodeLegacy("Gi¸o s­ François Godement: «NghÞ quyÕt»", "tcvn3")).toBe(
      "Giáo sư François Godement: «Nghị quyết»",
    );
  });

  it.each([
    "Công ty ABC® © 2020 – 3×4 m, 25 °C ± 5, «dấu ngoặc» · mục §5, 100 µg",
    "Les élèves français étaient très fâchés; El niño comió piña; Straße",
    "CE = RWA*E × CARTarget + ∆RWA B × CARR, A × C",
    "Tiếng Việt dấu rời: tie\u0302\u0301ng Vie\u0323\u0302t\u00ad",
    "Lien doan Lao dong",
    "Ð\u1ea3ng b\u1ed9, Ð\u1ed9c l\u1eadp",
    "",
  ])("leaves Unicode as it is: %s", (text) => {
    expect(convertLegacy(text).text).toBe(text);
  });

  it("throws on no text", () => {
    const units = fc.array(fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0xffff })));
    fc.assert(
      fc.property(units, (codes) => {
        const text = String.fromCharCode(...codes);
        convertLegacy(text);
        for (const encoding of ["tcvn3", "vni", "cp1258", "utf8-mojibake"] as const)
          decodeLegacy(text, encoding);
      }),
    );
  });

  it("takes time in proportion to the text", () => {
    for (const piece of ["®", "Ã", "á»", "n-", "Bé Tµi chÝnh ", "­", "é\n"])
      expect(growthOver(piece, 50_000, convertLegacy), piece).toBeLessThan(LINEAR);
  });
});

describe("detection", () => {
  it("tells every encoding by a sample of ten words", () => {
    const sample = "Liên đoàn Lao động tỉnh tổ chức hội nghị tổng kết";
    expect(detectEncoding(sample)).toBe("unicode");
    expect(detectEncoding("Liªn ®oµn Lao ®éng tØnh tæ chøc héi nghÞ tæng kÕt")).toBe("tcvn3");
    expect(detectEncoding("Lieân ñoaøn Lao ñoäng tænh toå chöùc hoäi nghò toång keát")).toBe("vni");
    expect(detectEncoding(Buffer.from(sample).toString("latin1"))).toBe("utf8-mojibake");
  });

  const vbpl = path.join(shared, "eval/vbpl-dev.jsonl");
  it.skipIf(!existsSync(vbpl))(
    "converts no Unicode document of ../shared (skipped where it is not there)",
    () => {
      const seeds = path.join(shared, "seeds");
      const texts = [
        ...readdirSync(seeds)
          .filter((name) => name.endsWith(".txt"))
          .map((name) => readFileSync(path.join(seeds, name), "utf8")),
        ...readFileSync(vbpl, "utf8")
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => (JSON.parse(line) as { text: string }).text),
      ];
      expect(texts.length).toBeGreaterThan(100);
      for (const text of texts) expect(convertLegacy(text)).toEqual({ text, encoding: "unicode" });
    },
  );
});

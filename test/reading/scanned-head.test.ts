import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { readDirective } from "../../src/reading/read-directive.ts";
import type { Scan } from "../../src/reading/scan.ts";

const knowledge = loadKnowledge();
const letter = (number: string, date: string) => `LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
${number}
Bình Thuận, ${date}
V/v chuẩn bị hội nghị cán bộ công đoàn
Kính gửi: Công đoàn các cấp.
Ban Thường vụ đề nghị các cấp công đoàn chuẩn bị tốt hội nghị.
TM. BAN THƯỜNG VỤ
CHỦ TỊCH
Nguyễn Văn Ba`;
const scan = (...lines: Scan["lines"]): Scan => ({ pages: [0.8], lines, signedOn: "02/3/2019" });
const read = (text: string, known: Scan | null, fileName = "157-LDLD.pdf") =>
  readDirective(text, knowledge, { fileName, scan: known }).directive;

describe("A recognised page's number and date", () => {
  const text = letter("Số: 157/KH-LĐLĐ", "ngày 01 tháng 3 năm 2019");
  const printed = scan(
    { field: "number", text: "Số: 157/KH-LĐLĐ", certain: true, readings: [] },
    { field: "date", text: "ngày 01 tháng 3 năm 2019", certain: true, readings: [] },
  );

  it("are stated where every reading agreed, no surer than the page", () => {
    const { number, issuedOn, provenance } = read(text, printed);
    expect([number, issuedOn]).toEqual(["157/KH-LĐLĐ", "2019-03-01"]);
    expect(provenance.number?.confidence).toBe(0.8);
  });

  it("are not stated where nobody looked at them twice", () => {
    const { number, issuedOn, year, type } = read(text, scan());
    expect([number, issuedOn, year, type?.name]).toEqual([null, null, 2019, "Kế hoạch"]);
  });

  it("count as printed where the file itself has the text", () => {
    expect(read(text, { ...scan(), pages: [null] }).number).toBe("157/KH-LĐLĐ");
  });

  it("written by hand are left open: the symbol stays, hints say that they are hints", () => {
    const { number, numberPrinted, issuedOn, year, type, issues } = read(
      letter("Số: …/KH-LĐLĐ", "ngày … tháng 3 năm 2019"),
      scan(
        { field: "number", text: "Số: …/KH-LĐLĐ", certain: false, readings: ["187", "15?"] },
        { field: "date", text: "ngày … tháng 3 năm 2019", certain: false, readings: ["0l/3/2019"] },
      ),
    );
    expect([number, numberPrinted, issuedOn, year]).toEqual([null, "Số: …/KH-LĐLĐ", null, 2019]);
    expect(type?.name).toBe("Kế hoạch");
    expect(issues.filter(({ code }) => code.endsWith("-doubtful")).map(({ message }) => message)).toEqual([
      "Số văn bản viết tay hoặc in mờ, chưa đọc chắc được: “Số: …/KH-LĐLĐ”. Máy đoán: 187; 15?. Tên tệp gợi ý số 157.",
      "Ngày ban hành viết tay hoặc in mờ, chưa đọc chắc được: “Bình Thuận, ngày … tháng 3 năm 2019”. Máy đoán: 0l/3/2019. Chữ ký số ghi ngày 02/3/2019; văn bản không thể sau ngày ấy.",
    ]);
  });

  it.each([
    ["157-LDLD.pdf", "Tên tệp gợi ý số 157."],
    ["CV so 57 ve viec.pdf", "Tên tệp gợi ý số 57."],
    ["0057_CV_TU.tif", "Tên tệp gợi ý số 57."],
    ["2019 ke hoach.pdf", "Tên tệp “2019 ke hoach.pdf” có thể gợi ý."],
  ])("the file's name %s hints", (name, hint) => {
    const { issues } = read(letter("Số: …/KH-LĐLĐ", "ngày … tháng 3 năm 2019"), null, name);
    expect(issues.find(({ code }) => code === "number-blank")?.message).toContain(hint);
  });
});

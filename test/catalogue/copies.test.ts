/** Copies in a real catalogue: whatever the order in which they come and go. */
import { describe, expect, it } from "vitest";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { forget, keep, letterDocument } from "../graph/archive.ts";

const BODY =
  "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị, Ban Thường vụ Liên đoàn Lao động tỉnh yêu cầu các cấp công đoàn tổ chức học tập, quán triệt và báo cáo kết quả trước ngày 20/6/2017.";
const letter = (
  number: string,
  day: string,
  body = BODY,
  head = "",
) => `${head}TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN

Số: ${number}/LĐLĐ
V/v học tập chỉ thị

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Bình Thuận, ngày ${day} tháng 02 năm 2017

Kính gửi: Liên đoàn Lao động cấp huyện.

${body}

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. BAN THƯỜNG VỤ
CHỦ TỊCH

Trần Văn Thử
`;

const SIGNED = letterDocument(letter("57", "24"));
const SAVED_AGAIN = letterDocument(
  letter("57", "24")
    .replace(/yêu cầu /u, "yêu cầu\n")
    .replaceAll("\n\n", "\n \n"),
);
const DRAFT = letterDocument(letter("      ", "    ", BODY, "DỰ THẢO\n"));
const OTHER_DRAFT = letterDocument(letter("      ", "    ", BODY.replace("20/6", "21/6")));
const OTHER_BODY = letterDocument(letter("60", "25", BODY.replace("20/6", "21/6")));
const NEXT = letterDocument(letter("58", "28"));
const RECOGNISED = {
  ...letterDocument(letter("57", "24").replace("quán triệt", "quản triệt").replace("cấp công", "cãp công")),
  extractor: "pdf-parse+tesseract",
};
const ALL = [SIGNED, SAVED_AGAIN, DRAFT, OTHER_DRAFT, OTHER_BODY, RECOGNISED];

const groups = (catalogue: ReturnType<typeof openCatalogue>) =>
  Object.fromEntries([...catalogue.all()].map(({ id, copyOf }) => [id, copyOf]));

describe("copies", () => {
  it("are one letter with a best copy, the same whatever the order in which they come", () => {
    const made = [ALL, [...ALL].reverse(), [3, 0, 5, 2, 4, 1].map((at) => ALL[at]!)].map((order) => {
      const catalogue = openCatalogue(":memory:");
      for (const document of order) keep(catalogue, document);
      return catalogue;
    });
    const [first, ...others] = made.map(groups);
    for (const other of others) expect(other).toEqual(first);
    const best = [SIGNED.id, SAVED_AGAIN.id].sort()[0] ?? "";
    expect(first).toEqual({
      ...Object.fromEntries(
        [SIGNED, SAVED_AGAIN, DRAFT, RECOGNISED].map(({ id }) => [id, id === best ? null : best]),
      ),
      [OTHER_DRAFT.id]: OTHER_BODY.id,
      [OTHER_BODY.id]: null,
    });
    const [catalogue] = made;
    expect(catalogue?.copiesOf(DRAFT.id).map(({ id, best: is }) => [id, is])).toEqual([
      [best, true],
      ...[SIGNED.id, SAVED_AGAIN.id, RECOGNISED.id]
        .filter((id) => id !== best)
        .sort()
        .map((id) => [id, false]),
    ]);
    expect(catalogue?.listed([best])[0]?.copies).toBe(3);
    expect(catalogue?.lettersOf([DRAFT.id, OTHER_BODY.id, SIGNED.id])).toEqual([best, OTHER_BODY.id]);
    for (const one of made) one.close();
  });

  it("leave a draft alone that two letters may have become, until one of them is gone", () => {
    const catalogue = openCatalogue(":memory:");
    for (const document of [DRAFT, SIGNED, NEXT]) keep(catalogue, document);
    expect(groups(catalogue)).toEqual({ [DRAFT.id]: null, [SIGNED.id]: null, [NEXT.id]: null });
    forget(catalogue, NEXT.id);
    expect(groups(catalogue)).toEqual({ [DRAFT.id]: SIGNED.id, [SIGNED.id]: null });
    forget(catalogue, SIGNED.id);
    expect(groups(catalogue)).toEqual({ [DRAFT.id]: null });
    catalogue.close();
  });

  it("are published again when another of them becomes the best, and only then", () => {
    const catalogue = openCatalogue(":memory:");
    const publish = () => {
      const ids = catalogue.toPublish("", 100);
      catalogue.noteSending(ids);
      catalogue.notePublished(ids.map((id) => ({ id, revision: "r" })));
    };
    for (const document of [DRAFT, NEXT]) keep(catalogue, document);
    publish();
    keep(catalogue, OTHER_BODY);
    expect(catalogue.toPublish("", 100)).toEqual([OTHER_BODY.id]);
    publish();
    forget(catalogue, NEXT.id);
    expect(catalogue.toPublish("", 100)).toEqual([DRAFT.id]);
    catalogue.replaceReading(OTHER_BODY.id, { ...OTHER_BODY.reading, reader: "2" });
    expect(catalogue.toPublish("", 100)).toEqual([DRAFT.id]);
    catalogue.close();
  });
});

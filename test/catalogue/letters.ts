/** Letters that are read as the indexer reads them, for tests of what is kept of a reading. */
import { createHash } from "node:crypto";
import { makeReading } from "../../indexer/reading.ts";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { verdict } from "./fixture.ts";

export const knowledge = loadKnowledge();

export const open = (file: string): Catalogue => openCatalogue(file, { knowledge });

export const idOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

/** Takes a text in at a path of its own. @returns its id. */
export function takeIn(catalogue: Catalogue, text: string, reader = "1"): string {
  const sha256 = createHash("sha256").update(text).digest("hex");
  const id = idOf(text);
  catalogue.atomically(() => {
    catalogue.addDocument({
      ...{ id, sha256, mediaType: "text/plain", bytes: Buffer.byteLength(text), pages: 1, extractor: "text" },
      ...{ extraction: "1", warnings: [], raw: text, fileName: "thư.txt" },
      addedAt: "2026-01-02T03:04:05.000Z",
      reading: makeReading(text, { fileName: "thư.txt", mediaType: "text/plain" }, knowledge, reader),
    });
    catalogue.noteFile(verdict(`/archive/${id}`, { document: id }));
  });
  return id;
}

/** What the indexer does where the readers have changed. */
export function readAgain(catalogue: Catalogue, reader: string): void {
  for (const { id, raw, ...context } of catalogue.readByOthers(reader))
    catalogue.replaceReading(id, makeReading(raw, context, knowledge, reader));
}

/** A letter; what is left out of its head is not printed. */
export const letter = ({
  number = "57/KH-LĐLĐ",
  date = "ngày 24 tháng 02 năm 2017",
  subject = "phối hợp tuyên truyền đại hội công đoàn các cấp",
  body = "",
}): string => `LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN
Số: ${number}
Bình Thuận, ${date}
KẾ HOẠCH
${subject}

Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị, Ban Thường vụ Liên đoàn Lao động tỉnh yêu cầu các cấp công đoàn triển khai nội dung sau. ${body}

TM. BAN THƯỜNG VỤ
CHỦ TỊCH
Trần Văn Thử
`;

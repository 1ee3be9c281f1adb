/** Small archives for tests of the graph: texts are read as the indexer reads them. */
import { createHash } from "node:crypto";
import { makeReading } from "../../indexer/reading.ts";
import { type Catalogue, type NewDocument, openCatalogue } from "../../src/catalogue/index.ts";
import { createDirectiveGraph } from "../../src/graph/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

export const knowledge = loadKnowledge();

export function letterDocument(raw: string, reader = "1"): NewDocument {
  const sha256 = createHash("sha256").update(raw).digest("hex");
  const context = { fileName: "a.txt", mediaType: "text/plain" };
  return {
    ...{ id: sha256.slice(0, 32), sha256, mediaType: context.mediaType, bytes: raw.length, pages: 1 },
    ...{ extractor: "text", extraction: "1", warnings: [], raw, fileName: context.fileName },
    addedAt: "2026-01-02T03:04:05.000Z",
    reading: makeReading(raw, context, knowledge, reader),
  };
}

export function keep(catalogue: Catalogue, document: NewDocument): string {
  catalogue.atomically(() => {
    catalogue.addDocument(document);
    catalogue.noteFile({
      ...{ path: `/kho/${document.id}`, shown: document.id, stamp: "1", modified: 1, extraction: "1" },
      ...{ notedAt: "2026-01-02T03:04:05.000Z", document: document.id },
    });
  });
  return document.id;
}

export function forget(catalogue: Catalogue, id: string): void {
  catalogue.forgetFiles([`/kho/${id}`]);
  catalogue.removeOrphans();
}

/** A catalogue in memory with these texts, and its graph. */
export function archiveOf(texts: readonly string[]) {
  const catalogue = openCatalogue(":memory:", { knowledge });
  const ids = texts.map((text) => keep(catalogue, letterDocument(text)));
  return { catalogue, ids, graph: createDirectiveGraph({ store: catalogue.graph, knowledge }) };
}

interface Written {
  readonly organ: readonly [parent: string, own: string];
  readonly number: string;
  readonly dateline: string;
  readonly subject: string;
  readonly body: string;
}

/** A letter in the shape that offices give theirs. */
export const letter = ({ organ, number, dateline, subject, body }: Written): string => `${organ[0]}
${organ[1]}

Số: ${number}
V/v ${subject}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

${dateline}

Kính gửi: Các đơn vị trực thuộc.

${body}

Đề nghị các đơn vị nghiêm túc triển khai thực hiện và báo cáo kết quả về Ban Thường vụ trước ngày 20 hằng tháng./.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. BAN THƯỜNG VỤ
CHỦ TỊCH

Trần Văn Bình
`;

const TLD = "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM";
export const BINH_THUAN = [TLD, "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN"] as const;
export const BAC_BINH = ["LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN", "LIÊN ĐOÀN LAO ĐỘNG HUYỆN BẮC BÌNH"] as const;
export const NINH_THUAN = [TLD, "LIÊN ĐOÀN LAO ĐỘNG TỈNH NINH THUẬN"] as const;

/** The port behind which every format stands: bytes in, text out. */
import { DocumentError } from "../../src/errors.ts";
import type { Scan } from "../../src/reading/scan.ts";
import type { LinePicture, Ocr } from "./ocr/recognise.ts";

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const DOC = "application/msword";
export const RTF = "application/rtf";
export const ODT = "application/vnd.oasis.opendocument.text";
export const MHTML = "multipart/related";
export const ZIP = "application/zip";
export const EML = "message/rfc822";
export const MSG = "application/vnd.ms-outlook";

/** What a document is, decided by its bytes. */
export type MediaType = SniffedType | typeof MHTML;

/** What the bytes alone tell; a saved web page comes as a mail of another kind. */
export type SniffedType =
  | "text/plain"
  | "text/markdown"
  | "text/html"
  | "application/pdf"
  | PictureType
  | typeof DOCX
  | typeof DOC
  | typeof RTF
  | typeof ODT;

/** Pages as pictures. */
export type PictureType = "image/jpeg" | "image/png" | "image/tiff";

/** What holds files, each of which is a document of its own. */
export type ContainerType = typeof ZIP | typeof EML | typeof MSG;

export interface ExtractedText {
  readonly mediaType: MediaType;
  /** Name of the extractor, for the record. */
  readonly extractor: string;
  /** 1 where the format knows no pages. */
  readonly pages: number;
  /** Lines end in "\n", pages of a paged format in "\f". Not normalised yet. */
  readonly text: string;
  /** Vietnamese remarks on what could not be taken over. */
  readonly warnings: readonly string[];
  /** Where pages were recognised from pictures: how surely. */
  readonly scan?: Scan;
  /** Lines of these pages that a person has to look at. */
  readonly linePictures?: readonly LinePicture[];
}

/**
 * One format.
 *
 * @throws DocumentError with a stable code and a Vietnamese reason.
 */
export interface Extractor {
  readonly name: string;
  readonly mediaTypes: readonly MediaType[];
  /** Larger files are refused before they are read. */
  readonly maxBytes: number;
  /** @param ocr without it, what would have to be recognised is refused as `waiting`. */
  extract(bytes: Uint8Array, mediaType: MediaType, ocr?: Ocr): Promise<ExtractedText>;
}

/**
 * No directive is longer (a thousand pages); what is, is a mistake or an attack. In UTF-16 units. A text is read outside
 * the guarded process, at up to 8 µs a unit where every line is a citation (measured on a busy machine).
 */
export const MAX_TEXT = 3_000_000;

const REASONS = {
  empty: "tệp rỗng",
  waiting: "chờ nhận dạng chữ",
  "no-text": "không có chữ nào đọc được",
  "too-many-pages": "bản quét quá nhiều trang",
  password: "tệp có mật khẩu; hãy lưu một bản không mật khẩu",
  damaged: "tệp hỏng hoặc bị cắt cụt",
  unsupported: "định dạng chưa đọc được",
  data: "dữ liệu của chương trình, không phải văn bản",
  binary: "không phải văn bản: không nhận ra định dạng",
  nested: "tệp nén lồng nhau quá nhiều lớp",
  bomb: "tệp nén bung ra quá lớn, có thể là tệp phá hoại",
  memory: "đọc tệp này cần quá nhiều bộ nhớ, đã dừng",
  timeout: "đọc tệp này quá lâu, đã dừng",
  crashed: "trình đọc bị ngắt giữa chừng",
  changing: "tệp đang được ghi; sẽ đọc ở lần chạy sau",
} as const;

export type ExtractionCode = keyof typeof REASONS | "too-large";

/** The reason why a file gives no text; `detail` is added in brackets. */
export function refusal(code: keyof typeof REASONS, detail?: string, cause?: unknown): DocumentError {
  return new DocumentError(code, detail ? `${REASONS[code]} (${detail})` : REASONS[code], { cause });
}

export function tooLarge(bytes: number, maxBytes: number): DocumentError {
  const mega = (n: number) => `${Math.ceil(n / 1_000_000).toLocaleString("vi-VN")} MB`;
  return new DocumentError("too-large", `tệp quá lớn: ${mega(bytes)}, giới hạn ${mega(maxBytes)}`);
}

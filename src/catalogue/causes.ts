/** Why a file is not in the archive, in words for the people who keep it: what it is called, and what they can do. */

/** `waiting` comes in by itself later; `refused` must not come in; `failed` needs somebody to look. */
export type CauseKind = "failed" | "refused" | "waiting";

export interface Cause {
  readonly code: string;
  readonly kind: CauseKind;
  readonly title: string;
  /** What to do. */
  readonly advice: string;
}

const CAUSES: Readonly<Record<string, Omit<Cause, "code">>> = {
  secret: {
    kind: "refused",
    title: "Văn bản có dấu mật",
    advice:
      "Không được lưu trên máy nối mạng (Luật Bảo vệ bí mật nhà nước 2018). Chuyển tệp khỏi thư mục này và xử lý theo quy định; nếu tệp không mật mà bị nhận nhầm, sửa dòng ghi độ mật rồi thử lại.",
  },
  waiting: {
    kind: "waiting",
    title: "Bản quét chờ nhận dạng chữ",
    advice: "Tệp chỉ có hình; chữ được nhận dạng sau khi các tệp khác đã nhận xong. Không cần làm gì.",
  },
  "no-text": {
    kind: "failed",
    title: "Không có chữ nào đọc được",
    advice: "Mở tệp xem có phải trang trắng hoặc ảnh chụp không; nếu là văn bản, quét lại rõ hơn.",
  },
  "too-many-pages": {
    kind: "failed",
    title: "Bản quét quá nhiều trang",
    advice: "Tách tệp thành nhiều phần nhỏ hơn, mỗi phần một văn bản.",
  },
  password: {
    kind: "failed",
    title: "Tệp có mật khẩu",
    advice: "Mở tệp bằng mật khẩu, lưu một bản không mật khẩu vào cùng thư mục.",
  },
  damaged: {
    kind: "failed",
    title: "Tệp hỏng hoặc bị cắt cụt",
    advice: "Thử mở bằng chương trình thường dùng; nếu không mở được, xin lại bản khác của tệp.",
  },
  empty: {
    kind: "failed",
    title: "Tệp rỗng",
    advice: "Tệp không có byte nào, thường do chép hoặc tải dở. Chép lại hoặc xoá tệp.",
  },
  unsupported: {
    kind: "failed",
    title: "Định dạng chưa đọc được",
    advice: "Mở tệp rồi lưu thành PDF hoặc DOCX vào cùng thư mục.",
  },
  binary: {
    kind: "failed",
    title: "Không nhận ra định dạng",
    advice:
      "Nếu là văn bản, mở bằng chương trình đã tạo ra nó rồi lưu thành PDF hoặc DOCX; nếu không, chuyển đi nơi khác.",
  },
  "too-large": {
    kind: "failed",
    title: "Tệp quá lớn",
    advice: "Tách tệp thành nhiều phần nhỏ hơn, mỗi phần một văn bản.",
  },
  bomb: {
    kind: "failed",
    title: "Tệp nén bung ra quá lớn",
    advice:
      "Có thể là tệp phá hoại: đừng mở. Nếu tin nguồn gửi, tự giải nén rồi đưa các tệp bên trong vào thư mục.",
  },
  nested: {
    kind: "failed",
    title: "Tệp nén lồng nhau quá nhiều lớp",
    advice: "Tự giải nén rồi đưa các tệp bên trong vào thư mục.",
  },
  memory: {
    kind: "failed",
    title: "Đọc cần quá nhiều bộ nhớ",
    advice: "Tách tệp thành nhiều phần, hoặc lưu lại thành PDF đơn giản hơn.",
  },
  timeout: {
    kind: "failed",
    title: "Đọc quá lâu",
    advice: "Thử lại khi máy rảnh; nếu vẫn vậy, tách tệp hoặc lưu lại thành PDF.",
  },
  crashed: {
    kind: "failed",
    title: "Trình đọc bị ngắt giữa chừng",
    advice: "Được thử lại ở lần nhận sau; nếu vẫn vậy, lưu lại tệp thành PDF hoặc DOCX.",
  },
  changing: {
    kind: "waiting",
    title: "Tệp đang được ghi",
    advice: "Không cần làm gì: tệp được đọc ở lần nhận sau, khi đã ghi xong.",
  },
  vanished: {
    kind: "failed",
    title: "Tệp biến mất trong lúc đọc",
    advice: "Không cần làm gì nếu tệp đã được chuyển hoặc xoá.",
  },
  unreadable: {
    kind: "failed",
    title: "Không có quyền đọc tệp",
    advice: "Cấp quyền đọc tệp cho tài khoản chạy Chỉ Dẫn, rồi thử lại.",
  },
  "unreadable-folder": {
    kind: "failed",
    title: "Không có quyền mở thư mục",
    advice:
      "Cấp quyền đọc thư mục cho tài khoản chạy Chỉ Dẫn, rồi thử lại. Văn bản đã nhận từ đó vẫn được giữ.",
  },
  "read-error": {
    kind: "failed",
    title: "Ổ đĩa báo lỗi khi đọc",
    advice: "Kiểm tra ổ đĩa hoặc đường mạng, rồi thử lại.",
  },
  "broken-link": {
    kind: "failed",
    title: "Liên kết hỏng",
    advice: "Tệp mà liên kết trỏ đến không còn: sửa hoặc xoá liên kết.",
  },
  "link-loop": {
    kind: "failed",
    title: "Liên kết trỏ vòng",
    advice: "Liên kết trỏ vào chính nó: xoá liên kết.",
  },
  "not-a-file": {
    kind: "failed",
    title: "Không phải tệp thường",
    advice: "Ống dẫn, thiết bị hoặc socket: không cần làm gì, hoặc chuyển khỏi thư mục.",
  },
};

/** Codes that have words of their own. */
export const KNOWN_CAUSES: readonly string[] = Object.keys(CAUSES);

/** @param code as the ledger keeps it; an unknown one keeps its name. */
export function causeOf(code: string): Cause {
  const known = Object.hasOwn(CAUSES, code) ? CAUSES[code] : undefined;
  return {
    code,
    ...(known ?? {
      kind: "failed" as const,
      title: `Lỗi khác (${code})`,
      advice: "Xem lý do của từng tệp, rồi thử lại.",
    }),
  };
}

const RANK: Readonly<Record<CauseKind, number>> = { failed: 0, waiting: 1, refused: 2 };

/** What needs somebody first, then the most frequent. */
export const byUrgency = <T extends { readonly cause: Cause; readonly files: number }>(a: T, b: T): number =>
  RANK[a.cause.kind] - RANK[b.cause.kind] || b.files - a.files || (a.cause.code < b.cause.code ? -1 : 1);

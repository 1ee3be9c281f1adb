/** The words of the pages that say one thing. */
import type { MessageModel } from "../views/message-page.tsx";

const HOME = { label: "Về trang đầu", href: "/" };

export const notFound = (): MessageModel => ({
  title: "Không có trang này",
  says: ["Địa chỉ có thể bị gõ nhầm hoặc đã cũ."],
  links: [HOME],
});

export const documentNotFound = (): MessageModel => ({
  title: "Kho không có văn bản này",
  says: [
    "Liên kết có thể bị chép thiếu, hoặc văn bản đã được đưa ra khỏi kho.",
    "Hãy tìm lại theo số hiệu hoặc trích yếu.",
  ],
  links: [HOME],
});

export const noSuchCause = (): MessageModel => ({
  title: "Không có tệp nào vì nguyên nhân này",
  says: ["Các tệp ấy có thể đã được nhận hoặc đã xoá."],
  links: [{ label: "Về phòng lưu trữ", href: "/phong-luu-tru" }],
});

export const noSuchUpload = (): MessageModel => ({
  title: "Không có lần gửi này",
  says: ["Liên kết có thể bị chép thiếu."],
  links: [{ label: "Về trang tải lên", href: "/tai-len" }],
});

export const originalGone = (href: string): MessageModel => ({
  title: "Không mở được bản gốc",
  says: [
    "Tệp gốc không còn ở chỗ cũ hoặc đã bị sửa từ khi vào kho. Nội dung đã đọc của văn bản vẫn còn.",
    "Người giữ kho có thể trả tệp về chỗ cũ hoặc đưa lại vào kho.",
  ],
  links: [{ label: "Về văn bản", href }],
});

export const badRequest = (): MessageModel => ({
  title: "Không hiểu địa chỉ này",
  says: ["Địa chỉ chứa ký tự hỏng. Hãy gõ lại câu hỏi vào ô tìm."],
  links: [HOME],
});

export const methodNotAllowed = (): MessageModel => ({
  title: "Trang này chỉ để xem",
  says: ["Yêu cầu vừa gửi không dùng được ở đây."],
  links: [HOME],
});

export const forbidden = (): MessageModel => ({
  title: "Tài khoản của anh chị không mở được trang này",
  says: [
    "Trang này dành cho người giữ kho hoặc người quản trị. Nếu cần dùng, hãy nhờ người quản trị giao thêm quyền.",
  ],
  links: [HOME],
});

export const linkUsed = (): MessageModel => ({
  title: "Liên kết này không dùng được nữa",
  says: [
    "Mỗi liên kết chỉ dùng một lần và hết hạn sau hai ngày.",
    "Hãy xin người quản trị liên kết mới. Nếu chưa có ai quản trị, khởi động lại Chỉ Dẫn: liên kết mới được in trong cửa sổ lệnh.",
  ],
  links: [{ label: "Đăng nhập", href: "/dang-nhap" }],
});

export const mailLinkUsed = (): MessageModel => ({
  title: "Liên kết này không dùng được nữa",
  says: ["Liên kết xác nhận hết hạn sau hai ngày. Hãy nhập lại địa chỉ ở trang tài khoản để nhận thư mới."],
  links: [{ label: "Về tài khoản", href: "/tai-khoan" }],
});

export const savedFull = (reason: string): MessageModel => ({
  title: "Chưa lưu được",
  says: [reason],
  links: [{ label: "Về các tìm kiếm đã lưu", href: "/tim-da-luu" }],
});

export const staleForm = (): MessageModel => ({
  title: "Trang đã cũ",
  says: [
    "Trang vừa gửi được mở từ trước khi đăng nhập lại, hoặc đến từ một trang khác. Chưa có gì thay đổi.",
  ],
  links: [HOME],
});

export const internalError = (reference: string): MessageModel => ({
  title: "Có lỗi ở phía máy chủ",
  says: ["Lỗi đã được ghi lại. Thử lại sau ít phút; nếu vẫn thế, báo cho người quản trị cùng mã dưới đây."],
  links: [HOME],
  reference,
});

/** Seconds between two tries of a page that waits for the engine. */
const AGAIN = 5;

/** @param starting the engine has not answered yet since the start; otherwise it went away */
export const engineAway = (starting: boolean, q: string, href: string): MessageModel => ({
  title: starting ? "Máy tìm kiếm đang khởi động" : "Máy tìm kiếm tạm thời không trả lời",
  says: [
    starting
      ? "Việc này thường chỉ mất vài giây."
      : "Máy chủ đang tự khởi động lại máy tìm kiếm. Văn bản trong kho vẫn còn nguyên.",
    ...(q ? [`Câu hỏi “${q}” được giữ lại và sẽ có kết quả ngay khi máy tìm kiếm sẵn sàng.`] : []),
  ],
  links: [{ label: "Thử lại ngay", href }],
  q,
  again: AGAIN,
});

/** Seconds after which a list may be free to be made. */
export const SOON = 15;

/** @param reason whose words the error has */
export const busy = (reason: string, href: string): MessageModel => ({
  title: "Xin chờ một chút",
  says: [reason],
  links: [
    { label: "Thử lại ngay", href },
    { label: "Về trang đầu", href: "/" },
  ],
  again: SOON,
});

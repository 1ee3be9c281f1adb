/** What mails say. Pure. */
import type { ListedDocument } from "../catalogue/listed.ts";
import { formatDate } from "../printed-date.ts";

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

export interface DigestPart {
  readonly search: number;
  readonly name: string;
  readonly total: number;
  /** The last in first; `SHOWN` at most. */
  readonly documents: readonly Pick<ListedDocument, "id" | "directive">[];
}

/** Documents of one search that a mail or a feed names; the page has them all. */
export const SHOWN = 20;

const count = (n: number): string => n.toLocaleString("vi-VN");
const paragraphs = (...parts: readonly string[]): string => `${parts.join("\n\n")}\n`;
const hello = (name: string): string => `Kính gửi ${name},`;
const stopping = (base: string): string => `Đổi cách báo hoặc thôi nhận thư: ${base}/tim-da-luu`;

/** @param base address of the house, without a slash at its end. */
export function digest(name: string, parts: readonly DigestPart[], base: string): MailText {
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  const says = `${count(total)} văn bản mới`;
  return {
    subject: parts.length === 1 ? `Chỉ Dẫn: ${says}, ${parts[0]?.name}` : `Chỉ Dẫn: ${says}`,
    text: paragraphs(
      hello(name),
      `${says} vào kho khớp với tìm kiếm đã lưu.`,
      ...parts.map((part) => partText(part, base)),
      stopping(base),
    ),
  };
}

function partText({ search, name, total, documents }: DigestPart, base: string): string {
  const left = total - documents.length;
  return [
    `${name} (${count(total)} văn bản)`,
    `${base}/tim-da-luu/${search}`,
    ...documents.map((document) => `\n${documentLine(document.directive)}\n${base}/van-ban/${document.id}`),
    ...(left > 0 ? [`\n… và ${count(left)} văn bản nữa ở địa chỉ đầu mục này.`] : []),
  ].join("\n");
}

/** "57/LĐLĐ, 24/02/2017: Tuyên truyền an toàn giao thông" */
export function documentLine({ number, issuedOn, subject }: ListedDocument["directive"]): string {
  const head = [number, issuedOn && formatDate(issuedOn)].filter(Boolean).join(", ");
  const title = subject ?? "(không có trích yếu)";
  return head === "" ? title : `${head}: ${title}`;
}

export const problemMail = (
  name: string,
  troubled: readonly { readonly name: string; readonly problem: string }[],
  base: string,
): MailText => ({
  subject: "Chỉ Dẫn: có tìm kiếm đã lưu cần xem lại",
  text: paragraphs(
    hello(name),
    "Những tìm kiếm đã lưu sau không dùng được nữa. Chúng vẫn còn đó, chưa bị xoá:",
    ...troubled.map((one) => `${one.name}\n${one.problem}`),
    stopping(base),
  ),
});

export const resetMail = (name: string, token: string, base: string): MailText => ({
  subject: "Chỉ Dẫn: đặt mật khẩu mới",
  text: paragraphs(
    hello(name),
    "Có người (chắc là bạn) xin đặt mật khẩu mới cho tài khoản này. Mở liên kết sau để đặt, dùng một lần, trong hai ngày:",
    `${base}/tai-khoan/lien-ket?the=${token}`,
    "Nếu không phải bạn, hãy bỏ qua thư này; mật khẩu cũ vẫn dùng được.",
  ),
});

export const confirmMail = (name: string, token: string, base: string): MailText => ({
  subject: "Chỉ Dẫn: xác nhận địa chỉ thư",
  text: paragraphs(
    hello(name),
    "Mở liên kết sau, khi đang đăng nhập, để Chỉ Dẫn gửi thư báo văn bản mới đến địa chỉ này:",
    `${base}/tai-khoan/thu?the=${token}`,
    "Nếu bạn không dùng Chỉ Dẫn, hãy bỏ qua thư này; sẽ không có thư nào nữa.",
  ),
});

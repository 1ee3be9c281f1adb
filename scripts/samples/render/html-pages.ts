import type { Letter } from "../letter.ts";
import { escapeHtml } from "./html.ts";

const link = (text: string): string => `<li><a href="#">${text}</a></li>`;
const menu = (items: readonly string[]): string => `<ul>${items.map(link).join("")}</ul>`;

/** A union's or office's portal: menus above, a table of metadata, a side column, a foot. */
export function portal(letter: Letter, body: string): string {
  const site = escapeHtml(letter.site ?? "Cổng thông tin điện tử");
  return `<header><div class="logo">${site}</div>
<nav>${menu(["Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Văn bản", "Thủ tục hành chính", "Hỏi đáp", "Liên hệ"])}</nav></header>
<div class="breadcrumb"><a href="#">Trang chủ</a> » <a href="#">Văn bản chỉ đạo, điều hành</a></div>
<main><article class="noi-dung">
${body}
</article></main>
<aside><h3>Văn bản mới</h3>${menu(["Lịch công tác tuần", "Thông báo tiếp công dân định kỳ", "Mẫu báo cáo quý"])}
<h3>Liên kết website</h3>${menu(["Công báo", "Cổng dịch vụ công", "Hộp thư góp ý"])}
<p>Lượt truy cập: 1 204 377</p></aside>
<footer><p>Bản quyền thuộc về ${site}. Ghi rõ nguồn khi phát hành lại thông tin từ trang này.</p></footer>`;
}

/** A news page: menus, title, time, text, author, related items and a comment form. */
export function article(letter: Letter, body: string): string {
  const site = escapeHtml(letter.site ?? "");
  const [day = "", time = ""] = (letter.published ?? "").split("T");
  const published = `${time} ${day.split("-").reverse().join("/")}`;
  return `<header><div class="logo">${site}</div>
<nav>${menu(["Trang nhất", "Thời sự", "Công đoàn", "Pháp luật", "Đời sống", "Video", "Đăng nhập"])}</nav></header>
<main><article>
<h1>${escapeHtml(letter.title ?? "")}</h1>
<p class="thoi-gian">(${published})</p>
${body}
<p class="tac-gia"><strong>${escapeHtml(letter.author ?? "")}</strong></p>
</article></main>
<section class="lien-quan"><h3>Các tin đã đăng</h3>${menu(["Giải cầu lông công chức năm nay khép lại", "Khai trương điểm đọc sách cho công nhân", "Dự báo thời tiết cuối tuần"])}</section>
<section class="binh-luan"><h3>Gửi ý kiến bạn đọc</h3>
<form><label>Họ và tên (*) <input name="ten"></label><label>Điện thoại <input name="dt"></label>
<label>Ý kiến (*) <textarea name="y"></textarea></label><label>Mã bảo vệ <input name="ma"></label><button>Gửi đi</button></form></section>
<footer><p>${site} - Giấy phép thiết lập trang thông tin điện tử tổng hợp. Đường dây nóng: 0900 000 000</p></footer>`;
}

/** A small archive for the tests of the pages, written for them. */

interface Letter {
  readonly file: string;
  readonly content: string;
}

const signed = (place: string) => `
Nơi nhận:
- Như trên;
- Lưu: VT.

TM. BAN THƯỜNG VỤ
CHỦ TỊCH

Phạm Thị ${place}`;

export const PLAN = `LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN

Số: 88/KH-LĐLĐ

Bình Thuận, ngày 05 tháng 3 năm 2021

KẾ HOẠCH
Thực hiện phong trào thi đua “Dân vận khéo” năm 2021

Thực hiện Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị ban hành Quy chế công tác dân vận của hệ thống chính trị; Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, Ban Thường vụ Liên đoàn Lao động tỉnh xây dựng kế hoạch như sau:

1. Mỗi công đoàn cơ sở đăng ký ít nhất một mô hình “Dân vận khéo”.

2. Liên đoàn Lao động cấp huyện báo cáo kết quả về Liên đoàn Lao động tỉnh trước ngày 15/11/2021.
${signed("Mẫu")}`;

export const DISPATCH = `LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN

Số: 141/LĐLĐ

Nghệ An, ngày 12 tháng 9 năm 2018

V/v tuyên truyền công tác thông tin cơ sở

Kính gửi: Liên đoàn Lao động cấp huyện.

Căn cứ Chỉ thị số 07-CT/TW ngày 05/9/2016 của Ban Bí thư về đẩy mạnh công tác thông tin cơ sở trong tình hình mới, Ban Thường vụ Liên đoàn Lao động tỉnh đề nghị các đơn vị tổ chức tuyên truyền Chỉ thị số 05-CT/TW và công tác thông tin cơ sở trên tuyến đường bộ, tại các khu công nghiệp.
${signed("Thử")}`;

export const GUIDE = `LIÊN ĐOÀN LAO ĐỘNG HUYỆN HÀM TÂN

Số: 19/HD-LĐLĐ

Hàm Tân, ngày 02 tháng 4 năm 2021

HƯỚNG DẪN
Bình chọn mô hình dân vận khéo trong công nhân, viên chức, lao động

Thực hiện Kế hoạch số 88/KH-LĐLĐ ngày 05/3/2021 của Liên đoàn Lao động tỉnh Bình Thuận về thực hiện phong trào thi đua “Dân vận khéo” năm 2021, Ban Thường vụ Liên đoàn Lao động huyện hướng dẫn các công đoàn cơ sở bình chọn, biểu dương điển hình dân vận khéo.
${signed("Nháp")}`;

/** Without number, date and issuer; with words that must be escaped. */
export const NOTE = `Ghi chép cuộc họp về bữa ăn ca <script>alert("x")</script> & chế độ làm thêm giờ của công nhân.

Các ý kiến: tăng mức tiền ăn ca; khám sức khỏe định kỳ; thăng hạng.`;

export const PAGE = `<!doctype html><html lang="vi"><head><title>Bản tin công đoàn</title></head><body>
<nav><a href="/">Trang chủ</a></nav>
<article><h1>Liên đoàn Lao động tỉnh Nghệ An triển khai công tác thông tin cơ sở</h1>
<p>(08:30 15/09/2018)</p>
<p>Ngày 15/9/2018, Liên đoàn Lao động tỉnh Nghệ An đã ban hành Công văn số 141/LĐLĐ về việc tuyên truyền công tác thông tin cơ sở, thực hiện Chỉ thị số 07-CT/TW ngày 05/9/2016 của Ban Bí thư.</p>
<p>Theo đó, các cấp công đoàn tập trung tuyên truyền trong đoàn viên, người lao động; kịp thời nắm bắt tâm tư, nguyện vọng của người lao động tại các khu công nghiệp trên địa bàn tỉnh.</p>
<script>document.title = "chạy"</script></article></body></html>`;

/** Enough short letters for a second page, over several provinces and years. */
const PLACES = [
  "Hà Giang",
  "Thanh Hóa",
  "Đồng Nai",
  "Cà Mau",
  "Quảng Ninh",
  "An Giang",
  "Gia Lai",
  "Bến Tre",
];

const series: Letter[] = Array.from({ length: 24 }, (_, i) => {
  const place = PLACES[i % PLACES.length] as string;
  const year = 2014 + (i % 9);
  return {
    file: `${year}/${i + 1}.txt`,
    content: `LIÊN ĐOÀN LAO ĐỘNG TỈNH ${place.toUpperCase()}

Số: ${300 + i}/LĐLĐ

${place}, ngày ${10 + (i % 18)} tháng 6 năm ${year}

V/v tổ chức Tháng Công nhân năm ${year}

Kính gửi: Công đoàn cơ sở trực thuộc.

Ban Thường vụ Liên đoàn Lao động tỉnh đề nghị các công đoàn cơ sở tổ chức Tháng Công nhân thiết thực, an toàn, tiết kiệm.
${signed("Mẫu")}`,
  };
});

/** It cites more decrees than the engine returns values of a facet. */
export const DECREES = 330;
const REVIEW = `SỞ TƯ PHÁP TỈNH GIA LAI

Số: 77/BC-STP

Gia Lai, ngày 20 tháng 11 năm 2022

BÁO CÁO
Kết quả rà soát văn bản quy phạm pháp luật

Các nghị định đã rà soát:
${Array.from({ length: DECREES }, (_, i) => `- Nghị định số ${i + 11}/2015/NĐ-CP của Chính phủ;`).join("\n")}
${signed("Mẫu")}`;

export const LETTERS: readonly Letter[] = [
  { file: "kế hoạch 88.txt", content: PLAN },
  { file: "nghe-an/141.md", content: DISPATCH },
  { file: "19-hd-ldld.txt", content: GUIDE },
  { file: "ghi-chep.txt", content: NOTE },
  { file: "tin/ban-tin.html", content: PAGE },
  { file: "ra-soat.txt", content: REVIEW },
  ...series,
];

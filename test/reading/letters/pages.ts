/** Web pages, and letters with parts of a web page around them. Written for this project. */
import type { LetterCase } from "./letter-case.ts";

export const letters: readonly LetterCase[] = [
  {
    name: "a page whose only sign is that it announces a plan",
    text: `Công đoàn tỉnh triển khai chăm lo Tết cho người lao động
Ngày 12/12/2018, Liên đoàn Lao động tỉnh An Giang ban hành Kế hoạch số 110/KH-LĐLĐ về tổ chức các hoạt động chăm lo Tết Kỷ Hợi. Theo đó, các cấp công đoàn tổ chức thăm hỏi đoàn viên khó khăn.`,
    expect: {
      kind: "article",
      "article.describes.number": "110/KH-LĐLĐ",
      "issuer.id": "ldld-tinh:an-giang",
      issuedOn: "2018-12-12",
      "article.title": "Công đoàn tỉnh triển khai chăm lo Tết cho người lao động",
    },
  },
  {
    name: "a page about a directive that an office-holder signed",
    text: `Tăng cường quản lý
12/03/2021 08:15
Phó Chủ tịch UBND tỉnh Bình Định Nguyễn Tự Lập vừa ký ban hành Công văn số 1234/UBND-VX về tăng cường quản lý lễ hội.
Thu Hà - Minh Tâm`,
    expect: {
      kind: "article",
      "article.describes.number": "1234/UBND-VX",
      "issuer.id": "ubnd-tinh:binh-dinh",
      "article.author": "Thu Hà - Minh Tâm",
    },
  },
  {
    name: "a page about the centre",
    text: `Bộ Chính trị ban hành nghị quyết mới
Thứ Hai, 23/12/2024, 07:30
(DT) - Ngày 22/12/2024, Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học, công nghệ.
Các tin khác`,
    expect: {
      kind: "article",
      "article.describes.number": "57-NQ/TW",
      "issuer.id": "bct",
      province: null,
      "article.published": "2024-12-23T07:30",
    },
  },
  {
    name: "a site's date above the head",
    text: `Thứ Năm, ngày 12/03/2024
Hà Nội, ngày 12 tháng 3 năm 2024
LIÊN ĐOÀN LAO ĐỘNG TỈNH SƠN LA
Số: 20/LĐLĐ
Sơn La, ngày 5 tháng 6 năm 2018
V/v báo cáo quý
Kính gửi: LĐLĐ các huyện, thành phố`,
    expect: { issuedOn: "2018-06-05", place: "Sơn La", "issuer.id": "ldld-tinh:son-la" },
  },
  {
    name: "a letter that lost its head but not its end",
    text: `Thực hiện chương trình công tác năm, Ban Thường vụ Liên đoàn Lao động tỉnh Phú Thọ đề nghị các đơn vị báo cáo.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. BAN THƯỜNG VỤ
PHÓ CHỦ TỊCH
Lê Thị Minh`,
    expect: {
      kind: "letter",
      "issuer.id": "ldld-tinh:phu-tho",
      recipients: ["Như trên", "Lưu: VT"],
      "signatory.name": "Lê Thị Minh",
    },
  },
  {
    name: "news above a letter",
    text: `Tin nổi bật: Công đoàn tỉnh khai mạc hội thao
Sáng nay, hội thao công nhân đã khai mạc với hơn 500 vận động viên đến từ các huyện.
Xem thêm
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH GIA LAI
Số: 41/LĐLĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Gia Lai, ngày 4 tháng 4 năm 2014
V/v đăng ký danh hiệu
Kính gửi: Các công đoàn cơ sở trực thuộc
Nơi nhận:
- Như trên;
- Lưu.
Chính sách bảo mật: theo Nghị định số 13/2023/NĐ-CP`,
    expect: {
      number: "41/LĐLĐ",
      "issuer.id": "ldld-tinh:gia-lai",
      subject: "đăng ký danh hiệu",
      citations: [],
      recipients: ["Như trên", "Lưu"],
    },
  },
];

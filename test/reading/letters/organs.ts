/** Organs, places and lists. Written for this project. */
import type { LetterCase } from "./letter-case.ts";

export const letters: readonly LetterCase[] = [
  {
    name: "the signature beside the recipients without gaps",
    text: `Số: 77/LĐLĐ
Hà Giang, ngày 1 tháng 2 năm 2012
V/v quyên góp
Kính gửi: Các đơn vị
LĐLĐ tỉnh kêu gọi.
Nơi nhận: TM. BAN THƯỜNG VỤ
Như trên; CHỦ TỊCH
Lưu: VP. (Đã ký)
Nguyễn Trung Thu`,
    expect: {
      recipients: ["Như trên", "Lưu: VP"],
      "signatory.name": "Nguyễn Trung Thu",
      "signatory.position": "Chủ tịch",
    },
  },
  {
    name: "a header in small letters",
    text: `Liên đoàn Lao động tỉnh Kon Tum
Số: 11/LĐLĐ
Cộng hòa xã hội chủ nghĩa Việt Nam
Độc lập - Tự do - Hạnh phúc
Kon Tum, ngày 08 tháng 09 năm 2016
V/v: Đăng ký thi đua
Kính gửi: Công đoàn cơ sở trực thuộc`,
    expect: { "issuer.id": "ldld-tinh:kon-tum", subject: "Đăng ký thi đua" },
  },
  {
    name: "a subject with semicolons",
    text: `CHÍNH PHỦ
Số: 1/2020/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 1 tháng 1 năm 2020
NGHỊ ĐỊNH
Quy định về quản lý; sử dụng
và bảo vệ kết cấu hạ tầng; xử phạt
Căn cứ Luật Tổ chức Chính phủ;`,
    expect: { subject: "Quy định về quản lý; sử dụng và bảo vệ kết cấu hạ tầng; xử phạt" },
  },
  {
    name: "a central branch union whose code is also a local one",
    text: `TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
CÔNG ĐOÀN Y TẾ VIỆT NAM
Số: 99/CĐYT
Hà Nội, ngày 2 tháng 3 năm 2021
V/v hưởng ứng
Kính gửi: Công đoàn ngành Y tế các tỉnh, thành phố`,
    expect: { "issuer.id": "cd-y-te", province: null },
  },
  {
    name: "a Party committee of a federation",
    text: `ĐẢNG BỘ KHỐI CÁC CƠ QUAN TỈNH
ĐẢNG ỦY LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN
*
Số 12-CV/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Phan Thiết, ngày 4 tháng 4 năm 2018
V/v sinh hoạt chuyên đề
Kính gửi: Các chi bộ trực thuộc`,
    expect: {
      number: "12-CV/ĐU",
      "type.id": "cong-van",
      subject: "sinh hoạt chuyên đề",
      "issuer.name": "Đảng ủy Liên đoàn Lao động tỉnh Bình Thuận",
    },
  },
  {
    name: "a dateline whose day and month are dots",
    text: `UBND HUYỆN CẦN GIỜ
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
Số: 55/GDĐT
Cần Giờ, ngày ... tháng ... năm 2019
V/v triển khai cuộc thi
Kính gửi: Hiệu trưởng các trường.`,
    expect: {
      issuedOn: null,
      year: 2019,
      place: "Cần Giờ",
      "issuer.name": "Phòng Giáo dục và Đào tạo huyện Cần Giờ",
      "province.issued.id": "ho-chi-minh",
    },
  },
  {
    name: "an annex behind the signature",
    text: `Số: 1/QĐ-UBND
Huế, ngày 3 tháng 1 năm 2020
QUYẾT ĐỊNH
Về việc phê duyệt kế hoạch
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ
Căn cứ Luật Tổ chức;
QUYẾT ĐỊNH:
Điều 1. Phê duyệt.
Nơi nhận:
- Như Điều 3;
- Các ban:
 + Ban A;
 + Ban B;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Dũng An
PHỤ LỤC
Danh sách`,
    expect: { subject: "phê duyệt kế hoạch", "type.id": "quyet-dinh", "signatory.name": "Nguyễn Dũng An" },
  },
  {
    name: "rules between the lines of a header",
    text: `ỦY BAN NHÂN DÂN
THÀNH PHỐ HÀ NỘI
-------
Số: 5/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Hà Nội, ngày 5 tháng 5 năm 2014
CHỈ THỊ
VỀ VIỆC TĂNG CƯỜNG KỶ CƯƠNG
Thời gian qua, các cấp đã...`,
    expect: {
      "issuer.id": "ubnd-tinh:ha-noi",
      "province.issued.id": "ha-noi",
      subject: "TĂNG CƯỜNG KỶ CƯƠNG",
    },
  },
  {
    name: "a grassroots union below a commune",
    text: `UBND THỊ TRẤN PHÚ LONG
CÔNG ĐOÀN CƠ SỞ
Số: 2/BC-CĐCS
Phú Long, ngày 1 tháng 12 năm 2015
BÁO CÁO
Tổng kết hoạt động công đoàn năm 2015
Thực hiện Hướng dẫn của LĐLĐ huyện Hàm Thuận Bắc, CĐCS báo cáo như sau:`,
    expect: { "issuer.organ": "cdcs", "issuer.name": "Công đoàn cơ sở Ủy ban nhân dân thị trấn Phú Long" },
  },
  {
    name: "a portal's page that holds only the table of a document",
    text: `Cổng thông tin điện tử tỉnh Sóc Trăng
Số ký hiệu: 77/KH-UBND
Ngày ban hành: 05/06/2019
Loại văn bản: Kế hoạch
Cơ quan ban hành: Ủy ban nhân dân tỉnh Sóc Trăng
Trích yếu: Triển khai công tác cải cách hành chính
Người ký: Trần Văn Chuyện
Tải về`,
    expect: {
      kind: "article",
      "article.describes.number": "77/KH-UBND",
      "issuer.id": "ubnd-tinh:soc-trang",
      issuedOn: "2019-06-05",
      "province.current.id": "can-tho",
    },
  },
  {
    name: "a portal's table above a letter without a header",
    text: `| Số/Ký hiệu | 12/LĐLĐ |
|---|---|
| Ngày ban hành | 03/02/2020 |
| Trích yếu | Về việc phòng, chống dịch |
| Cơ quan ban hành | Liên đoàn Lao động tỉnh Hòa Bình |

Kính gửi: Các Công đoàn cơ sở

Thực hiện chỉ đạo của cấp trên, đề nghị các đơn vị báo cáo.

Nơi nhận:
- Như trên;
- Lưu: VT.`,
    expect: {
      kind: "letter",
      number: "12/LĐLĐ",
      issuedOn: "2020-02-03",
      "issuer.id": "ldld-tinh:hoa-binh",
      recipients: ["Như trên", "Lưu: VT"],
    },
  },
  {
    name: "an annex whose number stands in its second line",
    text: `ĐỀ CƯƠNG TUYÊN TRUYỀN
Kỷ niệm 90 năm Ngày thành lập Công đoàn Việt Nam
(Kèm theo Hướng dẫn số 36/HD-TLĐ ngày 12/3/2019
của Tổng Liên đoàn Lao động Việt Nam)
I. HOÀN CẢNH RA ĐỜI
Phong trào công nhân...`,
    expect: {
      "type.id": "de-cuong",
      number: "36/HD-TLĐ",
      issuedOn: "2019-03-12",
      "issuer.id": "tld",
      citations: [],
    },
  },
  {
    name: "a directive of 1993 that is dated at its end",
    text: `UBND TỈNH MINH HẢI
Số: 45/CT-UB
CHỈ THỊ
Về việc chấn chỉnh kỷ luật lao động
Thời gian qua, việc chấp hành kỷ luật lao động còn lỏng lẻo. UBND tỉnh chỉ thị:
1. Các ngành.
Cà Mau, ngày 12-8-1993
TM. UBND TỈNH MINH HẢI
CHỦ TỊCH
Phạm Thạnh Trị`,
    expect: {
      "type.id": "chi-thi",
      issuedOn: "1993-08-12",
      place: "Cà Mau",
      subject: "chấn chỉnh kỷ luật lao động",
      "signatory.name": "Phạm Thạnh Trị",
    },
  },
  {
    name: "the subject behind the number",
    text: `LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN BÁI
Số: 33/LĐLĐ V/v tổ chức Tết sum vầy
Yên Bái, ngày 3 tháng 1 năm 2019
Kính gửi: - LĐLĐ huyện;
- CĐ ngành.
Ban Thường vụ LĐLĐ tỉnh đề nghị.`,
    expect: { number: "33/LĐLĐ", subject: "tổ chức Tết sum vầy", addressees: ["LĐLĐ huyện", "CĐ ngành"] },
  },
  {
    name: "a decision whose bases begin with dashes",
    text: `LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN
Số: 33/QĐ-LĐLĐ
Lạng Sơn, ngày 3 tháng 1 năm 2019
QUYẾT ĐỊNH
Về việc công nhận Ban Chấp hành Công đoàn cơ sở
Công ty TNHH Minh Phát nhiệm kỳ 2018 - 2023
BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH
- Căn cứ Điều 10 Điều lệ Công đoàn Việt Nam;
- Xét đề nghị của Ban Tổ chức,
QUYẾT ĐỊNH:
Điều 1. Công nhận các ông, bà:
1. Nguyễn Văn A - Chủ tịch
Điều 2. Quyết định có hiệu lực từ ngày ký.
Nơi nhận:
- Như Điều 2;
- Lưu: VT, ToC.
TM. BAN THƯỜNG VỤ
PHÓ CHỦ TỊCH
Hoàng Thị Bích`,
    expect: {
      subject: "công nhận Ban Chấp hành Công đoàn cơ sở Công ty TNHH Minh Phát nhiệm kỳ 2018 - 2023",
      "issuer.id": "ldld-tinh:lang-son",
      recipients: ["Như Điều 2", "Lưu: VT, ToC"],
      "signatory.name": "Hoàng Thị Bích",
    },
  },
  {
    name: "a report with a subject on two lines",
    text: `CÔNG ĐOÀN XÂY DỰNG VIỆT NAM
CÔNG ĐOÀN TỔNG CÔNG TY SÔNG HỒNG
Số: 12/BC-CĐTCT
Hà Nội, ngày 15 tháng 12 năm 2014
BÁO CÁO
Tổng kết hoạt động công đoàn năm 2014
và phương hướng nhiệm vụ năm 2015
PHẦN THỨ NHẤT
KẾT QUẢ HOẠT ĐỘNG`,
    expect: {
      subject: "Tổng kết hoạt động công đoàn năm 2014 và phương hướng nhiệm vụ năm 2015",
      "issuer.name": "Công đoàn Tổng công ty Sông Hồng",
      "issuer.organ": "cdcttttcs",
    },
  },
  {
    name: "bullets without a blank",
    text: `Số: 8/LĐLĐ
Mỹ Tho, ngày 5 tháng 5 năm 2008
V/v tham gia hội thi
Kính gửi:
-Công đoàn ngành tỉnh;
-LĐLĐ huyện, thành phố, thị xã.
LĐLĐ tỉnh đề nghị các đơn vị tham gia.
Nơi nhận:
-Như trên;
-Lưu.
TM. BAN THƯỜNG VỤ
Phó Chủ tịch
Trần Văn Út`,
    expect: {
      addressees: ["Công đoàn ngành tỉnh", "LĐLĐ huyện, thành phố, thị xã"],
      recipients: ["Như trên", "Lưu"],
      "signatory.name": "Trần Văn Út",
      "signatory.position": "Phó Chủ tịch",
      "issuer.id": "ldld-tinh:tien-giang",
    },
  },
  {
    name: "a subject wholly in quotation marks",
    text: `TỈNH ĐOÀN QUẢNG NGÃI
BAN TUYÊN GIÁO
***
Số: 5 CV/TĐTN-BTG
ĐOÀN TNCS HỒ CHÍ MINH
Quảng Ngãi, ngày 5 tháng 5 năm 2016
“V/v tuyên truyền bầu cử”
Kính gửi: Các huyện, thành đoàn`,
    expect: { subject: "tuyên truyền bầu cử", "province.issued.id": "quang-ngai" },
  },
  {
    name: "a farmers' association of a district",
    text: `HỘI NÔNG DÂN VIỆT NAM
HỘI NÔNG DÂN HUYỆN CỦ CHI
Số: 15-KH/HND
Củ Chi, ngày 9 tháng 4 năm 2015
KẾ HOẠCH
Phát động phong trào thi đua`,
    expect: {
      "issuer.name": "Hội Nông dân huyện Củ Chi",
      "issuer.level": "huyện",
      "issuer.system": "đoàn thể",
      "province.issued.id": "ho-chi-minh",
    },
  },
];

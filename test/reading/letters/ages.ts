/** Old and new letters, portals and pages. Written for this project. */
import type { LetterCase } from "./letter-case.ts";

export const letters: readonly LetterCase[] = [
  {
    name: "the police of a district",
    text: `CÔNG AN TỈNH ĐẮK LẮK
CÔNG AN HUYỆN KRÔNG BÔNG
Số: 15/KH-CAH
Krông Bông, ngày 9 tháng 4 năm 2015
KẾ HOẠCH
Bảo đảm an ninh`,
    expect: { "issuer.name": "Công an huyện Krông Bông", "issuer.level": "huyện" },
  },
  {
    name: "a school below a department",
    text: `SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NỘI
TRƯỜNG THPT CHU VĂN AN
Số: 15/KH-THPTCVA
Hà Nội, ngày 9 tháng 4 năm 2015
KẾ HOẠCH
Tổ chức hội thi`,
    expect: { "issuer.name": "Trường THPT Chu Văn An" },
  },
  {
    name: "Kính gửi without its colon",
    text: `Số: 15/BTGTU-CV
Kính gửi Ban Tuyên giáo các huyện ủy, thành ủy

Ban Tuyên giáo Tỉnh ủy đề nghị...`,
    expect: { addressees: ["Ban Tuyên giáo các huyện ủy, thành ủy"] },
  },
  {
    name: "a city within a province",
    text: `UBND THÀNH PHỐ VINH
Số: 1/UBND-NV
TP. Vinh, ngày 4/5/2016
V/v báo cáo
Kính gửi: UBND phường`,
    expect: { "issuer.id": "ubnd-huyen:vinh--nghe-an", place: "TP. Vinh", "province.issued.id": "nghe-an" },
  },
  {
    name: "a ministry wrapped over two lines",
    text: `BỘ LAO ĐỘNG - THƯƠNG BINH
VÀ XÃ HỘI
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 29/2015/TT-BLĐTBXH
Hà Nội, ngày 31 tháng 07 năm 2015
THÔNG TƯ
HƯỚNG DẪN THỰC HIỆN MỘT SỐ ĐIỀU VỀ THƯƠNG LƯỢNG TẬP THỂ
Căn cứ Nghị định số 106/2012/NĐ-CP;
Bộ trưởng Bộ Lao động - Thương binh và Xã hội ban hành Thông tư`,
    expect: { "issuer.id": "bldtbxh", province: null, "type.id": "thong-tu" },
  },
  {
    name: "a Party committee of after the merger",
    text: `ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG THÀNH PHỐ HẢI PHÒNG
Số 12-KH/ĐU
Hải Phòng, ngày 9 tháng 9 năm 2025
KẾ HOẠCH
học tập nghị quyết`,
    expect: {
      "province.issued.id": "hai-phong",
      "issuer.system": "Đảng",
      "issuer.name": "Đảng ủy các cơ quan Đảng thành phố Hải Phòng",
    },
  },
  {
    name: "a signatory with a military rank",
    text: `BỘ CÔNG AN
Số: 1/2020/TT-BCA
Hà Nội, ngày 2 tháng 2 năm 2020
THÔNG TƯ
Quy định quy trình
Căn cứ Luật;
Điều 1.
Nơi nhận:
- Các cục;
- Lưu: VT.
BỘ TRƯỞNG
Đại tướng Tô Văn Lâm`,
    expect: {
      "signatory.name": "Tô Văn Lâm",
      "signatory.position": "Bộ trưởng",
      recipients: ["Các cục", "Lưu: VT"],
    },
  },
  {
    name: "the issuer behind the type word",
    text: `UỶ BAN NHÂN DÂN TỈNH LÀO CAI
Số: 45/2004/QĐ-UB
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lào Cai, ngày 12 tháng 2 năm 2004
QUYẾT ĐỊNH CỦA UBND TỈNH LÀO CAI
Về việc ban hành quy định quản lý lao động
UỶ BAN NHÂN DÂN TỈNH LÀO CAI
- Căn cứ Luật tổ chức HĐND và UBND;
QUYẾT ĐỊNH:
Điều 1.`,
    expect: {
      subject: "ban hành quy định quản lý lao động",
      "issuer.id": "ubnd-tinh:lao-cai",
      number: "45/2004/QĐ-UB",
    },
  },
  {
    name: "number and date between type word and subject",
    text: `BỘ TÀI CHÍNH
Số: 69/2003/TT-BTC
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 16 tháng 7 năm 2003
THÔNG TƯ
CỦA BỘ TÀI CHÍNH SỐ 69/2003/TT-BTC NGÀY 16 THÁNG 7 NĂM 2003 HƯỚNG DẪN QUẢN LÝ KINH PHÍ
Căn cứ Nghị định số 1;`,
    expect: { subject: "HƯỚNG DẪN QUẢN LÝ KINH PHÍ", "issuer.id": "btc" },
  },
  {
    name: "a general department below a ministry",
    text: `BỘ TÀI CHÍNH
TỔNG CỤC THUẾ
Số: 12/TCT-CS
V/v chính sách thuế
Hà Nội, ngày 16 tháng 7 năm 2013
Kính gửi: Cục Thuế tỉnh Bình Định`,
    expect: {
      "issuer.name": "Tổng cục Thuế",
      "issuer.level": "trung ương",
      province: null,
      "issuer.parent": "Bộ Tài chính",
    },
  },
  {
    name: "a city federation without a header, dated at Hà Nội",
    text: `Số: 143/LĐLĐ
Hà Nội, ngày 10 tháng 3 năm 2020
V/v nắm tình hình
Kính gửi: Liên đoàn Lao động các quận, huyện, thị xã.
Thực hiện chỉ đạo của Thành ủy, Ban Thường vụ LĐLĐ Thành phố yêu cầu các đơn vị báo cáo.`,
    expect: { "issuer.id": "ldld-tinh:ha-noi", "province.issued.id": "ha-noi" },
  },
  {
    name: "a federation of a city within a city",
    text: `Số: 14/LĐLĐ
Thủ Đức, ngày 10 tháng 3 năm 2022
V/v nắm tình hình
Kính gửi: Các CĐCS.
Ban Thường vụ LĐLĐ thành phố Thủ Đức đề nghị các đơn vị báo cáo.`,
    expect: {
      "issuer.id": "ldld-huyen:thu-duc--ho-chi-minh--thanh-pho",
      "province.issued.id": "ho-chi-minh",
    },
  },
  {
    name: "a town with its rank in the dateline",
    text: `LIÊN ĐOÀN LAO ĐỘNG TỈNH ĐỒNG NAI
LIÊN ĐOÀN LAO ĐỘNG THỊ XÃ LONG KHÁNH
Số: 14/KH-LĐLĐ
Thị xã Long Khánh, ngày 10 tháng 3 năm 2012
KẾ HOẠCH
Tổ chức hội thao`,
    expect: {
      "issuer.id": "ldld-huyen:long-khanh--dong-nai--thi-xa",
      place: "Thị xã Long Khánh",
      "issuer.name": "Liên đoàn Lao động thị xã Long Khánh",
    },
  },
  {
    name: "a ward's union of after the merger",
    text: `LIÊN ĐOÀN LAO ĐỘNG TỈNH ĐỒNG NAI
CÔNG ĐOÀN PHƯỜNG BÌNH PHƯỚC
Số: 05/KH-CĐP
Bình Phước, ngày 10 tháng 11 năm 2025
KẾ HOẠCH
Tổ chức Đại hội`,
    expect: {
      "issuer.id": "cd-xa:binh-phuoc--dong-nai",
      "issuer.name": "Công đoàn phường Bình Phước",
      "province.issued.id": "dong-nai",
      "issuer.parent": "Liên đoàn Lao động tỉnh Đồng Nai",
    },
  },
  {
    name: "a province of before 2008",
    text: `LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ TÂY
Số: 5/LĐLĐ
Hà Đông, ngày 10 tháng 11 năm 2005
V/v thi đua
Kính gửi: LĐLĐ các huyện`,
    expect: {
      "issuer.id": "ldld-tinh:ha-tay",
      "issuer.name": "Liên đoàn Lao động tỉnh Hà Tây",
      "province.current.id": "ha-noi",
    },
  },
  {
    name: "a merged province, dated at a former seat",
    text: `TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH LÂM ĐỒNG
Số: 5/LĐLĐ
Phan Thiết, ngày 10 tháng 8 năm 2025
V/v thi đua
Kính gửi: Công đoàn xã, phường`,
    expect: {
      "issuer.id": "ldld-tinh:lam-dong",
      "province.issued.id": "lam-dong",
      "province.current.id": "lam-dong",
      place: "Phan Thiết",
    },
  },
  {
    name: "a footnote behind the subject",
    text: `QUỐC HỘI
Luật số: 1/2020/QH14
LUẬT
SỬA ĐỔI MỘT SỐ ĐIỀU CỦA LUẬT A[1]
Căn cứ Hiến pháp;`,
    expect: { subject: "SỬA ĐỔI MỘT SỐ ĐIỀU CỦA LUẬT A" },
  },
  {
    name: "a federation known only by its e-mail host",
    text: `Số: 15/LĐLĐ
V/v góp ý
Kính gửi: Liên đoàn Lao động cấp huyện
Đề nghị gửi về địa chỉ bantc@ldld.quangngai.gov.vn trước ngày 5/6/2018.
Nơi nhận:
- Như trên;
- Lưu: VT.`,
    expect: { "issuer.id": "ldld-tinh:quang-ngai", "province.issued.id": "quang-ngai" },
  },
  {
    name: "a blank date beside the time of an electronic signature",
    text: `BỘ NỘI VỤ
Số: 15/BNV-TL
Hà Nội, ngày tháng năm 2021
V/v góp ý
Kính gửi: Bộ Tài chính
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Ký bởi: Bộ Nội vụ
Thời gian ký: 05/03/2021 16:20:11
Nguyễn Duy Tân`,
    expect: {
      issuedOn: null,
      year: 2021,
      "signatory.name": "Nguyễn Duy Tân",
      "signatory.position": "Thứ trưởng",
    },
  },
];

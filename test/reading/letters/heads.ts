/** Heads in further shapes. Written for this project. */
import type { LetterCase } from "./letter-case.ts";

export const letters: readonly LetterCase[] = [
  {
    name: "a department below a provincial committee, its subject on two lines",
    text: `UBND TỈNH ĐỒNG NAI
SỞ NỘI VỤ
Số: 1234/SNV-CCVC
V/v báo cáo kết quả thực hiện Chỉ
thị số 16/CT-TTg
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồng Nai, ngày 10 tháng 3 năm 2021
Kính gửi: Các sở, ban, ngành; UBND các huyện, thành phố.
Thực hiện Công văn số 99/UBND-KGVX ngày 1/3/2021 của UBND tỉnh, Sở Nội vụ đề nghị các đơn vị báo cáo.
Nơi nhận:
- Như trên;
- Giám đốc, các PGĐ Sở;
- Lưu: VT, CCVC.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Nguyễn Thị Thanh Hà`,
    expect: {
      number: "1234/SNV-CCVC",
      "type.id": "cong-van",
      "issuer.id": "snv:dong-nai",
      "issuer.name": "Sở Nội vụ tỉnh Đồng Nai",
      subject: "báo cáo kết quả thực hiện Chỉ thị số 16/CT-TTg",
      "issuer.parent": "Ủy ban nhân dân tỉnh Đồng Nai",
      addressees: ["Các sở, ban, ngành", "UBND các huyện, thành phố"],
    },
  },
  {
    name: "a subject whose lines are paragraphs, the last one a name",
    text: `Số: 71/LĐLĐ

Phan Thiết, ngày 12 tháng 3 năm 2020

V/v nắm tình hình đoàn viên, người lao động trước, trong và sau

Đại hội Công đoàn các cấp

Kính gửi: Công đoàn cơ sở trực thuộc.

Ban Thường vụ Liên đoàn Lao động tỉnh đề nghị các đơn vị báo cáo hằng tuần.`,
    expect: {
      number: "71/LĐLĐ",
      subject: "nắm tình hình đoàn viên, người lao động trước, trong và sau Đại hội Công đoàn các cấp",
      addressees: ["Công đoàn cơ sở trực thuộc"],
    },
  },
  {
    name: "a provincial federation at its seat, without a header",
    text: `Số: 88/LĐLĐ
Phan Thiết, ngày 2 tháng 6 năm 2011
V/v tổ chức hội thao
Kính gửi: Liên đoàn Lao động các huyện, thị xã, thành phố.
Ban Thường vụ Liên đoàn Lao động tỉnh đề nghị các đơn vị đăng ký.
TM. BAN THƯỜNG VỤ
CHỦ TỊCH
Nguyễn Văn Ba`,
    expect: {
      "issuer.id": "ldld-tinh:binh-thuan",
      "province.issued.id": "binh-thuan",
      place: "Phan Thiết",
      "signatory.position": "Chủ tịch",
    },
  },
  {
    name: "a joint circular with two signatures",
    text: `BỘ TÀI CHÍNH - BỘ NỘI VỤ
Số: 12/2010/TTLT-BTC-BNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 1 tháng 2 năm 2010
THÔNG TƯ LIÊN TỊCH
Hướng dẫn chế độ phụ cấp
Căn cứ Nghị định số 1/2008/NĐ-CP;
Điều 1.
KT. BỘ TRƯỞNG BỘ TÀI CHÍNH
THỨ TRƯỞNG
Nguyễn Công Nghiệp   KT. BỘ TRƯỞNG BỘ NỘI VỤ
THỨ TRƯỞNG
Văn Tất Thu`,
    expect: {
      "type.id": "thong-tu-lien-tich",
      "issuer.id": "btc",
      province: null,
      subject: "Hướng dẫn chế độ phụ cấp",
    },
  },
  {
    name: "a decree of 1991 that names its organ behind the type",
    text: `HỘI ĐỒNG BỘ TRƯỞNG
Số: 133-HĐBT
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 20 tháng 4 năm 1991
NGHỊ ĐỊNH
CỦA HỘI ĐỒNG BỘ TRƯỞNG SỐ 133-HĐBT NGÀY 20-4-1991
HƯỚNG DẪN THI HÀNH LUẬT CÔNG ĐOÀN
HỘI ĐỒNG BỘ TRƯỞNG
Căn cứ Luật tổ chức Hội đồng Bộ trưởng;
NGHỊ ĐỊNH:
Điều 1.
T.M. HỘI ĐỒNG BỘ TRƯỞNG
Chủ tịch
Trần Mười`,
    expect: {
      number: "133-HĐBT",
      issuedOn: "1991-04-20",
      "type.id": "nghi-dinh",
      subject: "HƯỚNG DẪN THI HÀNH LUẬT CÔNG ĐOÀN",
      "signatory.name": "Trần Mười",
    },
  },
  {
    name: "an invitation without a subject",
    text: `LIÊN ĐOÀN LAO ĐỘNG TP. HỒ CHÍ MINH
LĐLĐ QUẬN 1
Số: 66/GM-LĐLĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quận 1, ngày 17 tháng 7 năm 2020
GIẤY MỜI
Ban Thường vụ Liên đoàn Lao động Quận 1 trân trọng kính mời: Chủ tịch CĐCS
Dự họp: Sơ kết 6 tháng đầu năm
TL. BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Lê Văn Tám`,
    expect: {
      "type.id": "giay-moi",
      "issuer.id": "ldld-huyen:quan-1--ho-chi-minh",
      "province.issued.id": "ho-chi-minh",
      "signatory.position": "Chánh Văn phòng",
      "signatory.form": "TL. BAN THƯỜNG VỤ",
    },
  },
  {
    name: "a law without a dateline",
    text: `QUỐC HỘI
Luật số: 12/2012/QH13
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
LUẬT
CÔNG ĐOÀN
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992;
Quốc hội ban hành Luật công đoàn.
Chương I
Luật này đã được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIII, kỳ họp thứ 3 thông qua ngày 20 tháng 6 năm 2012.
CHỦ TỊCH QUỐC HỘI
(Đã ký)
Lê Hoàng Sơn`,
    expect: {
      number: "12/2012/QH13",
      "type.id": "luat",
      "issuer.id": "qh",
      subject: "CÔNG ĐOÀN",
      year: 2012,
      "signatory.name": "Lê Hoàng Sơn",
    },
  },
  {
    name: "an organ wrapped beside the motto",
    text: `UBND TỈNH BẮC NINH                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ LAO ĐỘNG - THƯƠNG BINH                        Độc lập - Tự do - Hạnh phúc
VÀ XÃ HỘI
Số: 77/SLĐTBXH-LĐVL                       Bắc Ninh, ngày 7 tháng 7 năm 2017
V/v phối hợp tuyên truyền
Luật An toàn, vệ sinh lao động

Kính gửi: Liên đoàn Lao động tỉnh

Sở đề nghị.
Nơi nhận:                                     GIÁM ĐỐC
- Như kính gửi;
- Lưu: VT, LĐVL.
                                         Nguyễn Văn Hùng`,
    expect: {
      "issuer.id": "sldtbxh:bac-ninh",
      subject: "phối hợp tuyên truyền Luật An toàn, vệ sinh lao động",
      addressees: ["Liên đoàn Lao động tỉnh"],
      recipients: ["Như kính gửi", "Lưu: VT, LĐVL"],
      "signatory.name": "Nguyễn Văn Hùng",
      "signatory.position": "Giám đốc",
    },
  },
  {
    name: "the standing board of the Front",
    text: `MẶT TRẬN TỔ QUỐC VIỆT NAM
BAN THƯỜNG TRỰC UBMTTQ VIỆT NAM
TỈNH BÌNH PHƯỚC
Số: 12/MTTQ-BTT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồng Xoài, ngày 2 tháng 2 năm 2022
V/v giám sát
Kính gửi: Ủy ban MTTQ các huyện.
Ban Thường trực đề nghị.`,
    expect: { "issuer.id": "mttq-tinh:binh-phuoc", "province.issued.id": "binh-phuoc", subject: "giám sát" },
  },
  {
    name: "a letter with the stamp of an electronic signature",
    text: `Người ký: Nguyễn Văn A
Thời gian ký: 12/03/2020 10:20:30
LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM
Số: 12/LĐLĐ
Hà Nam, ngày 12 tháng 3 năm 2020
V/v triển khai
Kính gửi: Các CĐCS
LĐLĐ tỉnh đề nghị.
Nơi nhận:
- Như trên;
- Lưu VT.
TM. BAN THƯỜNG VỤ
CHỦ TỊCH
Ký bởi: Liên đoàn Lao động tỉnh Hà Nam
Email: ldld@hanam.gov.vn
Nguyễn Văn A`,
    expect: { "issuer.id": "ldld-tinh:ha-nam", "signatory.name": "Nguyễn Văn A", subject: "triển khai" },
  },
  {
    name: "addressees that wrap without a bullet",
    text: `LIÊN ĐOÀN LAO ĐỘNG TỈNH VĨNH LONG
Số: 5/LĐLĐ
V/v thống kê
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vĩnh Long, ngày 9 tháng 10 năm 2013
Kính gửi: Liên đoàn Lao động các huyện, thị xã, thành phố và
Công đoàn ngành, Công đoàn các khu công nghiệp
Để có cơ sở tổng hợp, LĐLĐ tỉnh đề nghị các đơn vị thống kê số liệu theo mẫu đính kèm và gửi về trước ngày 20/10/2013.
Nơi nhận:
- Như kính gửi;
- Lưu: VT.
TL. BAN THƯỜNG VỤ
TRƯỞNG BAN TỔ CHỨC
Lê Hồng Đào`,
    expect: {
      addressees: [
        "Liên đoàn Lao động các huyện, thị xã, thành phố và Công đoàn ngành, Công đoàn các khu công nghiệp",
      ],
      "signatory.position": "Trưởng ban Tổ chức",
    },
  },
  {
    name: "two columns run together on every line",
    text: `LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CÔNG ĐOÀN GIÁO DỤC Độc lập - Tự do - Hạnh phúc
Số: 12/KH-CĐGD Hà Nam, ngày 12 tháng 3 năm 2020
KẾ HOẠCH
Tổ chức hội thi “Cô giáo tài năng duyên dáng”
Căn cứ chương trình công tác, Công đoàn Giáo dục tỉnh xây dựng kế hoạch.`,
    expect: {
      "issuer.id": "cd-nganh-dp:giao-duc--ha-nam",
      subject: "Tổ chức hội thi “Cô giáo tài năng duyên dáng”",
      issuedOn: "2020-03-12",
    },
  },
  {
    name: "a page about an event, which describes no document",
    text: `Hội nghị sơ kết 6 tháng đầu năm
(Đăng lúc: 09:30, 05/07/2019)
(BPO) - Thực hiện Kế hoạch số 12/KH-LĐLĐ ngày 2/1/2019 của LĐLĐ tỉnh, chiều 4/7, LĐLĐ huyện Phú Riềng tổ chức hội nghị sơ kết.
Hội nghị đã nghe báo cáo.
Viết bình luận
Họ tên:`,
    expect: {
      kind: "article",
      "article.describes": null,
      "article.published": "2019-07-05T09:30",
      number: null,
      issuer: null,
    },
  },
  {
    name: "a page that names its author above the text",
    text: `Tăng cường phòng chống dịch
Tác giả: Trần Văn Nam
Ngày 14 tháng 2, UBND tỉnh Bình Phước có Công văn số 345/UBND-KGVX ngày 13/2/2020 về việc tăng cường phòng, chống dịch bệnh. 
Các bài viết khác`,
    expect: {
      kind: "article",
      "article.describes.number": "345/UBND-KGVX",
      "issuer.id": "ubnd-tinh:binh-phuoc",
      issuedOn: "2020-02-13",
    },
  },
  {
    name: "a subject in quotation marks that holds a quotation",
    text: `LIÊN ĐOÀN LAO ĐỘNG QUẬN 7
Số: 44/LĐLĐ
“V/v hưởng ứng cuộc thi “Tìm hiểu
Luật Công đoàn” năm 2013”
Quận 7, ngày 3 tháng 6 năm 2013
Kính gửi: Các CĐCS trực thuộc`,
    expect: {
      subject: "hưởng ứng cuộc thi “Tìm hiểu Luật Công đoàn” năm 2013",
      "issuer.id": "ldld-huyen:quan-7--ho-chi-minh",
    },
  },
  {
    name: "the type word and its subject on one line",
    text: `CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP TỈNH BẮC GIANG
Số: 09/KH-CĐKCN
Bắc Giang, ngày 9/9/2014
KẾ HOẠCH TỔ CHỨC HỘI THAO CÔNG NHÂN
LAO ĐỘNG NĂM 2014
I. MỤC ĐÍCH`,
    expect: {
      "issuer.id": "cd-kcn:bac-giang",
      subject: "TỔ CHỨC HỘI THAO CÔNG NHÂN LAO ĐỘNG NĂM 2014",
      issuedOn: "2014-09-09",
      "type.id": "ke-hoach",
    },
  },
  {
    name: "a Party board of the city of Hồ Chí Minh",
    text: `THÀNH ỦY THÀNH PHỐ HỒ CHÍ MINH
BAN DÂN VẬN
*
Số 45-BC/BDVTU
ĐẢNG CỘNG SẢN VIỆT NAM
Thành phố Hồ Chí Minh, ngày 6 tháng 6 năm 2018
BÁO CÁO
Kết quả công tác dân vận 6 tháng đầu năm 2018
-------------
Thực hiện chương trình...
TRƯỞNG BAN
Nguyễn Hữu Hiệp`,
    expect: {
      "issuer.id": "bdvtu:ho-chi-minh",
      subject: "Kết quả công tác dân vận 6 tháng đầu năm 2018",
      place: "Thành phố Hồ Chí Minh",
      "province.issued.id": "ho-chi-minh",
    },
  },
  {
    name: "a board of a Quận ủy",
    text: `ĐẢNG BỘ THÀNH PHỐ HÀ NỘI
QUẬN ỦY HOÀN KIẾM
BAN TUYÊN GIÁO
*
Số 33-HD/BTGQU
ĐẢNG CỘNG SẢN VIỆT NAM
Hoàn Kiếm, ngày 8 tháng 5 năm 2019
HƯỚNG DẪN
tuyên truyền kỷ niệm 129 năm Ngày sinh Chủ tịch Hồ Chí Minh
Căn cứ Hướng dẫn số 100-HD/BTGTU;`,
    expect: {
      "issuer.id": "btghu:hoan-kiem--ha-noi",
      "issuer.name": "Ban Tuyên giáo Quận ủy Hoàn Kiếm",
      subject: "tuyên truyền kỷ niệm 129 năm Ngày sinh Chủ tịch Hồ Chí Minh",
    },
  },
  {
    name: "the Presidium of the General Confederation",
    text: `TỔNG LIÊN ĐOÀN
LAO ĐỘNG VIỆT NAM
Số: 1271/HD-TLĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 07 tháng 8 năm 2017
HƯỚNG DẪN
Công đoàn với việc tổ chức và hoạt động của
Ban Thanh tra nhân dân
Căn cứ Luật Thanh tra; Đoàn Chủ tịch Tổng Liên đoàn hướng dẫn như sau:
Nơi nhận:
- Các LĐLĐ tỉnh, TP, CĐ ngành TW và tương đương;
- Các đ/c UV Đoàn Chủ tịch;
- Lưu VT, UBKT.
TM. ĐOÀN CHỦ TỊCH
PHÓ CHỦ TỊCH
Mai Đức Thuận`,
    expect: {
      "issuer.id": "tld",
      province: null,
      subject: "Công đoàn với việc tổ chức và hoạt động của Ban Thanh tra nhân dân",
      "issuer.signingBody": "Đoàn Chủ tịch Tổng Liên đoàn",
      recipients: [
        "Các LĐLĐ tỉnh, TP, CĐ ngành TW và tương đương",
        "Các đ/c UV Đoàn Chủ tịch",
        "Lưu VT, UBKT",
      ],
    },
  },
  {
    name: "recipients without bullets and marks",
    text: `Số: 12/LĐLĐ
Tây Ninh, ngày 9 tháng 9 năm 2010
V/v báo cáo
Kính gửi:
 Các Công đoàn ngành;
 LĐLĐ các huyện, thị.
LĐLĐ tỉnh đề nghị báo cáo.
Nơi nhận:
 Như trên
 Lưu
TM. BAN THƯỜNG VỤ
PHÓ CHỦ TỊCH
Trần Lê Duy`,
    expect: {
      addressees: ["Các Công đoàn ngành", "LĐLĐ các huyện, thị"],
      recipients: ["Như trên", "Lưu"],
      "signatory.name": "Trần Lê Duy",
      "issuer.id": "ldld-tinh:tay-ninh",
    },
  },
];

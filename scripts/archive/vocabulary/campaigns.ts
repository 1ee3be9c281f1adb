/** The user's four campaigns, with the years in which offices wrote about them. */
import { EVERYBODY, type PARTY, type Topic, topic, UNION } from "./topic.ts";

const everyYearFrom2009: Topic["weight"] = (year, month) => (year >= 2021 ? 9 : 6) + (month >= 9 ? 4 : 0);

/** Chỉ thị of 09/2016; again with the decision of 2020 and the decree of 2024. */
const grassrootsInformation: Topic["weight"] = (year, month) => {
  if (year === 2016) return month >= 10 ? 12 : 0;
  if (year === 2017 || year === 2018) return 12;
  if (year === 2020 || year === 2024) return 8;
  return year > 2016 ? 3 : 0;
};

/** The year of the congresses at all levels and the months about them; the national congress is in January. */
const partyCongress: Topic["weight"] = (year, month) => {
  const place = year % 5;
  if (place === 4) return month >= 8 ? 8 : 0;
  if (place === 0) return 20;
  return place === 1 && month <= 3 ? 16 : 0;
};

const membersBenefit: Topic["weight"] = (year, month) => {
  if (year === 2017) return 45;
  if (year === 2016) return month === 12 ? 30 : 0;
  return year === 2018 ? 8 : 0;
};

export const CAMPAIGN_TOPICS: readonly Topic[] = [
  topic(
    "dan-van-kheo",
    EVERYBODY,
    everyYearFrom2009,
    `
    phong trào thi đua “Dân vận khéo” năm {nam}
    phong trào thi đua “Dân vận khéo” giai đoạn {giai-doan}
    xây dựng mô hình “Dân vận khéo” trong {nhom}
    xây dựng mô hình, điển hình “Dân vận khéo” về {linh-vuc}
    nhân rộng các điển hình “Dân vận khéo” trên lĩnh vực {linh-vuc}
    đăng ký mô hình “Dân vận khéo” năm {nam} của {nhom}
    sơ kết phong trào thi đua “Dân vận khéo” {ky}
    bình xét, công nhận mô hình “Dân vận khéo” tiêu biểu năm {nam}
    hội thi tìm hiểu phong trào thi đua “Dân vận khéo” {dip}
    biểu dương tập thể, cá nhân tiêu biểu trong phong trào thi đua “Dân vận khéo”
    khảo sát, thẩm định mô hình “Dân vận khéo” tại {noi}
    `,
    `
    mô hình gần dân, trọng dân
    tổ dân vận ở khu dân cư
    công tác vận động quần chúng
    việc hiến đất làm đường giao thông nông thôn
    vận động nhân dân bàn giao mặt bằng
    vận động đồng bào có đạo
    phương pháp vận động, thuyết phục
    phong cách trọng dân, hiểu dân
    đối thoại với nhân dân
    người có uy tín trong đồng bào dân tộc thiểu số
    nhân dân tự nguyện đóng góp ngày công
    lực lượng cốt cán ở cơ sở
    hoạt động nghe dân nói, nói dân hiểu
    cách làm hay trong vận động nhân dân
    `,
    { campaign: "dan-van-kheo", directives: ["dan-van"] },
  ),
  topic(
    "thong-tin-co-so",
    EVERYBODY,
    grassrootsInformation,
    `
    đẩy mạnh công tác thông tin cơ sở trong tình hình mới
    công tác thông tin cơ sở năm {nam} trên địa bàn {dia-ban}
    nâng cao hiệu quả hoạt động thông tin cơ sở tại {noi}
    củng cố hệ thống truyền thanh cơ sở trên địa bàn {dia-ban}
    kiện toàn đội ngũ tuyên truyền viên cơ sở của {nhom}
    rà soát thực trạng đài truyền thanh cấp xã và hoạt động thông tin cơ sở
    sơ kết công tác thông tin cơ sở {ky}
    chuyển đổi số trong hoạt động thông tin cơ sở giai đoạn {giai-doan}
    tập huấn nghiệp vụ thông tin cơ sở cho {nhom}
    ứng dụng công nghệ thông tin vào hoạt động thông tin cơ sở
    `,
    `
    đài truyền thanh ứng dụng công nghệ số
    cụm loa ở thôn, tổ dân phố
    bản tin nội bộ
    bảng tin công cộng
    nội dung tuyên truyền miệng
    báo cáo viên, tuyên truyền viên
    thời lượng tin, bài phát thanh
    trang thông tin điện tử
    tài liệu không kinh doanh
    nhóm mạng xã hội của khu dân cư
    cán bộ phụ trách truyền thanh
    thông tin chính thống, có định hướng
    biên tập tin, bài
    thiết bị truyền dẫn
    `,
    { campaign: "thong-tin-co-so", directives: ["thong-tin-co-so"] },
  ),
  topic(
    "dai-hoi-dang",
    EVERYBODY,
    partyCongress,
    `
    tuyên truyền đại hội đảng bộ các cấp, tiến tới Đại hội đại biểu toàn quốc lần thứ {dai-hoi} của Đảng
    phong trào thi đua chào mừng Đại hội Đảng bộ các cấp trong {nhom}
    nắm tình hình {nhom} trước, trong và sau Đại hội Đảng bộ các cấp
    lấy ý kiến góp ý dự thảo văn kiện Đại hội lần thứ {dai-hoi} của Đảng
    tổ chức các hoạt động chào mừng Đại hội đại biểu toàn quốc lần thứ {dai-hoi} của Đảng
    bảo đảm an ninh, trật tự phục vụ Đại hội Đảng bộ các cấp trên địa bàn {dia-ban}
    trang trí, cổ động trực quan chào mừng Đại hội Đảng bộ các cấp
    công tác chuẩn bị đại hội đảng bộ các cấp tại {noi}
    hướng dẫn gắn biển công trình chào mừng Đại hội Đảng bộ các cấp
    giám sát công tác chuẩn bị đại hội đảng bộ các cấp, nhiệm kỳ {nhiem-ky}
    `,
    `
    công tác nhân sự cấp ủy
    dự thảo báo cáo chính trị
    tâm tư, nguyện vọng của đảng viên
    cờ, băng rôn, khẩu hiệu
    công trình, phần việc chào mừng
    tiểu ban văn kiện
    tiểu ban phục vụ
    đại biểu dự đại hội
    chương trình văn nghệ chào mừng
    ý kiến đóng góp của đoàn viên
    đơn thư, khiếu nại về nhân sự
    luận điệu xuyên tạc của các thế lực thù địch
    chỉ tiêu nhiệm kỳ
    phương hướng, nhiệm vụ nhiệm kỳ mới
    `,
    { campaign: "dai-hoi-dang", directives: ["dai-hoi-dang"] },
  ),
  topic(
    "nam-vi-loi-ich-doan-vien",
    UNION,
    membersBenefit,
    `
    thực hiện chủ đề “Năm Vì lợi ích đoàn viên Công đoàn”
    các hoạt động “Năm Vì lợi ích đoàn viên” tại {noi}
    ký kết thỏa thuận hợp tác trong “Năm Vì lợi ích đoàn viên” với {cong-ty}
    chăm lo {nhom} trong “Năm Vì lợi ích đoàn viên Công đoàn”
    tuyên truyền “Năm Vì lợi ích đoàn viên Công đoàn” trong {nhom}
    đăng ký chỉ tiêu thực hiện “Năm Vì lợi ích đoàn viên”
    sơ kết {ky} thực hiện “Năm Vì lợi ích đoàn viên Công đoàn”
    `,
    `
    chương trình phúc lợi
    thẻ ưu đãi mua hàng
    giá ưu đãi cho đoàn viên
    thỏa thuận hợp tác với doanh nghiệp
    điểm bán hàng lưu động
    khám sức khỏe miễn phí
    nhà trẻ cho con công nhân
    bữa ăn giữa ca
    vé xe về quê
    gói vay tín chấp
    tủ thuốc tại nơi làm việc
    quyền lợi thiết thực của người lao động
    nguồn lực từ xã hội hóa
    `,
    { campaign: "nam-vi-loi-ich-doan-vien", directives: ["thiet-che-cong-doan", "cong-doan"] },
  ),
];

/** How a letter about something else names a campaign: the sentence makes it secondary there. */
export const MENTIONS: readonly {
  readonly campaign: string;
  readonly systems?: typeof PARTY;
  text: string;
}[] = [
  {
    campaign: "dan-van-kheo",
    text: "Gắn việc thực hiện {term} với phong trào thi đua “Dân vận khéo” ở {noi}.",
  },
  {
    campaign: "dan-van-kheo",
    text: "Mỗi đơn vị xây dựng ít nhất một mô hình “Dân vận khéo” về {term}, lấy kết quả làm căn cứ đánh giá cuối năm.",
  },
  {
    campaign: "thong-tin-co-so",
    text: "Phối hợp đưa nội dung {term} vào hoạt động thông tin cơ sở, nhất là trên đài truyền thanh cấp xã.",
  },
  {
    campaign: "dai-hoi-dang",
    text: "Lấy kết quả {term} là thành tích thiết thực chào mừng Đại hội Đảng bộ các cấp.",
  },
  {
    campaign: "dai-hoi-dang",
    text: "Phát động đợt thi đua cao điểm về {term}, hướng tới chào mừng Đại hội đại biểu toàn quốc lần thứ {dai-hoi} của Đảng.",
  },
  {
    campaign: "nam-vi-loi-ich-doan-vien",
    text: "Quan tâm {term}, thực hiện tốt “Năm Vì lợi ích đoàn viên Công đoàn” bằng những việc làm cụ thể.",
  },
];

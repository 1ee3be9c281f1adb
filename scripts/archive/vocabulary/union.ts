/** What trade unions write about, apart from the campaigns. */
import { between, FRONT, inMonths, type Topic, topic, UNION } from "./topic.ts";

const UNION_AND_FRONT = [...UNION, ...FRONT];

export const UNION_TOPICS: readonly Topic[] = [
  topic(
    "tet",
    UNION_AND_FRONT,
    inMonths([11, 12, 1], 22),
    `
    chăm lo Tết cho {nhom} nhân dịp Tết Nguyên đán
    chương trình “Tết Sum vầy” năm {nam} tại {noi}
    tình hình trả lương, thưởng Tết cho người lao động tại {noi}
    hỗ trợ vé xe đưa công nhân về quê đón Tết
    thăm, tặng quà {nhom} có hoàn cảnh khó khăn dịp Tết Nguyên đán
    rà soát danh sách {nhom} được nhận quà Tết năm {nam}
    phòng ngừa tranh chấp lao động dịp cuối năm tại {noi}
    `,
    `
    tiền lương, tiền thưởng Tết
    kế hoạch trả thưởng của doanh nghiệp
    quà Tết cho công nhân khó khăn
    chuyến xe nghĩa tình
    bữa cơm tất niên
    người lao động ở lại ăn Tết
    chợ Tết công đoàn
    phiếu mua hàng giảm giá
    nợ lương, nợ bảo hiểm
    đối tượng được chăm lo
    mức hỗ trợ cho mỗi suất quà
    lịch nghỉ Tết
    `,
  ),
  topic(
    "thang-cong-nhan",
    UNION,
    inMonths([3, 4, 5, 6], 18),
    `
    tổ chức Tháng Công nhân năm {nam} tại {noi}
    Tháng hành động về an toàn, vệ sinh lao động năm {nam}
    biểu dương công nhân lao động tiêu biểu {dip}
    hội thao công nhân, viên chức, lao động {dip}
    gặp mặt, đối thoại với công nhân lao động {dip}
    giải bóng đá nam công nhân ngành {nganh} năm {nam}
    tuyên dương “Công nhân giỏi” ngành {nganh} năm {nam}
    `,
    `
    công nhân lao động tiêu biểu
    giải bóng chuyền hơi
    lễ phát động
    an toàn điện trong sản xuất
    mạng lưới an toàn vệ sinh viên
    huấn luyện an toàn lao động
    tai nạn lao động nghiêm trọng
    bệnh nghề nghiệp
    phương tiện bảo vệ cá nhân
    đo kiểm môi trường lao động
    tư vấn pháp luật lưu động
    nhà trọ của công nhân
    phiên chợ nghĩa tình
    `,
    { directives: ["xanh-sach-dep", "quan-he-lao-dong"] },
  ),
  topic(
    "phat-trien-doan-vien",
    UNION,
    14,
    `
    phát triển đoàn viên, thành lập công đoàn cơ sở năm {nam}
    khảo sát doanh nghiệp chưa có tổ chức công đoàn tại {noi}
    thành lập công đoàn cơ sở tại {cong-ty}
    rà soát, sắp xếp tổ chức công đoàn cơ sở ngành {nganh}
    cập nhật dữ liệu đoàn viên trên phần mềm quản lý đoàn viên
    đổi thẻ đoàn viên cho {nhom}
    chuyển giao công đoàn cơ sở trực thuộc về {noi}
    giao chỉ tiêu phát triển đoàn viên {ky}
    `,
    `
    ban vận động thành lập công đoàn
    doanh nghiệp ngoài khu vực nhà nước
    hồ sơ kết nạp đoàn viên
    quyết định công nhận ban chấp hành
    doanh nghiệp có từ 25 lao động trở lên
    thẻ đoàn viên
    cán bộ công đoàn cơ sở
    phần mềm quản lý
    tổ công đoàn, công đoàn bộ phận
    nghiệp đoàn lái xe
    chủ doanh nghiệp ủng hộ
    chỉ tiêu giao đầu năm
    `,
    { directives: ["cong-doan", "quan-he-lao-dong"] },
  ),
  topic(
    "thuong-luong",
    UNION,
    10,
    `
    thương lượng, ký kết thỏa ước lao động tập thể tại {noi}
    nâng cao chất lượng thỏa ước lao động tập thể ngành {nganh}
    tổ chức hội nghị người lao động tại doanh nghiệp năm {nam}
    đối thoại tại nơi làm việc ở {cong-ty}
    chất lượng bữa ăn ca của người lao động tại {noi}
    tham gia xây dựng thang lương, bảng lương tại {cong-ty}
    giải quyết kiến nghị của tập thể lao động tại {cong-ty}
    giám sát thực hiện chế độ, chính sách đối với {nhom}
    `,
    `
    thỏa ước lao động tập thể
    điều khoản có lợi hơn
    giá trị bữa ăn ca
    tổ đối thoại
    ngừng việc tập thể
    hòa giải viên lao động
    nội quy lao động
    thang lương, bảng lương
    phụ cấp độc hại
    thời giờ làm thêm
    quy chế dân chủ tại nơi làm việc
    đại diện người lao động
    tiền lương tối thiểu vùng
    `,
    { directives: ["quan-he-lao-dong", "quy-che-dan-chu", "bua-an-ca"] },
  ),
  topic(
    "thi-dua",
    UNION_AND_FRONT,
    12,
    `
    phong trào thi đua “Lao động giỏi, Lao động sáng tạo” năm {nam}
    bình xét thi đua, khen thưởng {ky}
    xét tặng Bằng Lao động sáng tạo cho {nhom}
    chấm điểm, xếp loại công đoàn cơ sở năm {nam}
    đăng ký thi đua, giao ước thi đua khối {nganh} năm {nam}
    phong trào “Giỏi việc nước, đảm việc nhà” trong nữ {nhom}
    đề nghị khen thưởng chuyên đề về {linh-vuc}
    phát động thi đua chuyên đề về {linh-vuc} {dip}
    `,
    `
    sáng kiến cải tiến kỹ thuật
    giao ước thi đua
    bằng khen, giấy khen
    khối thi đua
    hội đồng thi đua, khen thưởng
    hồ sơ đề nghị khen thưởng
    gương người tốt, việc tốt
    điển hình tiên tiến
    đề tài, giải pháp hữu ích
    tiêu chí chấm điểm
    danh hiệu thi đua
    giá trị làm lợi
    `,
  ),
  topic(
    "nu-cong",
    UNION_AND_FRONT,
    inMonths([2, 3, 6, 9, 10], 11, 2),
    `
    công tác nữ công năm {nam} tại {noi}
    kỷ niệm Ngày Quốc tế Phụ nữ 8/3 trong nữ {nhom}
    tổ chức hoạt động kỷ niệm Ngày Phụ nữ Việt Nam 20/10
    chăm sóc sức khỏe sinh sản cho nữ {nhom}
    phòng, chống bạo lực gia đình và quấy rối tình dục tại nơi làm việc
    lắp đặt phòng vắt, trữ sữa mẹ tại {cong-ty}
    tuần lễ áo dài {dip} tại {noi}
    trao học bổng cho con {nhom} vượt khó học giỏi
    `,
    `
    ban nữ công quần chúng
    lao động nữ mang thai
    phòng vắt sữa tại nơi làm việc
    bình đẳng giới
    tầm soát ung thư vú, ung thư cổ tử cung
    nhà trẻ, mẫu giáo gần khu công nghiệp
    hội thi nấu ăn
    kiến thức nuôi dạy con
    câu lạc bộ nữ công nhân nhà trọ
    con công nhân vượt khó
    chính sách thai sản
    `,
  ),
  topic(
    "tai-chinh-cong-doan",
    UNION,
    9,
    `
    thu kinh phí công đoàn {ky} tại {noi}
    lập dự toán tài chính công đoàn năm {nam}
    quyết toán tài chính công đoàn cơ sở năm {nam}
    đôn đốc {cong-ty} nộp kinh phí công đoàn
    kiểm tra quản lý, sử dụng tài chính công đoàn tại {noi}
    tiết kiệm chi hành chính, chi hoạt động phong trào {ky}
    `,
    `
    kinh phí công đoàn hai phần trăm
    đoàn phí công đoàn
    dự toán thu, chi
    sổ sách kế toán
    tài khoản thu tập trung
    đơn vị chậm đóng
    chứng từ thanh toán
    quỹ hoạt động xã hội
    ủy ban kiểm tra công đoàn
    tài sản công đoàn
    công khai tài chính
    `,
    { directives: ["cong-doan"] },
  ),
  topic(
    "nha-o",
    UNION,
    7,
    `
    hỗ trợ xây dựng nhà “Mái ấm Công đoàn” cho {nhom} tại {noi}
    vận động ủng hộ Quỹ Mái ấm Công đoàn năm {nam}
    khảo sát nhu cầu nhà ở xã hội của {nhom}
    xây dựng thiết chế của công đoàn tại khu công nghiệp {ten-rieng}
    bàn giao nhà cho đoàn viên khó khăn tại {noi}
    cải thiện điều kiện sống ở khu nhà trọ công nhân tại {noi}
    `,
    `
    nhà tạm, nhà dột nát
    mức hỗ trợ làm nhà
    biên bản khảo sát thực tế
    nhà ở xã hội
    chủ nhà trọ không tăng giá
    điểm sinh hoạt văn hóa công nhân
    siêu thị công đoàn
    quỹ đất xây dựng thiết chế
    vốn vay ưu đãi
    ngày công lao động giúp nhau
    `,
    { directives: ["thiet-che-cong-doan"] },
  ),
  topic(
    "dai-hoi-cong-doan",
    UNION,
    (year) => ([2012, 2013, 2017, 2018, 2022, 2023, 2025].includes(year) ? 14 : 0),
    `
    tổ chức Đại hội Công đoàn các cấp, nhiệm kỳ {nhiem-ky}
    tuyên truyền Đại hội Công đoàn các cấp trong {nhom}
    chuẩn bị văn kiện, nhân sự Đại hội công đoàn cơ sở ngành {nganh}
    chỉ đạo điểm Đại hội công đoàn cơ sở tại {cong-ty}
    công trình chào mừng Đại hội Công đoàn {dia-ban}
    phê duyệt đề án nhân sự Ban Chấp hành Công đoàn {ten-rieng}
    `,
    `
    đề án nhân sự ban chấp hành
    báo cáo kiểm điểm nhiệm kỳ
    đại hội điểm
    đoàn chủ tịch đại hội
    phiếu bầu, ban kiểm phiếu
    đại biểu chính thức
    thời gian hoàn thành đại hội cơ sở
    kỷ yếu đại hội
    cơ cấu nữ, trẻ tuổi
    phương hướng hoạt động công đoàn
    `,
    { directives: ["cong-doan"] },
  ),
  topic(
    "tu-van-phap-luat",
    UNION,
    9,
    `
    tuyên truyền, phổ biến pháp luật lao động cho {nhom}
    hội thi tìm hiểu pháp luật về {linh-vuc} {dip}
    tư vấn pháp luật lưu động cho {nhom} tại {noi}
    khởi kiện doanh nghiệp nợ bảo hiểm xã hội tại {noi}
    sinh hoạt chuyên đề pháp luật tại khu nhà trọ ở {noi}
    đề án tuyên truyền pháp luật cho {nhom} giai đoạn {giai-doan}
    `,
    `
    hợp đồng lao động
    tờ gấp, cẩm nang pháp luật
    câu hỏi trắc nghiệm
    luật sư, tư vấn viên
    hồ sơ ủy quyền khởi kiện
    nợ bảo hiểm xã hội
    tổ tư vấn pháp luật
    trợ cấp thôi việc
    sa thải trái pháp luật
    bảo hiểm thất nghiệp
    ngày pháp luật
    `,
    { directives: ["quan-he-lao-dong"] },
  ),
  topic(
    "covid",
    [...UNION_AND_FRONT, "Nhà nước", "Đảng"],
    between(2020, 2022, 24),
    `
    phòng, chống dịch Covid-19 trong {nhom}
    hỗ trợ {nhom} bị ảnh hưởng bởi dịch Covid-19 tại {noi}
    thành lập Tổ An toàn Covid tại {cong-ty}
    tiêm vắc xin phòng Covid-19 cho {nhom}
    tổ chức “Siêu thị 0 đồng” phục vụ {nhom} trong khu cách ly
    bảo đảm sản xuất an toàn trong điều kiện dịch bệnh tại {cong-ty}
    chi hỗ trợ đoàn viên là F0, F1 tại {noi}
    `,
    `
    người lao động phải ngừng việc
    khu cách ly tập trung
    xét nghiệm sàng lọc
    khẩu trang, nước sát khuẩn
    phương án ba tại chỗ
    túi an sinh
    chốt kiểm soát dịch
    khai báo y tế
    mức chi hỗ trợ khẩn cấp
    tiêm mũi nhắc lại
    lao động mất việc làm
    vùng xanh, vùng đỏ
    `,
    { directives: ["covid-19"] },
  ),
  topic(
    "tu-hoc",
    UNION,
    6,
    `
    đẩy mạnh hoạt động học tập suốt đời trong {nhom}
    nâng cao trình độ học vấn, tay nghề cho {nhom}
    hội thi thợ giỏi ngành {nganh} năm {nam}
    xây dựng tủ sách công nhân tại {cong-ty}
    bồi dưỡng nghiệp vụ công tác công đoàn cho {nhom}
    xây dựng đời sống văn hóa công nhân tại {noi}
    `,
    `
    tay nghề, bậc thợ
    lớp bổ túc văn hóa
    ngoại ngữ, tin học
    tủ sách, góc đọc
    đào tạo lại, đào tạo nâng cao
    tác phong công nghiệp
    văn hóa doanh nghiệp
    cán bộ công đoàn không chuyên trách
    chứng chỉ nghề
    giảng viên kiêm chức
    `,
    { directives: ["doi-song-van-hoa", "cong-doan"] },
  ),
];

/** What Party committees, the Front and the mass organisations write about, apart from the campaigns. */
import { EVERYBODY, FRONT, inMonths, PARTY, type Topic, topic } from "./topic.ts";

const PARTY_AND_FRONT = [...PARTY, ...FRONT];

export const PARTY_TOPICS: readonly Topic[] = [
  topic(
    "hoc-tap-bac",
    EVERYBODY,
    (year) => (year >= 2016 ? 9 : 6),
    `
    học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh năm {nam}
    sinh hoạt chuyên đề học tập và làm theo Bác {ky}
    giới thiệu điển hình học tập và làm theo Bác trong {nhom}
    hội thi kể chuyện về tấm gương Bác Hồ trong {nhom}
    đăng ký việc làm theo Bác của người đứng đầu tại {noi}
    viết cảm nhận về gương người tốt làm theo lời Bác {dip}
    `,
    `
    trách nhiệm nêu gương
    bản cam kết tu dưỡng, rèn luyện
    chuyên đề toàn khóa
    câu chuyện về Bác
    phần việc làm theo gương Bác
    chuẩn mực đạo đức nghề nghiệp
    tiết kiệm, chống lãng phí
    góc học tập và làm theo Bác
    gương bình dị mà cao quý
    tu dưỡng đạo đức, lối sống
    `,
    { directives: ["hoc-tap-bac"] },
  ),
  topic(
    "kiem-tra-dang",
    PARTY,
    10,
    `
    chương trình kiểm tra, giám sát năm {nam} của {ban-dang}
    kiểm tra tổ chức đảng khi có dấu hiệu vi phạm tại {noi}
    giám sát chuyên đề việc thực hiện quy chế làm việc tại {noi}
    thi hành kỷ luật trong Đảng {ky}
    kê khai, kiểm soát tài sản, thu nhập của cán bộ năm {nam}
    tự kiểm tra, tự soi, tự sửa tại các chi bộ trực thuộc {noi}
    `,
    `
    đoàn kiểm tra, đoàn giám sát
    dấu hiệu vi phạm
    thời hiệu kỷ luật
    báo cáo tự kiểm tra
    tố cáo đối với đảng viên
    kê khai tài sản
    quy chế làm việc của cấp ủy
    đối tượng kiểm tra
    mốc kiểm tra, mốc giám sát
    kết luận kiểm tra
    `,
    { directives: ["xay-dung-dang"] },
  ),
  topic(
    "to-chuc-dang",
    PARTY,
    11,
    `
    đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên năm {nam}
    kết nạp đảng viên trong {nhom}
    quy hoạch cán bộ lãnh đạo, quản lý nhiệm kỳ {nhiem-ky}
    luân chuyển, điều động cán bộ tại {noi}
    nâng cao chất lượng sinh hoạt chi bộ ở {noi}
    sắp xếp, tinh gọn tổ chức bộ máy tại {noi}
    phát triển đảng trong doanh nghiệp ngoài nhà nước tại {noi}
    trao tặng Huy hiệu Đảng {dip}
    bồi dưỡng lý luận chính trị cho {nhom} năm {nam}
    `,
    `
    chi bộ dưới ba đảng viên
    hồ sơ đảng viên
    thẩm tra lý lịch
    đảng viên dự bị
    quy hoạch cấp ủy
    luân chuyển cán bộ
    đảng viên miễn sinh hoạt
    sinh hoạt chi bộ theo chuyên đề
    tiêu chuẩn chức danh
    lớp đối tượng kết nạp Đảng
    sắp xếp các cơ quan tham mưu
    biên chế khối Đảng
    `,
    { directives: ["xay-dung-dang"] },
  ),
  topic(
    "tuyen-giao",
    PARTY_AND_FRONT,
    12,
    `
    tuyên truyền kỷ niệm {ky-niem}
    định hướng công tác tuyên truyền {ky}
    nắm bắt dư luận xã hội về {linh-vuc} tại {noi}
    tổ chức hội nghị báo cáo viên tháng {thang} năm {nam}
    đấu tranh phản bác quan điểm sai trái trên không gian mạng
    biên soạn, tái bản lịch sử đảng bộ {ten-rieng}
    sơ kết công tác tuyên giáo {ky}
    cuộc thi trắc nghiệm trực tuyến tìm hiểu {ky-niem}
    `,
    `
    đề cương tuyên truyền
    cộng tác viên dư luận xã hội
    khẩu hiệu tuyên truyền
    hội nghị báo cáo viên
    quan điểm sai trái, thù địch
    giáo dục truyền thống cách mạng
    chuyên trang, chuyên mục
    bản thảo lịch sử đảng bộ
    nhân chứng lịch sử
    điểm nóng về an ninh nông thôn
    tin giả trên mạng xã hội
    phiếu thăm dò dư luận
    `,
    { directives: ["du-luan-xa-hoi"] },
  ),
  topic(
    "dan-van",
    PARTY_AND_FRONT,
    11,
    `
    công tác dân vận {ky} trên địa bàn {dia-ban}
    công tác tôn giáo trên địa bàn {dia-ban} {ky}
    vận động đồng bào dân tộc thiểu số tại {noi}
    kỷ niệm Ngày truyền thống công tác dân vận của Đảng 15/10
    nắm tình hình nhân dân {dip} tại {noi}
    tiếp xúc, đối thoại trực tiếp giữa người đứng đầu cấp ủy với nhân dân {noi}
    phối hợp vận động quần chúng với lực lượng vũ trang tại {noi}
    `,
    `
    chức sắc, chức việc
    cơ sở thờ tự
    già làng, trưởng bản
    tà đạo, đạo lạ
    điểm nhóm sinh hoạt
    khối dân vận xã
    quy chế công tác dân vận
    kiến nghị chính đáng của nhân dân
    khiếu kiện đông người
    phong tục, tập quán
    lễ hội truyền thống của đồng bào
    kết nghĩa thôn, buôn
    `,
    { directives: ["dan-van"] },
  ),
  topic(
    "dan-chu",
    EVERYBODY,
    9,
    `
    thực hiện Quy chế dân chủ ở cơ sở năm {nam} tại {noi}
    kiện toàn Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở {dia-ban}
    kiểm tra việc thực hiện dân chủ ở {noi}
    tổ chức hội nghị cán bộ, công chức, viên chức đầu năm {nam}
    hoạt động của Ban Thanh tra nhân dân ngành {nganh}
    công khai các khoản đóng góp của nhân dân tại {noi}
    `,
    `
    hội nghị viên chức
    những việc phải công khai
    ban thanh tra nhân dân
    giám sát đầu tư của cộng đồng
    hương ước, quy ước
    lịch tiếp công dân
    hòm thư góp ý
    dân biết, dân bàn, dân kiểm tra
    biên bản họp dân
    quy chế chi tiêu nội bộ
    `,
    { directives: ["quy-che-dan-chu"] },
  ),
  topic(
    "giam-sat",
    [...FRONT, "Công đoàn"],
    9,
    `
    giám sát và phản biện xã hội năm {nam}
    giám sát việc thực hiện chính sách đối với {nhom} tại {noi}
    phản biện xã hội dự thảo đề án về {linh-vuc}
    góp ý dự thảo văn bản quy phạm pháp luật về {linh-vuc}
    giám sát chuyên đề về {linh-vuc} tại {noi}
    giám sát cán bộ, đảng viên ở khu dân cư {noi}
    `,
    `
    đoàn giám sát liên ngành
    báo cáo giám sát
    kiến nghị sau giám sát
    hội nghị phản biện
    ý kiến chuyên gia
    đề cương giám sát
    cơ quan chủ trì soạn thảo
    tổ tư vấn pháp luật của Mặt trận
    phiếu khảo sát
    nội dung góp ý xây dựng chính quyền
    `,
    { directives: ["giam-sat-phan-bien"] },
  ),
  topic(
    "mat-tran",
    FRONT,
    12,
    `
    Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư năm {nam}
    vận động ủng hộ Quỹ “Vì người nghèo” tại {noi}
    cuộc vận động xây dựng nông thôn mới, đô thị văn minh ở {noi}
    hiệp thương giới thiệu người ứng cử đại biểu Hội đồng nhân dân
    vận động nhân dân tham gia bảo vệ môi trường tại {noi}
    xóa nhà tạm, nhà dột nát cho hộ nghèo ở {noi}
    tiếp xúc cử tri trước kỳ họp tại {noi}
    `,
    `
    ban công tác mặt trận
    hộ nghèo, hộ cận nghèo
    nhà đại đoàn kết
    khu dân cư tiêu biểu
    tiếp xúc cử tri
    ý kiến, kiến nghị của cử tri
    quỹ cứu trợ
    dòng họ tự quản
    tuyến đường hoa
    người Việt Nam ở nước ngoài
    hội nghị hiệp thương
    `,
    { directives: ["giam-sat-phan-bien"] },
  ),
  topic(
    "thanh-nien",
    FRONT,
    10,
    `
    chiến dịch thanh niên tình nguyện hè năm {nam}
    Tháng Thanh niên năm {nam} tại {noi}
    phát triển đoàn viên, hội viên trong {nhom}
    công trình thanh niên thắp sáng đường quê ở {noi}
    tư vấn hướng nghiệp, giới thiệu việc làm cho thanh niên {noi}
    hiến máu tình nguyện đợt {so-nho} năm {nam}
    sinh hoạt hè cho thiếu nhi trên địa bàn {dia-ban}
    khởi nghiệp, lập nghiệp của thanh niên về {linh-vuc}
    `,
    `
    đội hình tình nguyện
    công trình thanh niên
    đơn vị máu
    trẻ em có hoàn cảnh đặc biệt
    ngày chủ nhật xanh
    thiếu nhi nghèo vượt khó
    thanh niên khởi nghiệp
    nguồn vốn giải quyết việc làm
    kỹ năng phòng, chống đuối nước
    hội trại, giao lưu
    sinh viên tiếp sức mùa thi
    `,
  ),
  topic(
    "phu-nu",
    FRONT,
    9,
    `
    hỗ trợ phụ nữ khởi nghiệp tại {noi}
    xây dựng gia đình năm không, ba sạch ở {noi}
    mô hình tiết kiệm nuôi heo đất giúp hội viên khó khăn
    ủy thác vốn vay qua Hội với Ngân hàng Chính sách xã hội tại {noi}
    phân loại, xử lý rác thải nhựa tại hộ gia đình ở {noi}
    đỡ đầu trẻ mồ côi qua chương trình “Mẹ đỡ đầu”
    củng cố chi hội ở vùng đồng bào dân tộc, tôn giáo {noi}
    `,
    `
    tổ tiết kiệm và vay vốn
    hội viên nòng cốt
    phân loại rác tại nguồn
    trẻ mồ côi
    địa chỉ tin cậy ở cộng đồng
    tảo hôn, hôn nhân cận huyết
    tổ hợp tác, hợp tác xã do nữ quản lý
    lãi tồn đọng
    chi hội trưởng
    sản phẩm của hội viên
    `,
  ),
  topic(
    "nong-dan",
    FRONT,
    7,
    `
    phong trào nông dân sản xuất, kinh doanh giỏi năm {nam}
    xây dựng chi hội nông dân nghề nghiệp về {nong-san} tại {noi}
    tiêu thụ {nong-san} cho hội viên tại {noi}
    Quỹ Hỗ trợ nông dân {ky}
    chuyển giao kỹ thuật trồng {nong-san} cho hội viên {noi}
    `,
    `
    hộ sản xuất, kinh doanh giỏi
    tổ hội nghề nghiệp
    chuỗi liên kết tiêu thụ
    vật tư nông nghiệp trả chậm
    truy xuất nguồn gốc
    sàn thương mại điện tử
    lớp dạy nghề ngắn hạn
    vốn vay từ quỹ
    giống cây trồng
    `,
  ),
  topic(
    "thuong-binh",
    EVERYBODY,
    inMonths([6, 7], 14, 1),
    `
    kỷ niệm Ngày Thương binh - Liệt sĩ 27/7 tại {noi}
    thăm, tặng quà gia đình chính sách {dip}
    chỉnh trang nghĩa trang liệt sĩ tại {noi}
    hỗ trợ nhà ở cho người có công tại {noi}
    phụng dưỡng Bà mẹ Việt Nam anh hùng trên địa bàn {dia-ban}
    `,
    `
    thương binh, bệnh binh
    thân nhân liệt sĩ
    nghĩa trang liệt sĩ
    lễ thắp nến tri ân
    quỹ đền ơn đáp nghĩa
    nhà tình nghĩa
    hài cốt liệt sĩ
    chế độ ưu đãi
    người hoạt động kháng chiến
    `,
  ),
];

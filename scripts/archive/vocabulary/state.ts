/** What the state's offices write about. */
import { EVERYBODY, inMonths, STATE, type Topic, topic } from "./topic.ts";

const STATE_AND_PARTY = [...STATE, "Đảng" as const];

export const STATE_TOPICS: readonly Topic[] = [
  topic(
    "cai-cach",
    STATE,
    12,
    `
    cải cách hành chính năm {nam} trên địa bàn {dia-ban}
    chấn chỉnh kỷ luật, kỷ cương hành chính tại {noi}
    giải quyết thủ tục hành chính trong lĩnh vực {linh-vuc}
    chỉ số cải cách hành chính của ngành {nganh} năm {nam}
    vận hành bộ phận một cửa tại {noi}
    khắc phục hạn chế về chỉ số hài lòng của người dân tại {noi}
    `,
    `
    bộ phận một cửa
    hồ sơ trễ hạn
    thư xin lỗi người dân
    dịch vụ công trực tuyến
    thủ tục hành chính nội bộ
    văn hóa công sở
    kiểm tra công vụ đột xuất
    đạo đức công vụ
    mức độ hài lòng
    số hóa kết quả giải quyết
    `,
  ),
  topic(
    "chuyen-doi-so",
    STATE_AND_PARTY,
    (year) => (year >= 2020 ? 14 : year >= 2014 ? 2 : 0),
    `
    chuyển đổi số ngành {nganh} năm {nam}
    thành lập Tổ công nghệ số cộng đồng tại {noi}
    bảo đảm an toàn thông tin hệ thống điều hành tại {noi}
    số hóa hồ sơ, dữ liệu về {linh-vuc}
    sử dụng chữ ký số, văn bản điện tử trong ngành {nganh}
    cài đặt định danh điện tử cho {nhom}
    làm sạch dữ liệu dân cư trên địa bàn {dia-ban}
    `,
    `
    trục liên thông văn bản
    chữ ký số
    cơ sở dữ liệu dùng chung
    tổ công nghệ số cộng đồng
    thanh toán không dùng tiền mặt
    hạ tầng mạng băng rộng
    máy chủ, thiết bị lưu trữ
    mã độc, lộ lọt dữ liệu
    nền tảng số
    định danh điện tử
    hệ thống thông tin, cơ sở dữ liệu chuyên ngành
    kỹ năng số
    `,
  ),
  topic(
    "giao-duc",
    STATE,
    12,
    `
    nhiệm vụ năm học {nam-hoc} tại {noi}
    tuyển sinh vào lớp 10 năm học {nam-hoc}
    phòng, chống bạo lực học đường tại {truong}
    tổ chức kỳ thi tốt nghiệp trung học phổ thông năm {nam} tại {noi}
    kiểm định chất lượng giáo dục {truong}
    an toàn bữa ăn bán trú tại các trường ở {noi}
    thi giáo viên dạy giỏi cấp {cap} năm học {nam-hoc}
    chấn chỉnh dạy thêm, học thêm tại {noi}
    `,
    `
    chương trình giáo dục phổ thông
    giáo viên dạy giỏi
    học sinh có nguy cơ bỏ học
    bếp ăn bán trú
    phổ cập giáo dục, xóa mù chữ
    sách giáo khoa
    trường đạt chuẩn quốc gia
    thừa, thiếu giáo viên cục bộ
    các khoản thu đầu năm học
    hội đồng thi, điểm thi
    thư viện trường học
    giáo dục thể chất
    `,
  ),
  topic(
    "y-te",
    STATE,
    10,
    `
    phòng, chống dịch {benh} trên địa bàn {dia-ban}
    khám bệnh, chữa bệnh bảo hiểm y tế tại {noi}
    tiêm chủng mở rộng năm {nam} tại {noi}
    bảo đảm an toàn thực phẩm dịp {dip-le} tại {noi}
    đấu thầu thuốc, vật tư y tế năm {nam}
    công tác dân số và phát triển {ky}
    tăng cường giám sát ca bệnh {benh} tại {noi}
    `,
    `
    trạm y tế xã
    vắc xin tiêm chủng
    ổ dịch, véc tơ truyền bệnh
    vệ sinh an toàn thực phẩm
    cơ sở hành nghề y tư nhân
    bảo hiểm y tế hộ gia đình
    suy dinh dưỡng trẻ em
    mất cân bằng giới tính khi sinh
    hóa chất diệt muỗi
    đội cơ động phản ứng nhanh
    người cao tuổi
    quản lý chất thải y tế
    `,
  ),
  topic(
    "nong-nghiep",
    STATE,
    11,
    `
    phòng, chống dịch bệnh trên {vat-nuoi} tại {noi}
    sản xuất vụ {vu} năm {nam} trên địa bàn {dia-ban}
    phát triển vùng trồng {nong-san} theo hướng hữu cơ tại {noi}
    cấp mã số vùng trồng {nong-san} xuất khẩu
    chống khai thác hải sản bất hợp pháp tại {noi}
    chương trình mỗi xã một sản phẩm năm {nam}
    chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn {giai-doan}
    phòng cháy, chữa cháy rừng mùa khô tại {noi}
    kiểm soát giết mổ, vận chuyển {vat-nuoi} qua {noi}
    `,
    `
    lịch thời vụ
    sâu bệnh hại
    hệ thống thủy lợi nội đồng
    vùng trồng được cấp mã số
    tiêm phòng gia súc, gia cầm
    tiêu độc, khử trùng
    tàu cá, thiết bị giám sát hành trình
    rừng phòng hộ
    xâm nhập mặn
    tiêu chí nông thôn mới
    hợp tác xã kiểu mới
    giống lúa xác nhận
    bảo hiểm nông nghiệp
    `,
  ),
  topic(
    "thien-tai",
    STATE_AND_PARTY,
    inMonths([5, 6, 7, 8, 9, 10, 11], 12, 1),
    `
    phòng, chống thiên tai và tìm kiếm cứu nạn năm {nam} tại {noi}
    chủ động ứng phó bão số {so-nho} và mưa lũ tại {noi}
    khắc phục hậu quả mưa lũ, sạt lở tại {noi}
    bảo đảm an toàn hồ chứa nước, đê điều trên địa bàn {dia-ban}
    ứng phó hạn hán, thiếu nước sinh hoạt tại {noi}
    di dời hộ dân khỏi vùng sạt lở ở {noi}
    `,
    `
    phương án bốn tại chỗ
    hồ chứa xung yếu
    sạt lở bờ sông, bờ biển
    tàu thuyền neo đậu
    trực ban hai mươi bốn giờ
    nhà sơ tán cộng đồng
    lũ quét, lũ ống
    thiệt hại về nhà ở, hoa màu
    phao cứu sinh, áo phao
    hàng cứu trợ
    lực lượng xung kích
    `,
  ),
  topic(
    "dat-dai",
    STATE,
    10,
    `
    giải phóng mặt bằng dự án {du-an} qua {noi}
    kế hoạch sử dụng đất năm {nam} của {noi}
    cấp giấy chứng nhận quyền sử dụng đất tại {noi}
    xử lý vi phạm trật tự xây dựng trên địa bàn {dia-ban}
    khoáng sản cát, sỏi lòng sông tại {noi}
    thu gom, xử lý rác thải sinh hoạt tại {noi}
    giải ngân vốn đầu tư công năm {nam} cho dự án {du-an}
    phê duyệt quy hoạch chi tiết khu dân cư {ten-rieng}
    `,
    `
    đơn giá bồi thường
    khu tái định cư
    hồ sơ địa chính
    lấn chiếm hành lang an toàn
    công trình không phép, sai phép
    tiến độ giải ngân
    chủ đầu tư, nhà thầu
    bãi chôn lấp rác
    mỏ vật liệu xây dựng
    chuyển mục đích sử dụng đất
    đánh giá tác động môi trường
    nợ đọng xây dựng cơ bản
    `,
  ),
  topic(
    "giao-thong",
    STATE,
    inMonths([1, 4, 9, 12], 11, 6),
    `
    bảo đảm trật tự, an toàn giao thông dịp {dip-le} tại {noi}
    Năm An toàn giao thông {nam} trên địa bàn {dia-ban}
    xử lý điểm đen tai nạn giao thông tại {noi}
    kiểm soát tải trọng phương tiện qua {noi}
    an toàn giao thông cho học sinh tại {truong}
    duy tu, sửa chữa tuyến đường {ten-rieng}
    `,
    `
    nồng độ cồn
    mũ bảo hiểm
    xe quá khổ, quá tải
    điểm đen tai nạn
    đường ngang dân sinh
    vạch sơn, biển báo
    xe đưa đón học sinh
    bến thủy nội địa
    người chưa đủ tuổi điều khiển xe
    vỉa hè, lòng đường
    `,
  ),
  topic(
    "an-ninh",
    EVERYBODY,
    8,
    `
    phong trào toàn dân bảo vệ an ninh Tổ quốc năm {nam} tại {noi}
    phòng, chống tội phạm và tệ nạn xã hội trên địa bàn {dia-ban}
    phòng, chống ma túy trong {nhom}
    phòng cháy, chữa cháy tại {cong-ty}
    ngăn chặn tín dụng đen trong {nhom}
    diễn tập khu vực phòng thủ năm {nam} tại {noi}
    tuyển chọn, gọi công dân nhập ngũ năm {nam} tại {noi}
    quản lý vũ khí, vật liệu nổ, pháo dịp {dip-le}
    `,
    `
    tổ bảo vệ dân phố
    camera an ninh
    người nghiện ma túy
    tín dụng đen
    lừa đảo trên mạng
    phương án chữa cháy tại chỗ
    lối thoát nạn thứ hai
    khám sức khỏe nghĩa vụ quân sự
    dân quân tự vệ
    điểm nhóm phức tạp về trật tự
    mâu thuẫn trong nhân dân
    `,
  ),
  topic(
    "lao-dong-xa-hoi",
    STATE,
    9,
    `
    giảm nghèo bền vững năm {nam} tại {noi}
    đưa người lao động đi làm việc ở nước ngoài theo hợp đồng
    rà soát hộ nghèo, hộ cận nghèo năm {nam} tại {noi}
    bảo vệ, chăm sóc trẻ em trên địa bàn {dia-ban}
    đào tạo nghề {nganh} cho lao động nông thôn {noi}
    bảo hiểm xã hội tự nguyện cho {nhom}
    điều tra cung, cầu lao động tại {noi}
    trợ giúp xã hội dịp {dip-le}
    `,
    `
    chuẩn nghèo đa chiều
    sàn giao dịch việc làm
    lao động đi làm việc ở nước ngoài
    trẻ em bị xâm hại
    đào tạo nghề ngắn hạn
    trợ cấp xã hội hằng tháng
    tỷ lệ bao phủ bảo hiểm xã hội
    đối tượng bảo trợ xã hội
    người khuyết tật
    giấy phép lao động nước ngoài
    `,
  ),
  topic(
    "van-hoa",
    STATE,
    9,
    `
    tổ chức {le-hoi} năm {nam} tại {noi}
    xây dựng gia đình văn hóa, khu dân cư văn hóa tại {noi}
    bảo tồn di tích {ten-rieng}
    chấn chỉnh hoạt động karaoke, quảng cáo trên địa bàn {dia-ban}
    kích cầu du lịch {dip} tại {noi}
    liên hoan văn nghệ quần chúng {dip}
    nếp sống văn minh trong việc cưới, việc tang ở {noi}
    `,
    `
    di sản văn hóa phi vật thể
    lễ hội truyền thống
    nhà văn hóa thôn
    câu lạc bộ đờn ca
    hát then, đàn tính
    tu bổ, tôn tạo di tích
    cơ sở lưu trú
    lượng khách du lịch
    biển hiệu, quảng cáo
    việc cưới, việc tang
    nghệ nhân dân gian
    `,
    { directives: ["doi-song-van-hoa"] },
  ),
  topic(
    "tai-chinh",
    STATE,
    9,
    `
    dự toán ngân sách nhà nước năm {nam} của {noi}
    thực hành tiết kiệm, chống lãng phí {ky}
    quyết toán kinh phí {linh-vuc} năm {nam}
    chống thất thu thuế đối với {doi-tuong-thue} tại {noi}
    quản lý, sử dụng tài sản công tại {noi}
    bình ổn giá hàng hóa thiết yếu dịp {dip-le}
    chống buôn lậu, gian lận thương mại {dip}
    `,
    `
    nguồn thu ngân sách
    chi thường xuyên
    trụ sở dôi dư
    hóa đơn điện tử
    hàng giả, hàng kém chất lượng
    mặt hàng thiết yếu
    nợ thuế
    xe ô tô công
    mua sắm tập trung
    công khai ngân sách
    `,
  ),
  topic(
    "doanh-nghiep",
    STATE,
    8,
    `
    tháo gỡ khó khăn cho {cong-ty}
    thu hút đầu tư vào khu công nghiệp {ten-rieng}
    xúc tiến thương mại, tiêu thụ {nong-san} năm {nam}
    khuyến công, phát triển nghề {nganh} tại {noi}
    năng lực cạnh tranh cấp {cap} năm {nam}
    tiết kiệm điện mùa nắng nóng tại {noi}
    `,
    `
    cụm công nghiệp
    mặt bằng sản xuất
    tiếp cận vốn tín dụng
    hội chợ, triển lãm
    chi phí không chính thức
    cung ứng điện
    kết nối cung cầu
    vốn đầu tư nước ngoài
    doanh nghiệp nhỏ và vừa
    thuê đất, tiền thuê đất
    `,
  ),
  topic(
    "noi-vu",
    STATE_AND_PARTY,
    9,
    `
    sắp xếp đơn vị hành chính tại {noi}
    tuyển dụng viên chức ngành {nganh} năm {nam}
    tinh giản biên chế {ky}
    nâng bậc lương, chế độ phụ cấp cho {nhom}
    công tác văn thư, lưu trữ tại {noi}
    bầu cử đại biểu Hội đồng nhân dân nhiệm kỳ {nhiem-ky}
    thanh tra công vụ tại {noi}
    phòng, chống tham nhũng, tiêu cực {ky}
    tiếp công dân, giải quyết khiếu nại, tố cáo {ky}
    `,
    `
    vị trí việc làm
    hồ sơ cán bộ, công chức
    nghỉ hưu trước tuổi
    kho lưu trữ, tài liệu tồn đọng
    cử tri, danh sách cử tri
    đơn thư vượt cấp
    người hoạt động không chuyên trách
    trụ sở mới sau sắp xếp
    chuyển đổi vị trí công tác
    thi tuyển, xét tuyển
    khối tài liệu nộp lưu
    `,
  ),
];

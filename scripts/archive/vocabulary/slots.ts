/** Words that fill the slots of subjects and sentences, the commoner ones first. */
import { lines } from "./topic.ts";

export const SLOTS: Readonly<Record<string, readonly string[]>> = {
  nhom: lines(`
    cán bộ, đoàn viên, người lao động
    công nhân, viên chức, lao động
    cán bộ, công chức, viên chức
    đoàn viên công đoàn
    công nhân lao động
    cán bộ, đảng viên
    nữ công nhân, viên chức
    hội viên, đoàn viên
    công nhân trong các khu công nghiệp
    nhà giáo và người lao động
    y, bác sĩ và nhân viên y tế
    thanh niên công nhân
    cán bộ công đoàn
    học sinh, sinh viên
    lao động nữ
    lao động trong doanh nghiệp nhỏ
    đồng bào dân tộc thiểu số
    công nhân cao su
    ngư dân
    lái xe công nghệ
    giáo viên mầm non
    lao động tự do
    công nhân ngành may
    công nhân môi trường
    thợ mỏ
    công nhân xây dựng
    nhân viên trường học
    lao động là người khuyết tật
    công nhân thủy nông
    nhân viên bưu điện
    cán bộ không chuyên trách
  `),
  "linh-vuc": lines(`
    kinh tế, xã hội
    xây dựng nông thôn mới
    xây dựng đời sống văn hóa
    cải cách hành chính
    bảo vệ môi trường
    giải phóng mặt bằng
    an sinh xã hội
    quốc phòng, an ninh
    an toàn giao thông
    xây dựng hệ thống chính trị
    giáo dục và đào tạo
    chăm sóc sức khỏe nhân dân
    giảm nghèo
    việc làm và tiền lương
    bảo hiểm xã hội
    an toàn, vệ sinh lao động
    đất đai
    đầu tư xây dựng
    văn hóa công sở
    phòng cháy, chữa cháy
    chuyển đổi số
    bảo vệ rừng
    nuôi trồng thủy sản
    nước sạch nông thôn
    quản lý đô thị
    du lịch cộng đồng
    nhà ở công nhân
    thuế và hải quan
    hộ tịch, chứng thực
    khuyến học, khuyến tài
  `),
  nganh: lines(`
    Giáo dục
    Y tế
    Công Thương
    Xây dựng
    Giao thông vận tải
    Dệt may
    Cao su
    Nông nghiệp
    Da giày
    Điện lực
    Chế biến thủy sản
    Ngân hàng
    Chế biến gỗ
    Than - Khoáng sản
    Bưu chính
    Điện tử
    Dầu khí
    Cơ khí
    Du lịch
    Môi trường đô thị
    Cấp thoát nước
    Đường sắt
    Hàng hải
    Lâm nghiệp
    Vật liệu xây dựng
    Thực phẩm
    Bảo hiểm
    Gốm sứ
    Mía đường
    Chè
  `),
  dip: lines(`
    nhân dịp Tết Nguyên đán
    nhân kỷ niệm Ngày thành lập Công đoàn Việt Nam
    nhân kỷ niệm Ngày Giải phóng miền Nam và Ngày Quốc tế Lao động
    nhân kỷ niệm Cách mạng tháng Tám và Quốc khánh 2/9
    nhân Ngày Quốc tế Phụ nữ
    nhân kỷ niệm Ngày sinh Chủ tịch Hồ Chí Minh
    nhân Ngày Gia đình Việt Nam
    nhân Ngày Nhà giáo Việt Nam
    nhân Ngày Thầy thuốc Việt Nam
    nhân dịp khai giảng năm học mới
    nhân Ngày hội Đại đoàn kết toàn dân tộc
    nhân dịp Tết Trung thu
    nhân ngày thành lập ngành
    nhân Ngày Doanh nhân Việt Nam
    nhân Ngày Pháp luật
    nhân ngày giải phóng quê hương
    nhân dịp tái lập huyện
    nhân dịp lễ Sene Đolta
    nhân dịp mùa Phật đản
    nhân lễ Giáng sinh
  `),
  "dip-le": lines(`
    Tết Nguyên đán
    lễ 30/4 và 01/5
    Quốc khánh 2/9
    Tết Dương lịch
    Giỗ Tổ Hùng Vương
    Tết Trung thu
    kỳ thi tốt nghiệp
    mùa lễ hội đầu xuân
    Chôl Chnăm Thmây
    lễ Noel
  `),
  "ky-niem": lines(`
    Ngày thành lập Đảng Cộng sản Việt Nam
    Ngày thành lập Công đoàn Việt Nam 28/7
    Ngày truyền thống ngành Tuyên giáo 01/8
    Cách mạng tháng Tám và Quốc khánh 2/9
    Ngày sinh Chủ tịch Hồ Chí Minh
    Ngày Quốc tế Lao động 01/5
    Ngày thành lập Quân đội nhân dân Việt Nam
    Ngày giải phóng miền Nam, thống nhất đất nước
    chiến thắng Điện Biên Phủ
    Ngày thành lập Mặt trận Dân tộc thống nhất Việt Nam
    Ngày Toàn quốc kháng chiến
    phong trào Xô viết Nghệ Tĩnh
    chiến thắng Bạch Đằng
    khởi nghĩa Nam Kỳ
    Ngày Bác Hồ về thăm quê hương
    tái lập tỉnh
    ngày sinh đồng chí Nguyễn Đức Cảnh
    ngày sinh đồng chí Tôn Đức Thắng
    chiến dịch Tây Nguyên
    phong trào Đồng khởi
  `),
  "ban-dang": lines(`
    cấp ủy
    Ban Thường vụ
    Ủy ban Kiểm tra
    các ban xây dựng Đảng
    Ban Chấp hành Đảng bộ
    chi bộ cơ quan
  `),
  cap: lines(`
    tỉnh
    huyện
    cơ sở
    trường
    thành phố
    ngành
  `),
  benh: lines(`
    sốt xuất huyết
    tay chân miệng
    sởi
    cúm A
    bạch hầu
    dại
    đậu mùa khỉ
    sốt rét
    ho gà
    viêm não Nhật Bản
    liên cầu lợn
    than
  `),
  "vat-nuoi": lines(`
    đàn lợn
    gia cầm
    trâu, bò
    tôm nuôi nước lợ
    chó, mèo
    cá lồng bè
    dê, cừu
    vịt chạy đồng
    ong mật
    bò sữa
  `),
  "nong-san": lines(`
    thanh long
    sầu riêng
    cà phê
    hồ tiêu
    điều
    lúa chất lượng cao
    vải thiều
    xoài
    bưởi da xanh
    cam sành
    chè
    nhãn lồng
    mía
    sắn
    dừa
    rau an toàn
    nấm
    quế
    hồi
    dưa hấu
    khoai lang
    nho
    táo
    măng cụt
    chôm chôm
    hoa lan
    cây dược liệu
    mắc ca
    chanh leo
    ớt
  `),
  vu: lines(`
    đông xuân
    hè thu
    mùa
    xuân
    thu đông
  `),
  "du-an": lines(`
    đường cao tốc Bắc - Nam
    đường tránh thành phố
    khu công nghiệp
    kè chống sạt lở
    hồ chứa nước
    đường ven biển
    đường dây 500 kV
    khu đô thị mới
    trường trung học phổ thông
    bệnh viện đa khoa
    nhà máy nước sạch
    nhà máy điện gió
    cầu vượt sông
    đường vành đai
    bến cảng tổng hợp
    trạm bơm tiêu
  `),
  "doi-tuong-thue": lines(`
    hộ kinh doanh
    hoạt động chuyển nhượng đất
    kinh doanh ăn uống
    vận tải tư nhân
    thương mại điện tử
    khai thác khoáng sản
    cho thuê nhà trọ
    kinh doanh xăng dầu
  `),
  "le-hoi": lines(`
    lễ hội Cầu ngư
    lễ hội Katê
    lễ hội đua ghe ngo
    lễ hội chùa
    lễ hội Lồng tồng
    lễ hội hoa ban
    lễ hội cồng chiêng
    lễ hội đình làng
    ngày hội văn hóa các dân tộc
    tuần văn hóa, du lịch
    lễ hội Nghinh Ông
    lễ hội Gầu tào
    giải đua thuyền truyền thống
    hội chọi trâu
    hội xuân
  `),
};

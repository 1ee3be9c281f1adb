/** Things of every trade that letters happen to speak of: rare words, which an archive has in plenty. */
import { lines } from "./topic.ts";

export const THINGS: readonly string[] = lines(`
  máy bơm chữa cháy
  cống hộp qua đường
  đập tràn
  bê tông nhựa nóng
  dải phân cách
  giàn giáo
  cần trục tháp
  nồi hơi
  bình chịu áp lực
  máy dập khuôn
  thang máy chở hàng
  lưới điện hạ thế
  trạm biến áp
  tủ điện ngoài trời
  đồng hồ nước
  bể lắng
  giếng khoan
  kênh mương cấp ba
  rọ đá chống xói
  phao tiêu đường thủy
  ca nô cứu hộ
  xuồng máy
  nhà bạt
  đèn tín hiệu
  gờ giảm tốc
  lò đốt rác y tế
  xe cuốn ép rác
  thùng rác phân loại
  túi ni lông khó phân hủy
  bao bì thuốc bảo vệ thực vật
  thuốc diệt cỏ
  phân bón lá
  chế phẩm vi sinh
  giống lợn nái
  bò lai Sind
  gà thả vườn
  cá tra giống
  tôm thẻ chân trắng
  nghêu thương phẩm
  cua biển
  rong sụn
  ba ba
  ong ruồi
  tằm sắn
  cây keo lai
  bạch đàn
  rừng ngập mặn
  cây đước
  tre luồng
  mây tre đan
  chiếu cói
  gốm nung
  thổ cẩm
  nón lá
  trống đồng
  đàn đá
  nhạc ngũ âm
  chèo cổ
  quan họ
  bài chòi
  múa rối nước
  lân sư rồng
  tranh cổ động
  xe loa
  máy chiếu
  micro không dây
  phông bạt
  dù che
  ghế xếp
  bàn phím chữ nổi
  xe lăn
  nạng gỗ
  máy trợ thính
  tủ thuốc gia đình
  nhiệt kế điện tử
  máy thở
  kit xét nghiệm
  màn tẩm hóa chất
  viên sắt
  sữa học đường
  cơm hộp
  bếp một chiều
  tủ lưu mẫu thức ăn
  nước uống đóng bình
  rượu tự nấu
  măng ngâm
  chả cá
  bánh tráng
  nem chua
  nước mắm
  muối i-ốt
  hạt điều rang
  cà phê bột
  trà túi lọc
  đường thốt nốt
  kẹo dừa
  mật hoa dừa
  tinh dầu tràm
  dầu lạc
  gạo nếp nương
  miến dong
  bún khô
  tương ớt
  áo mưa
  giày bảo hộ
  găng tay cách điện
  mặt nạ phòng độc
  dây an toàn toàn thân
  kính hàn
  nút tai chống ồn
  bình bột chữa cháy
  vòi lăng
  chăn dập lửa
  đèn chiếu sáng sự cố
  chuông báo cháy
  cửa chống cháy
  búa phá dỡ
  kìm cộng lực
  máy cắt sắt
  pháo nổ
  súng tự chế
  kích điện
  lưới mắt nhỏ
  bẫy thú
  gỗ lậu
  xăng dầu trôi nổi
  thuốc lá điện tử
  bóng cười
  cần sa
  cờ bạc đá gà
  số đề
  hụi, họ
  vay qua ứng dụng
  thẻ cào giả
  sim rác
  tài khoản ảo
  mã độc tống tiền
  máy quét vân tay
  con dấu số
  phòng họp không giấy
  bản đồ số
  thửa đất xen kẹt
  mốc lộ giới
  sổ mục kê
  hồ sơ tàng thư
  gia phả
  sắc phong
  bia ký
  văn bia
  giếng cổ
  cây đa đầu đình
  cổng làng
  miếu thờ
  nhà rông
  nhà dài
  ghe ngo
  khăn rằn
  sách nói
  truyện tranh
  bảng tương tác
  kính hiển vi
  đàn organ
  nhà đa năng
  sân cỏ nhân tạo
  bể bơi di động
  bàn bóng bàn
  vợt cầu lông
  cờ tướng
  kéo co
  nhảy bao bố
  đẩy gậy
  bắn nỏ
  xe đạp
  xe máy cũ
  xe ba gác
  xe công nông
  xe đầu kéo
  xe khách giường nằm
  phà
  đò ngang
  cầu khỉ
  cầu treo dân sinh
  đường gom
  hầm chui
  bãi đỗ xe
  chợ cóc
  kiốt
  hàng rong
  mái che
  biển vẫy
  dây cáp viễn thông
  trạm phát sóng
  cột anten
  truyền hình cáp
  sổ hộ nghèo
  thẻ bảo hiểm
  giấy khai sinh
  giấy chứng tử
  di chúc
  hợp đồng ủy quyền
  biên lai thu phí
  hóa đơn đỏ
  séc bảo chi
  két sắt
  công trái
  cổ phiếu ưu đãi
  đất công ích
  ki-lô-mét mốc giải phóng
  đá hộc
  cát san lấp
  đất sét
  cao lanh
  quặng sắt
  than cám
  xỉ lò
  tro bay
  gạch không nung
  ngói âm dương
  tôn lạnh
  kính cường lực
  sơn chống gỉ
  keo dán
  hạt nhựa
  sợi bông
  vải mành
  chỉ may
  da thuộc
  đế giày
  cúc áo
  linh kiện bo mạch
  pin mặt trời
  ắc quy
  bóng đèn tiết kiệm điện
  quạt công nghiệp
  máy lạnh
  lò sấy
  kho lạnh
  xe nâng
  băng chuyền
`);

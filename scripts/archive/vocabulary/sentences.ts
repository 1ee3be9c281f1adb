/** Sentences of the body. `{term}` is what the directive is about; the other slots are small lists below and in slots.ts. */
import { lines } from "./topic.ts";

/** Slots of sentences. */
export const CLAUSES: Readonly<Record<string, readonly string[]>> = {
  "dong-tu": lines(`
    tổ chức tốt
    tăng cường
    quan tâm
    chú trọng
    nâng cao chất lượng
    đẩy mạnh
    rà soát
    kiểm tra
    chủ động nắm
    tập trung giải quyết
    đổi mới
    tham mưu cấp ủy về
    phối hợp thực hiện
    hướng dẫn
    kịp thời tháo gỡ vướng mắc về
    công khai
    theo dõi, đôn đốc
    củng cố
    duy trì
    nhân rộng cách làm về
    thống kê
    bố trí kinh phí cho
    lồng ghép
    tuyên truyền về
    xác minh
    đề xuất giải pháp về
    lập danh sách
    vận động các nguồn lực cho
    đánh giá đúng thực trạng
    phân công cán bộ phụ trách
    cập nhật số liệu về
    chấn chỉnh
    tổng hợp ý kiến về
    đưa vào chương trình công tác
    khảo sát
    xử lý nghiêm vi phạm về
    bàn giao
    niêm yết
    thẩm định
    hỗ trợ
  `),
  "the-nao": lines(`
    theo hướng thiết thực, hiệu quả
    phù hợp với tình hình của địa phương, đơn vị
    bảo đảm đúng đối tượng, đúng quy định
    với nhiều hình thức phong phú
    ngay từ đầu năm
    thường xuyên, liên tục
    có trọng tâm, trọng điểm
    gắn với nhiệm vụ chuyên môn
    bằng kế hoạch cụ thể
    không phô trương, hình thức
    trên tinh thần tiết kiệm
    theo phương châm hướng về cơ sở
    dân chủ, công khai
    đến từng tổ, từng người
    kịp thời, chính xác
    ở những nơi còn khó khăn
    theo phân cấp quản lý
    nhất là ở vùng sâu, vùng xa
    với sự vào cuộc của cả hệ thống chính trị
    bảo đảm an toàn tuyệt đối
    trong giờ nghỉ giữa ca
    qua nhóm Zalo và trang thông tin điện tử
    theo từng quý
    với sự tham gia của chuyên môn cùng cấp
    ở cả khu vực nhà nước và ngoài nhà nước
    không để dây dưa, kéo dài
    có lộ trình, bước đi thích hợp
    theo cụm, khối thi đua
    kể cả ngoài giờ hành chính
    trước khi trình cấp có thẩm quyền
  `),
  "de-lam-gi": lines(`
    nhằm tạo sự thống nhất trong nhận thức và hành động
    góp phần hoàn thành nhiệm vụ chính trị của đơn vị
    qua đó nâng cao đời sống vật chất và tinh thần
    không để phát sinh điểm nóng
    tạo sự lan tỏa trong {nhom}
    làm cơ sở đánh giá cuối năm
    góp phần giữ vững ổn định ở {noi}
    bảo vệ quyền, lợi ích hợp pháp của {nhom}
    phát huy vai trò nêu gương của người đứng đầu
    để {nhom} yên tâm công tác
    tránh chồng chéo, trùng lặp
    vì lợi ích của người lao động
    khơi dậy tinh thần tự lực, tự cường
    rút ngắn thời gian chờ đợi
    xây dựng quan hệ hài hòa, ổn định và tiến bộ
    kịp thời động viên những nơi làm tốt
    phòng ngừa sai phạm từ sớm, từ xa
    tiết kiệm chi phí cho đơn vị
    khắc phục những hạn chế của năm trước
    nâng cao năng lực của đội ngũ
    phục vụ công tác chỉ đạo, điều hành
    giảm thiểu thiệt hại khi có sự cố
    củng cố niềm tin của nhân dân
    hoàn thành chỉ tiêu được giao
  `),
  cach: lines(`
    hội nghị chuyên đề
    sinh hoạt định kỳ
    pa nô, áp phích
    mạng xã hội
    hội thi, hội diễn
    tờ gấp, sổ tay
    tọa đàm, trao đổi
    cuộc thi trực tuyến
    văn nghệ, thể thao
    phóng sự truyền hình
    thăm hỏi trực tiếp
    đối thoại
    báo bảng, góc truyền thông
    xe tuyên truyền lưu động
    câu chuyện truyền thanh
    gặp mặt điển hình
    lớp tập huấn
    tham quan học tập kinh nghiệm
    diễn đàn
    sân khấu hóa
  `),
  "co-quan": lines(`
    chính quyền cùng cấp
    chuyên môn cùng cấp
    Mặt trận Tổ quốc và các đoàn thể
    cơ quan bảo hiểm xã hội
    lực lượng công an
    ngành giáo dục
    ngành y tế
    phòng chuyên môn
    các ban xây dựng Đảng
    cơ quan báo chí
    đài phát thanh, truyền hình
    chủ sử dụng lao động
    Hội Cựu chiến binh
    Đoàn Thanh niên
    Hội Liên hiệp Phụ nữ
    bộ đội biên phòng
    cơ quan thuế
    ngân hàng trên địa bàn
    hợp tác xã
    doanh nghiệp trên địa bàn
  `),
};

export const PURPOSES: readonly string[] = lines(`
  Nâng cao nhận thức của {nhom} về {term}, {de-lam-gi}.
  Tạo chuyển biến rõ nét trong việc {dong-tu} {term}.
  Cụ thể hóa chủ trương của cấp trên về {term} bằng những việc làm thiết thực ở {noi}.
  Đánh giá khách quan kết quả {term}, rút ra bài học kinh nghiệm cho thời gian tới.
  Động viên {nhom} hăng hái thi đua, {de-lam-gi}.
  Phát hiện, biểu dương những tập thể, cá nhân làm tốt {term}.
  Phát huy vai trò của {nhom} trong {term}.
  Làm rõ trách nhiệm của từng tổ chức, cá nhân đối với {term}.
  Giúp {nhom} nắm vững những nội dung cơ bản về {term}.
  Huy động sức mạnh tổng hợp để {dong-tu} {term}.
  Khơi dậy truyền thống đoàn kết, tương thân tương ái trong {nhom}.
  Từng bước đưa {term} vào nền nếp, {de-lam-gi}.
`);

export const REQUIREMENTS: readonly string[] = lines(`
  Việc {dong-tu} {term} phải được tiến hành {the-nao}.
  Các đơn vị xây dựng kế hoạch {the-nao}, phân công rõ người, rõ việc, rõ thời gian.
  Nội dung, hình thức phải đa dạng, {the-nao}, thu hút đông đảo {nhom} tham gia.
  Không tổ chức tràn lan, tốn kém; kinh phí cho {term} thực hiện {the-nao}.
  Phối hợp chặt chẽ với {co-quan} trong quá trình thực hiện.
  Bảo đảm tiến độ, chất lượng của {term} theo yêu cầu đề ra.
  Người đứng đầu chịu trách nhiệm trước cấp trên về kết quả {term}.
  Gắn {term} với {term2}, {de-lam-gi}.
  Tuân thủ các quy định về an toàn, trật tự trong suốt thời gian diễn ra hoạt động.
  Thông tin, báo cáo về {term} phải trung thực, đầy đủ.
  Chọn việc khó, việc mới, việc còn yếu ở {noi} để tập trung chỉ đạo.
`);

export const TASKS: readonly string[] = lines(`
  Tiếp tục {dong-tu} {term} {the-nao}, {de-lam-gi}.
  {Dong-tu} {term}; {dong-tu} {term2} {the-nao}.
  Phối hợp với {co-quan} {dong-tu} {term}, chú ý {term2} tại {noi}.
  Tuyên truyền bằng {cach}, {cach2} để {nhom} hiểu rõ hơn về {term}.
  Giao {bo-phan} chủ trì, phối hợp với {co-quan} {dong-tu} {term} {the-nao}.
  Đối với {noi}, cần {dong-tu} {term} {the-nao} vì đây là nơi còn nhiều khó khăn.
  Kịp thời báo cáo cấp có thẩm quyền khi có vướng mắc về {term}, tránh tình trạng đùn đẩy trách nhiệm.
  Nắm chắc tâm tư, nguyện vọng của {nhom}; phản ánh kịp thời thông tin ở cơ sở về {term}.
  Khuyến khích {nhom} đề xuất sáng kiến về {term}.
  Thành lập tổ công tác do đồng chí {nguoi} làm tổ trưởng để {dong-tu} {term}.
  Phấn đấu trong năm có ít nhất {tyle} đơn vị {dong-tu} {term} đạt yêu cầu.
  Hỗ trợ {so} trường hợp khó khăn liên quan đến {term}, mỗi trường hợp từ {tien} đồng.
  Tổ chức {so-nho} lớp tập huấn về {term} cho {nhom}, mỗi lớp khoảng {so} người.
  Chọn {noi} làm điểm về {term} để rút kinh nghiệm chung.
  Trong quá trình {dong-tu} {term}, tránh chỉ nghe báo cáo mà phải trực tiếp về cơ sở.
  Rà soát {term}, {term2} và {term3}; nội dung nào không còn phù hợp thì đề nghị sửa đổi, bổ sung.
  Xây dựng chuyên mục về {term} trên {cach}, mỗi tháng ít nhất {so-nho} tin, bài.
  Vận động {cong-ty} và các nhà hảo tâm ủng hộ cho {term}.
  Bố trí cán bộ có kinh nghiệm theo dõi {term}; không giao cho người kiêm nhiệm quá nhiều việc.
  Thường xuyên trao đổi với {co-quan} về {term}, {de-lam-gi}.
  Xử lý nghiêm, đúng pháp luật những hành vi lợi dụng {term} để trục lợi.
  Hằng quý, {bo-phan} tổng hợp tình hình {term} và đề xuất biện pháp xử lý.
  Đưa kết quả {term} vào tiêu chí xếp loại của từng đơn vị.
  Chuẩn bị tốt các điều kiện về hội trường, âm thanh, tài liệu phục vụ {term}.
  Lựa chọn {so} gương tiêu biểu về {term} để giới thiệu trên {cach}.
  Tổ chức đối thoại với {nhom} về {term} ít nhất {so-nho} lần trong năm.
  Làm tốt công tác tư tưởng cho {nhom} chịu ảnh hưởng của {term}.
  Quan tâm {nhom} ở {noi}, nhất là những người có hoàn cảnh đặc biệt khó khăn.
  Cập nhật {term} lên hệ thống phần mềm {the-nao}.
  Tăng cường trách nhiệm của người đứng đầu trong {term}, coi đây là nhiệm vụ thường xuyên.
  Ký kết quy chế phối hợp với {co-quan} về {term}, sơ kết sau mỗi năm thực hiện.
  Kiểm tra đột xuất {term} tại {noi} và {noi2}.
  Nơi nào để xảy ra sai phạm về {term} thì người phụ trách nơi đó phải giải trình.
  Dành thời lượng thích hợp trong các buổi sinh hoạt để trao đổi về {term}.
  Chú ý kết hợp giữa {term} với {term2}, không làm riêng rẽ.
  Cử cán bộ tham gia đoàn công tác liên ngành về {term} khi có yêu cầu.
  Bổ sung {term} vào quy chế hoạt động của đơn vị.
  Việc {dong-tu} {term} do {bo-phan} tham mưu, hoàn thành trong {quy} năm {nam}.
  Mời {co-quan} cùng tham gia ý kiến về {term} trước khi ban hành.
  Có hình thức động viên, khen thưởng kịp thời đối với {nhom} làm tốt {term}.
  Sử dụng nguồn kinh phí tiết kiệm được để {dong-tu} {term}.
  Trường hợp {cong-ty} có đơn kiến nghị về {term}, {bo-phan} xem xét, trả lời trong thời gian ngắn nhất.
  Lưu ý các đơn vị ở {noi} sớm {dong-tu} {term} để kịp tiến độ chung.
  Đề nghị {co-quan} tạo điều kiện về thời gian, cơ sở vật chất cho {term}.
  Tập trung {dong-tu} {term} trước khi chuyển sang {term2}.
  Giữ mối liên hệ thường xuyên với {nhom} qua {cach}, {de-lam-gi}.
  Thống kê, kiểm tra {vat} và {vat} tại {noi}, báo {bo-phan} tổng hợp.
  Nơi có nhu cầu về {vat} thì đề xuất cùng với {term}; không mua sắm {vat} khi chưa được duyệt.
  Ở {noi}, việc {dong-tu} {vat} còn chậm, cần làm xong trước khi {dong-tu} {term}.
  Vận động {nhom} không sử dụng {vat} không rõ nguồn gốc.
  Theo phản ánh của {nguoi} ở {noi}, {vat} chưa bảo đảm; giao {bo-phan} xác minh, trả lời.
`);

export const RESULTS: readonly string[] = lines(`
  Đã {dong-tu} {term} tại {so} đơn vị, đạt {tyle} kế hoạch.
  Trong kỳ đã tổ chức {so} cuộc {cach} về {term} với {so-lon} lượt {nhom} tham dự.
  Có {so} tập thể và {so} cá nhân được khen thưởng về {term}.
  Công tác {term} ở {noi} có chuyển biến tích cực, {de-lam-gi}.
  Tổng kinh phí chi cho {term} là {tien} đồng, trong đó vận động xã hội hóa {tien} đồng.
  {noi} là nơi {dong-tu} {term} tốt nhất; {noi2} còn chậm so với kế hoạch.
  Phối hợp với {co-quan} giải quyết {so} vụ việc liên quan đến {term}.
  So với cùng kỳ năm trước, {term} tăng {tyle}.
  Đã kiểm tra {so} đơn vị về {term}, phát hiện và chấn chỉnh {so-nho} trường hợp chưa đúng quy định.
  Nhiều cách làm mới xuất hiện như tổ chức {cach} ngay tại nơi làm việc, {the-nao}.
  Thăm hỏi, tặng quà {so-lon} lượt {nhom} với tổng trị giá {tien} đồng.
  Việc {dong-tu} {term} tại {cong-ty} được {nhom} đồng tình.
  Đã cấp phát {so} {vat}, sửa chữa {so-nho} {vat} cho {noi}.
  {cong-ty} tài trợ {vat} trị giá {tien} đồng.
`);

export const SHORTCOMINGS: readonly string[] = lines(`
  Một số nơi ở {noi} chưa thật sự quan tâm đến {term}.
  Công tác {dong-tu} {term} có lúc còn lúng túng, chưa {the-nao}.
  Kinh phí dành cho {term} còn hạn hẹp.
  Số liệu về {term} của {noi} chưa thống nhất, báo cáo còn chậm.
  Cán bộ phụ trách {term} thường xuyên thay đổi, kinh nghiệm còn ít.
  Sự phối hợp với {co-quan} trong {term} chưa chặt chẽ.
  Nhận thức của một bộ phận {nhom} về {term} chưa đầy đủ.
  Địa bàn rộng, đi lại khó khăn nên việc {dong-tu} {term} ở {noi} đạt kết quả chưa cao.
  Hình thức {cach} còn đơn điệu, chưa thu hút {nhom}.
`);

export const ARRANGEMENTS: readonly string[] = lines(`
  {bo-phan} có trách nhiệm tham mưu, theo dõi, đôn đốc và tổng hợp kết quả {term}.
  Các đơn vị trực thuộc căn cứ tình hình thực tế cụ thể hóa thành kế hoạch của đơn vị mình, {the-nao}.
  Kinh phí thực hiện {term} lấy từ nguồn chi thường xuyên và nguồn xã hội hóa.
  Đề nghị {co-quan} phối hợp, tạo điều kiện trong quá trình thực hiện.
  Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị phản ánh về {bo-phan} để được hướng dẫn.
  Đồng chí {nguoi} chịu trách nhiệm chỉ đạo chung đối với {term}.
  Giao {bo-phan} chuẩn bị nội dung sơ kết, tổng kết {term}.
  Các cụm, khối thi đua đưa {term} vào nội dung sinh hoạt hằng quý.
  {bo-phan} phối hợp với {co-quan} thẩm định hồ sơ về {term}.
`);

export const HEADINGS: readonly string[] = lines(`
  Về {term}
  Công tác tuyên truyền về {term}
  Đối với {noi}
  {Dong-tu} {term}
  Công tác phối hợp với {co-quan}
  Về {term} và {term2}
  Kiểm tra, giám sát {term}
  Chăm lo {nhom}
  Các hoạt động cụ thể
`);

/** What makes a subject one office's own. */
export const DETAILS: readonly string[] = lines(`
  tại {cong-ty}
  tại {truong}
  ở thôn {ten-rieng}, {noi}
  ở khu dân cư {ten-rieng}
  qua {noi} và {noi2}
  theo đơn của {nguoi}, {noi}
  đợt {so-nho} năm {nam}
  ngày {ngay}
  liên quan đến {vat}
  gắn với quản lý {vat}
  cho {so} trường hợp ở {noi}
  giữa {co-quan} và {co-quan2}
  trong {nhom} tại {noi}
  ở {noi}, {noi2} và các vùng lân cận
  tại khu nhà trọ {ten-rieng}
  của cụm thi đua {noi} - {noi2}
  có sự tham gia của {co-quan}
  bằng hình thức {cach}
  đối với {vat} và {vat}
  theo kiến nghị của {nhom} {noi}
  tại chợ {ten-rieng}
  trên tuyến {ten-rieng} - {noi}
  do {nguoi} phụ trách
  vùng trồng {nong-san} {noi}
  thuộc dự án {du-an} {ten-rieng}
`);

/** Subjects made of what a topic's letters speak of, beside the topic's own. */
export const OBJECTS: readonly string[] = lines(`
  {dong-tu} {term} và {term2} cho {nhom}
  {term} đối với {nhom} {ky}
  {dong-tu} {term} ở {noi}, trọng tâm là {term2}
  công tác {term}, {term2} năm {nam}
  {term} gắn với {term2} trong {nhom}
  {dong-tu} {term} của {nhom}
  khó khăn, vướng mắc về {term} tại {noi}
  {term} trên lĩnh vực {linh-vuc}
  phối hợp với {co-quan} về {term}
  {dong-tu} {term}, {term2} và {term3}
`);

/** Units that offices give the work to. */
export const UNITS: readonly string[] = lines(`
  Văn phòng
  Ban Tuyên giáo
  Ban Tổ chức
  Ban Chính sách - Pháp luật
  Ủy ban Kiểm tra
  Ban Nữ công
  Ban Tài chính
  bộ phận chuyên môn
  Thường trực
  tổ giúp việc
  Ban Phong trào
  cán bộ văn thư
`);

/** `/tro-giup`: what the house can do, for whoever reads it, keeps it, looks after it. */
import { DAYS_KEPT } from "../uploads/wastebasket.ts";
import { type Frame, Layout } from "./layout.tsx";

export function GuidePage({ frame }: { readonly frame: Frame }) {
  const { may } = frame.access;
  const [keeps, administers] = [may("keep"), may("administer")];
  return (
    <Layout frame={frame} title="Trợ giúp" page="guide">
      <main id="noi-dung" class="form-page guide" tabIndex={-1}>
        <h1>Trợ giúp</h1>
        {keeps && (
          <nav aria-label="Mục lục">
            <a href="#nguoi-doc">Người đọc</a>
            <a href="#van-thu">Văn thư</a>
            {administers && <a href="#quan-tri">Người quản trị</a>}
          </nav>
        )}
        <Reading />
        {keeps && <Keeping />}
        {administers && <Administering />}
      </main>
    </Layout>
  );
}

function Reading() {
  return (
    <section id="nguoi-doc" aria-labelledby="h-nguoi-doc">
      <h2 id="h-nguoi-doc">Người đọc</h2>
      <h3>Tìm văn bản</h3>
      <ul>
        <li>
          Gõ số hiệu (<kbd>57/KH-LĐLĐ</kbd>, <kbd>05-CT/TW</kbd>), vài từ trong trích yếu, hoặc cả một câu
          hỏi.
        </li>
        <li>Gõ có dấu thì tìm đúng dấu; gõ không dấu thì tìm cả hai.</li>
        <li>
          Đặt câu trong ngoặc kép để tìm nguyên câu; thêm dấu trừ trước từ không muốn có:{" "}
          <kbd>"tháng công nhân" -báo cáo</kbd>.
        </li>
        <li>
          Có thể gõ thẳng: <kbd>tỉnh:bình thuận</kbd> <kbd>năm:2017..2021</kbd> <kbd>loại:kế hoạch</kbd>{" "}
          <kbd>người ký:…</kbd>
        </li>
        <li>Danh sách kết quả tải về được dạng Excel để làm sổ văn bản.</li>
      </ul>
      <h3>Theo một chỉ thị</h3>
      <p>
        <a href="/chi-thi">Chỉ thị</a> cho biết một văn bản đã được ai triển khai, tỉnh nào chưa có.{" "}
        <a href="/chi-thi/kiem-tra">Kiểm tra dự thảo</a>: dán dự thảo vào, máy chỉ ra từng căn cứ đúng hay sai
        số, ngày. Nội dung dán vào không được lưu lại.
      </p>
      <h3>Được báo khi có văn bản mới</h3>
      <ol>
        <li>Tìm điều cần theo dõi, rồi bấm “Lưu tìm kiếm này”.</li>
        <li>
          Văn bản mới hiện ở <a href="/thong-bao">Thông báo</a>, mỗi văn bản một lần. Bấm “Đã xem” khi xem
          xong.
        </li>
        <li>
          Muốn nhận thư: ghi địa chỉ ở <a href="/tai-khoan">tài khoản của mình</a>, mở liên kết xác nhận trong
          thư, rồi chọn “thư ngay khi có” hoặc “mỗi ngày một thư” ở <a href="/tim-da-luu">Tìm kiếm đã lưu</a>.
        </li>
        <li>
          Muốn biết khi có văn bản nhắc đến một chỉ thị: mở trang chỉ thị ấy và bấm “Báo cho tôi khi có văn
          bản viện dẫn văn bản này”.
        </li>
        <li>
          Ai quen dùng trình đọc tin thì lấy địa chỉ tin cũng ở đó. Địa chỉ ấy là bí mật: ai có nó đọc được
          tin.
        </li>
      </ol>
      <h3>Không thấy văn bản cần tìm</h3>
      <p>
        Thử bỏ bớt bộ lọc, bỏ dấu, hoặc chỉ gõ số. Văn bản nằm trong kho riêng chỉ hiện với người được xem;
        nếu công việc cần, hãy hỏi người quản trị.
      </p>
      <h3>Cho phần mềm khác lấy dữ liệu</h3>
      <p>
        Lập khoá truy cập ở <a href="/tai-khoan">tài khoản của mình</a>: chọn quyền và hạn dùng. Khoá chỉ hiện
        một lần; phần mềm thấy đúng những gì mình thấy. Lộ khoá thì bỏ khoá ấy ngay ở đó.
      </p>
    </section>
  );
}

function Keeping() {
  return (
    <section id="van-thu" aria-labelledby="h-van-thu">
      <h2 id="h-van-thu">Văn thư</h2>
      <h3>Đưa văn bản vào kho</h3>
      <p>
        <a href="/tai-len">Tải tệp lên</a>, hoặc chép vào thư mục kho trên máy chủ. Tệp không nhận được nằm ở{" "}
        <a href="/phong-luu-tru">Phòng lưu trữ</a>, kèm lý do. Không đưa văn bản có dấu mật.
      </p>
      <p>
        Gửi nhầm thì mở lại lần gửi và bấm “Xoá”: tệp nằm trong thùng rác {DAYS_KEPT} ngày, khôi phục được,
        rồi mất hẳn. Tệp trong thư mục trên máy chủ thì xoá ở thư mục ấy.
      </p>
      <h3>Xem và sửa điều máy đọc</h3>
      <ul>
        <li>
          <a href="/can-xem">Cần xem</a> xếp những mục máy chưa chắc. Phím <kbd>c</kbd>: đúng; <kbd>s</kbd>:
          sửa; <kbd>j</kbd> và <kbd>k</kbd>: mục sau, mục trước.
        </li>
        <li>Ở trang văn bản, bấm “Sửa” cạnh mục nào cũng được. Luôn ghi lý do.</li>
        <li>Máy bỏ sót một viện dẫn: mở “Sửa” rồi “Thêm viện dẫn mà máy không thấy”.</li>
        <li>
          Sửa nhiều văn bản: tìm chúng, bấm “Sửa hàng loạt” cuối danh sách, xem trước rồi mới làm. Mục đã có
          người sửa thì giữ nguyên.
        </li>
        <li>
          Mọi lần sửa đều bỏ được, và còn nguyên khi máy đọc lại văn bản. Nếu người khác vừa sửa cùng mục, máy
          hỏi lại chứ không ghi đè.
        </li>
      </ul>
    </section>
  );
}

function Administering() {
  return (
    <section id="quan-tri" aria-labelledby="h-quan-tri">
      <h2 id="h-quan-tri">Người quản trị</h2>
      <h3>Người dùng</h3>
      <p>
        <a href="/nguoi-dung">Thêm người</a>, chọn vai trò, rồi trao cho họ liên kết đặt mật khẩu (dùng một
        lần, trong hai ngày). Quên mật khẩu thì lấy liên kết mới. Người nghỉ việc thì đóng tài khoản: phiên
        đăng nhập, thư báo và khoá truy cập của họ dừng ngay.
      </p>
      <h3>Kho và quyền xem</h3>
      <p>
        Ở <a href="/kho">Kho</a>, lập một kho, chọn thư mục và người được xem. Người khác không biết văn bản
        trong đó có tồn tại: không thấy trong kết quả, số đếm, gợi ý, thư báo hay tệp tải về. Thư mục không
        thuộc kho nào thì ai được đọc cũng thấy. Người quản trị thấy mọi kho.
      </p>
      <h3>Nhật ký</h3>
      <p>
        <a href="/nhat-ky">Nhật ký</a> ghi ai đăng nhập, xem, sửa, tải về, lúc nào, từ máy nào. Không ai sửa
        được nhật ký; hết hạn giữ thì máy tự bỏ. Điều mọi người tìm chỉ được ghi khi cơ quan bật
        CHI_DAN_AUDIT_SEARCHES.
      </p>
      <h3>Thư</h3>
      <p>
        <a href="/thu-di">Thư gửi đi</a> cho biết thư nào chưa gửi được và máy gửi thư nói gì.
      </p>
      <h3>Sao lưu</h3>
      <p>
        Dừng Chỉ Dẫn rồi chép cả thư mục dữ liệu (CHI_DAN_DATA) và các thư mục văn bản. Chép trả lại là đủ:
        văn bản, sửa chữa, tài khoản, tìm kiếm đã lưu và nhật ký đều còn.
      </p>
    </section>
  );
}

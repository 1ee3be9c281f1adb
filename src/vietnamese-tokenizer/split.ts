import { parseSyllable } from "./syllable.ts";
import { placeTone } from "./tone.ts";

/**
 * Syllables in use that begin with a vowel. Others may be well formed ("ản", "ệt"), but in a text they are what is
 * left of a syllable that was torn apart.
 */
const VOWEL_FIRST =
  "a à á ả ạ ác ách ạch ai ái ải am ám ảm an án ang áng anh ánh ảnh ao áo ào ảo áp áy ắc ắm ăm ăn ẵm ẳng ắng ắp ắt " +
  "ấm âm ẩm ầm ậm ân ấn ẩn ầng âng ấp ập ất âu ấu ẩu ầu ấy ẩy ầy e é è ẻ éc em ém en én eo éo ép ét ê ế ề ếch êm ếm " +
  "ềm ên ênh ếp êu i í ì ỉ ị ích im ỉm ỉn in ít ịt ỉu ìu iu o ó ò ọ oa oà òa oác oách oai oái oải oan oán oản oang oành " +
  "oằn oăng oắt oặt óc ọc oe óe oé ỏe oi ói ỏi om òm óm ong óng ỏng óp ọp ót ô ố ồ ổ ộ ốc ộc ôi ối ồi ổi ôm ốm ồm ôn ổn " +
  "ồn ông ống ổng ồng ốp ộp ơ ớ ờ ở ợ ơi ới ời ơn ớn ớp ớt u ú ù ủ ụ ua úa ùa uẩn uất uế úc ục uể ui ủi um úm ủn un ung " +
  "úng ủng uốc uôm uốn uổng uống úp út ụt uy úy ủy uý uỷ uỵch uyên uyển uyết uýnh uỳnh ư ứ ừ ử ự ưa ứa ức ực ưng ứng " +
  "ừng ửng ước ươi ướm ươm ươn ườn ưỡn ương ướp ướt ưu ửu y ý ỷ ỳ ỵ yếm yểm yên yến yểng yết yêu yếu yểu";

let vowelFirst: Set<string> | undefined;

/** Whether a syllable that begins with a vowel is one in use, in any case. */
export function isVowelFirstSyllable(syllable: string): boolean {
  vowelFirst ??= new Set(VOWEL_FIRST.split(" "));
  return vowelFirst.has(syllable.toLowerCase());
}

/** The syllables that official texts use most. */
const COMMON =
  "an án áp ban bản bán bao bảo báo bay bằng bên bị biên biến biện biểu bỏ bổ bố bộ bồi cá các cai cao cáo " +
  "căn cần cấp cầu cây chấp chất chế chi chỉ chí chỉnh chính chịu cho chủ chuẩn chung chuyên chuyển chưa " +
  "chức chứng chương có cố công cộng cơ của cục cung cùng cư cứ cứu danh dân dẫn di dịch diện do doanh du " +
  "dục dung dụng duyệt dữ dự dựng dưỡng đã đại đảm đánh đào đạo đáp đặc đăng đất đầu đây đề để đến địa điểm " +
  "điện điều đình định đó độ đổi đối đồng động đơn đủ đua đúng được đương đường gây ghi gia giá giải giám " +
  "gian giao giáo giấy giống giữ gồm gửi hạch hại hạn hàng hành hạt hệ hiện hiệu hình hòa hóa hoạch hoàn " +
  "hoạt hoặc học hồ hỗ hộ hồi hội hợp hướng hữu kèm kê kể kế kết khả khác khách khai kháng khẩu khen khi " +
  "khí khiếu khoa khoản khoáng không khu kiểm kiến kiện kinh kỳ kỹ ký là lại làm lao lâm lập lệ lịch liên " +
  "liệu lĩnh loại lợi luật lục lực lượng lưu lý ma mà mạng máy mặt mẫu minh mình môi một mới mua mục mức " +
  "nại nam này năm năng nếu ngành ngày ngân nghề nghệ nghị nghĩa nghiệm nghiên nghiện nghiệp ngoài nguồn " +
  "nguyên người nhà nhân nhận nhập nhất nhiệm như những ninh nội nông nộp nơi nuôi nước phải phạm pháp phát " +
  "phẩm phân phần phép phê phí phiên phó phòng phối phù phủ phụ phục phương qua quả quá quan quản quốc quy " +
  "quyền quyết ra ro rõ rủi rừng sách sản sáng sát sau sắt sinh soát số sơ sở sung sử sự sửa tác tài tải " +
  "tại tạm tạo tàu tăng tập tế tên thác thải tham tháng thanh thành thay thẩm thầu theo thể thế thi thì thị " +
  "thiết thiệt thỏa thông thống thời thu thủ thuận thuật thuê thuế thuộc thức thực thương thường thưởng " +
  "tích tịch tiền tiến tiện tiếp tiết tiêu tin tín tỉnh tính tòa toàn toán tổ tố tối tổng tra trả trách " +
  "trái trên trì trí trị triển trình trong trọng trồng trợ trú trung truyền trừ trực trước trường trưởng " +
  "tục tụng túy tư từ tử tự tương tượng ủy ứng và vào văn vấn vận vật về vệ vi vị việc viên viện việt vốn " +
  "với vụ vùng vực xã xác xây xem xét xuất xử yêu";

let common: Set<string> | undefined;

const LONGEST_SYLLABLE = 7;
const LONGEST_RUN = 400;

/**
 * Cuts a run of letters without blanks into syllables ("thủtướng" → thủ, tướng), the fewest and commonest there can be;
 * a capital after a small letter always begins one. Returns null where the run is no sequence of syllables.
 */
export function splitSyllables(run: string): string[] | null {
  if (run.length === 0 || run.length > LONGEST_RUN) return null;
  const best = new Array<number>(run.length + 1).fill(Number.POSITIVE_INFINITY);
  const cutBefore = new Array<number>(run.length + 1).fill(-1);
  best[0] = 0;
  for (let end = 1; end <= run.length; end++) {
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
      const soFar = best[start] ?? Number.POSITIVE_INFINITY;
      if (soFar === Number.POSITIVE_INFINITY) continue;
      const cost = soFar + costOf(run.slice(start, end));
      if (cost < (best[end] ?? Number.POSITIVE_INFINITY)) {
        best[end] = cost;
        cutBefore[end] = start;
      }
    }
  }
  if (best[run.length] === Number.POSITIVE_INFINITY) return null;
  const parts: string[] = [];
  for (let end = run.length; end > 0; end = cutBefore[end] ?? 0)
    parts.unshift(run.slice(cutBefore[end], end));
  return parts;
}

/** One for a common syllable, more for a rarer or an unlikely one, infinite for what is none or mixes cases inside. */
function costOf(part: string): number {
  const syllable = parseSyllable(part);
  if (syllable === null || !/^(?:\p{Lu}+|\p{L}\p{Ll}*)$/u.test(part)) return Number.POSITIVE_INFINITY;
  common ??= new Set(COMMON.split(" "));
  if (common.has(placeTone(part.toLowerCase()))) return 1;
  if (syllable.onset === "" && !isVowelFirstSyllable(part)) return 3;
  return part.length === 1 ? 1.6 : 1.3;
}

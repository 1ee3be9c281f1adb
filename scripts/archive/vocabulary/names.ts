/** Names of people, companies and schools: the long tail of an archive's words. */
import type { Random } from "../random.ts";
import { lines } from "./topic.ts";

const words = (text: string): string[] => text.trim().split(/\s+/u);

const FAMILIES = words(
  "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Lương Mai Đào Cao Tô Tạ Hà Chu Thái Triệu Quách La Lò Vi Nông Hứa Thạch Kiên Danh Sơn Rơ Kpă Hmok Giàng Vàng Lù Sùng",
);
const MIDDLES_M = words(
  "Văn Hữu Đức Minh Quốc Thanh Xuân Đình Công Ngọc Hoàng Trọng Thành Tấn Duy Anh Quang Viết Bá Khắc Thế Mạnh Tiến Hải",
);
const MIDDLES_F = words("Thị Thị Thị Ngọc Thu Kim Bích Thanh Minh Hồng Thùy Mỹ Phương Diễm Xuân Tuyết");
const GIVEN_M = words(
  "Hùng Dũng Tuấn Hải Nam Sơn Cường Thắng Long Minh Hòa Bình Quân Tùng Khánh Phúc Lâm Tài Đạt Trung Kiên Vinh Thịnh Toàn Việt Huy Hiếu Khoa Lộc Nghĩa Phong Quý Tâm Tín Trí Trương Vượng Ẩn Bảy Chiến Định Hưởng Luy Mẫn Nhuận Oai Sáu Thọ Ước Xê",
);
const GIVEN_F = words(
  "Hương Hoa Lan Hạnh Thủy Nga Mai Hằng Yến Thảo Trang Linh Dung Phượng Hiền Nhung Loan Oanh Liên Tuyết Vân Xuân Quyên Ngân Diệp Châu Cúc Đào Gấm Huệ Khuyên Lụa Mến Nguyệt Phấn Sen Tươi Út Vy Ý",
);
const BRANDS = words(
  "Hoàng Phát Minh Thành Đại Tân Phú Việt An Hưng Thịnh Nam Á Đông Phương Sao Mai Bình Minh Thiên Long Kim Ngân Hải Vân Trường Sơn Đồng Tâm Hòa Bích Hồng Hà Tiến Lợi Quang Vinh Mê Kông Sông Hậu Tây Đô Trà Bắc Cửu Long Đất Việt Toàn Cầu Nhật Quang Vạn Xuân Đức Quân Thái Dương Lam Sơn Hương Giang Ngọc Linh Vĩnh Tường Hùng Cường Gia Bảo",
);
const FOREIGN = words(
  "Pouchen Taekwang Hwaseung Nidec Sumidenso Foster Changshin Yazaki Samil Kumho Youngone Hansae Vinatex Regina Crystal Luxshare Goertek Canon Hosiden Bujeon Haengsung Sungwoo Nobland Esquel Kwangsung",
);
const TRADES = lines(`
  May
  Chế biến thủy sản
  Giày da
  Xây dựng
  Thương mại Dịch vụ
  Cao su
  Chế biến gỗ
  Bao bì
  Cấp nước
  Môi trường đô thị
  Vận tải
  Dược phẩm
  Thức ăn chăn nuôi
  Vật liệu xây dựng
  Cơ khí
  Điện tử
  Nhựa
  Xuất nhập khẩu nông sản
  Du lịch
  Chè
  Mía đường
  Xi măng
  Dệt nhuộm
  Hóa chất
  In ấn
`);
const FORMS = ["Công ty TNHH", "Công ty Cổ phần", "Công ty TNHH Một thành viên", "Xí nghiệp", "Hợp tác xã"];
const SCHOOLS = [
  "THPT",
  "THCS",
  "Tiểu học",
  "Mầm non",
  "Phổ thông Dân tộc nội trú",
  "Cao đẳng",
  "Trung cấp nghề",
];
const HEROES = lines(`
  Nguyễn Du
  Lê Lợi
  Trần Phú
  Nguyễn Huệ
  Phan Bội Châu
  Lý Thường Kiệt
  Võ Thị Sáu
  Nguyễn Trãi
  Kim Đồng
  Lê Hồng Phong
  Nguyễn Thị Minh Khai
  Trần Hưng Đạo
  Hùng Vương
  Chu Văn An
  Nguyễn Bỉnh Khiêm
  Ngô Quyền
  Hoàng Hoa Thám
  Nơ Trang Lơng
  Sơn Ca
  Hoa Sen
  Tô Hiệu
  Nguyễn Viết Xuân
  Phan Đình Phùng
  Đinh Tiên Hoàng
  Huỳnh Thúc Kháng
  Lương Thế Vinh
  Bế Văn Đàn
  Nguyễn Văn Trỗi
  Hai Bà Trưng
  Trương Định
`);
const OFFICES = lines(`
  Trung tâm Y tế
  Bệnh viện Đa khoa
  Bảo hiểm xã hội
  Kho bạc Nhà nước
  Chi cục Thuế
  Điện lực
  Bưu điện
  Ngân hàng Chính sách xã hội
  Trung tâm Văn hóa
  Hạt Kiểm lâm
  Tòa án nhân dân
  Ban Quản lý rừng phòng hộ
  Trung tâm Giáo dục thường xuyên
  Phòng Giáo dục và Đào tạo
  Viễn thông
`);

/** "Nguyễn Thị Thanh Hương". */
export function personName(random: Random): string {
  const woman = random.chance(0.42);
  const family = random.pickSkewed(FAMILIES, 2.6);
  const middle = random.pickSkewed(woman ? MIDDLES_F : MIDDLES_M, 1.6);
  const given = random.pick(woman ? GIVEN_F : GIVEN_M);
  const second = random.chance(0.25) ? `${random.pick(woman ? GIVEN_F : GIVEN_M)} ` : "";
  return second.trim() === given || middle === given
    ? `${family} ${middle} ${given}`
    : `${family} ${middle} ${second}${given}`;
}

/** Two syllables that name a road, an estate, a village. */
export function properName(random: Random): string {
  const first = random.pick(BRANDS);
  let second = random.pick(BRANDS);
  if (second === first) second = "Tiến";
  return `${first} ${second}`;
}

/** "Công ty Cổ phần May Hoàng Phát", "Công ty TNHH Yazaki Việt Nam". */
export function companyName(random: Random): string {
  if (random.chance(0.15)) return `Công ty TNHH ${random.pick(FOREIGN)} Việt Nam`;
  return `${random.pickSkewed(FORMS, 2)} ${random.pickSkewed(TRADES, 1.5)} ${properName(random)}`;
}

/** "Trường THPT Lê Hồng Phong". */
export function schoolName(random: Random): string {
  const name = random.chance(0.35) ? random.pick(HEROES) : properName(random);
  return `Trường ${random.pickSkewed(SCHOOLS, 1.5)} ${name}`;
}

/** What a grassroots union belongs to: a company, a school, an office of `place`. */
export function workplaceName(random: Random, place: string): string {
  const kind = random.next();
  if (kind < 0.45) return companyName(random);
  if (kind < 0.75) return schoolName(random);
  return `${random.pick(OFFICES)} ${place}`;
}

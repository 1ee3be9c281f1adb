/**
 * The fixed phrases of Vietnamese letters, as small named patterns over folded text (lower case, no marks), so
 * that a text without marks or with those that OCR lost is read alike. Each is applied to one piece of a line.
 */

/** "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", also with what OCR does to the dashes. */
export const MOTTO = /^(?:cong hoa xa hoi chu nghia viet nam|doc lap[\W_]{0,5}tu do[\W_]{0,5}hanh phuc)/u;
/** "ĐẢNG CỘNG SẢN VIỆT NAM" at the head of a Party document. */
export const PARTY_BANNER = /^dang cong san viet nam$/u;
/** "V/v phối hợp", "“V/v", "Về việc", "V/V:", "Vv:", "Trích yếu:". */
export const ABOUT = /^["“”'‘«(]{0,2}(?:v ?[/\\] ?v\b ?[:.]?|v\.v\b ?:?|vv:|ve viec\b ?:?|trich yeu ?:)/u;
/** "Kính gửi:", "KÍNH GỬI", "Kính gởi :". */
export const ADDRESSED_TO = /^kinh g(?:ui|oi)\b ?[:.;]?/u;
/** "Nơi nhận:", "NƠI NHẬN". */
export const RECIPIENTS = /^noi nhan(?: ?[:.;]|$| ?-)/u;
/** "(Kèm theo Quyết định số …)", "(Ban hành kèm theo …)". */
export const ATTACHED_TO = /^\(? ?(?:ban hanh )?kem theo\b/u;
/** Stamps of urgency and drafts above or below the number: "HỎA TỐC", "KHẨN", "DỰ THẢO", "BẢN CHÍNH". */
export const STAMP =
  /^(?:\(?(?:hoa toc|thuong khan|khan|du thao(?: lan \d)?|ban chinh|sao y(?: ban chinh)?|ban sao|toi mat|tuyet mat|mat|luu hanh noi bo)\)?)$/u;

/** Words with which the first paragraph of the text opens, and nothing else does, at the start of a line with a capital. */
export const BODY_OPENING =
  /^(?:can cu (?!ket qua danh gia)|thi hanh (?:luat|nghi|chi thi|quyet)|thuc hien (?:cong van|ke hoach|chi thi|nghi quyet|huong dan|quyet dinh|thong bao|chuong trinh|ket luan|quy dinh|y kien|su chi dao|van ban|cong dien|nghi dinh|thong tu|luat|chuc nang|nhiem vu|chu truong|theo|tinh than)|tiep theo (?:cong van|ke hoach|huong dan|chi thi|thong bao|van ban|quyet dinh)|theo (?:de nghi|cong van|ke hoach|tinh than|chi dao|chuong trinh)|xet (?:de nghi|to trinh|nhu cau|don|thanh tich)|ngay \d{1,2}[ /.-]|nam \d{4},|(?:quoc hoi|chinh phu|bo truong|thu tuong chinh phu|uy ban thuong vu quoc hoi) .{0,80}ban hanh|kinh thua|nhan duoc )/u;
/** Words that open a text as well as a line of a subject: the length of their paragraph tells. */
export const PERHAPS_BODY =
  /^(?:can cu|thuc hien|nham|de |nhan dip|trong|hien nay|thoi gian|vua qua|sau khi|qua |lien doan|cong doan|ban |bo |uy ban|hoi dong|tren co so|duoc su|phat huy|huong ung|chao mung|chap hanh|day la|so |de nghi|theo |xet |tiep|nghi dinh|luat |nghi quyet|trien khai|tu |voi |nam )/u;
/** "I. MỤC ĐÍCH", "1. …", "A. …", "Điều 1.", "Chương I", "Phần thứ nhất", "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:". */
export const HEADING =
  /^(?:[ivx]{1,5} ?[.)-] ?\p{L}|[a-d][.)] ?\p{L}|\d{1,2}(?:\.\d{1,2})*[.)/-] ?\p{L}|dieu \d|chuong [ivx\d]|phan (?:thu (?:nhat|hai|ba|tu|nam|sau|bay)|[ivx\d]{1,4}|[a-d])\b|muc [ivx\d]{1,4}\b|quyet (?:dinh|nghi) ?:|quyet nghi$|ket luan ?:)/u;
/** Organs and office-holders that enact: the line between the subject and "Căn cứ". */
export const AUTHORITY =
  /^(?:bo truong|thu truong|chu tich|pho chu tich|giam doc|tong giam doc|tong (?:thanh tra|kiem toan)|thong doc|vien truong|chanh an|hieu truong|truong ban|cuc truong|chu nhiem|thu tuong|ban chap hanh|ban thuong vu|ban thuong truc|doan chu tich|uy ban|hoi dong|quoc hoi|chinh phu|bo chinh tri|ban bi thu|bo |tong cuc truong|chi cuc truong|truong phong|chanh van phong|thu truong|cong doan|lien doan|so |ban )/u;

/** Lists: "- ", "– ", "+ ", "• ", "* ", "a) ", "1. ", "(1) ". */
export const BULLET = /^(?:[-–—+•●▪*·][ \t]?|\(?\d{1,2}[.)] |[a-zđ]\) )/u;

/** Forms of signing (Nghị định 30/2020/NĐ-CP, Phụ lục I): TM., KT., TL., TUQ., Q. and the Party's T/M, K/T, T/L. */
export const SIGNING_FORM = /^(?:t[./]?m|k[./]?t|t[./]?l|t[./]?u\.?q|q)(?:[./] ?| )(?=[a-z])/u;
/** "(Đã ký)", "đã ký", "(Ký tên, đóng dấu)", "[daky]". */
export const SIGNED_MARK = /^[([]? ?(?:da ky|daky|ky ten|ky, |da duyet|ky so)/u;
/** Lines of an electronic signature's stamp. */
export const E_SIGNATURE =
  /^(?:ky boi|nguoi ky|duoc ky boi|chu ky so|ky so boi|signature (?:valid|not verified)|digitally signed|signed by|email|co quan|to chuc|thoi gian ky|ngay ky|don vi|reason|location|date)\b ?[:.]?/u;
/** Posts of those who sign. */
export const POST =
  /^(?:q\. ?|quyen )?(?:(?:dong )?(?:pho |thuong truc |uy vien |tong )?(?:chu tich|bi thu|giam doc|tong giam doc|truong ban|truong phong|truong doan|truong khoa|chanh van phong|van phong|thu tuong|bo truong|thu truong|thong doc|vien truong|chanh an|hieu truong|chu nhiem|cuc truong|vu truong|chi cuc truong|tong cuc truong|tong thu ky|thu ky|chanh thanh tra|tong thanh tra|tong kiem toan|doi truong|truong thi hanh|to truong|thu truong|tu lenh|chinh uy|chanh|ban truong|doc|hoi truong|vien pho|truong cong an|truong|dai dien)\b|tong bi thu|pho (?:ban|phong|hieu truong|thu tuong|thong doc)|uy vien|thuong truc|nguoi (?:lap|ky)|ke toan truong|thu truong)/u;

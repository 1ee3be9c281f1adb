/**
 * What stands in the two-column frame of a letter and nowhere else: motto, number line, dateline at the head;
 * recipients and signing form at the foot. For lines without marks and in lower case.
 */
export const FRAME_MARKS =
  /cong hoa xa hoi chu nghia|doc lap ?[-–] ?tu do|dang cong san viet nam|^so ?:|ngay +(?:\d{1,2}|[.…_]+) +thang|noi nhan ?:|^(?:tm|kt|tl|tuq|q)\. ?\p{L}/imu;

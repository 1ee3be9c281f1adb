/**
 * An ISO date as official letters write it: two digits for days, and a zero before months 1 and 2 only
 * (Nghị định 30/2020/NĐ-CP, Phụ lục I): "24/02/2017", "08/10/2021", "15/5/2016".
 * What is no ISO date is given back as it is; `mm-dd` (a date that recurs) becomes "05/6".
 */
export function formatDate(iso: string): string {
  const full = /^(?:(\d{4})-)?(\d{2})-(\d{2})$/u.exec(iso);
  if (!full) return iso;
  const [, year, month = "", day = ""] = full;
  const monthPrinted = month === "01" || month === "02" ? month : String(Number(month));
  return [day, monthPrinted, year].filter(Boolean).join("/");
}

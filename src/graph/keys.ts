/** The parts of a key that resolution compares: `binh-thuan.TU.CV.525` and `2016` of `binh-thuan.TU.CV.525@2016`. */

/** What stands before the "@": number, code, organ and place, which directives of several years have in common. */
export const stemOf = (key: string): string | null => {
  const at = key.lastIndexOf("@");
  return at === -1 ? null : key.slice(0, at);
};

/** Year or term behind the "@"; null for keys without one (laws) and unknown ones. */
export const periodOf = (key: string): string | null => {
  const at = key.lastIndexOf("@");
  const period = at === -1 ? "" : key.slice(at + 1);
  return period === "" || period === "?" ? null : period;
};

/** Whether a key names one directive, and not every one of its number. */
export const isComplete = (key: string): boolean => !key.endsWith("@?");

/** Province of the place that a local key begins with: `phu-rieng--binh-phuoc.LĐLĐ.…` → `binh-phuoc`. */
export function provinceOfKey(key: string): string | null {
  const place = /^([a-z\d][a-z\d-]*)\.[^.@]+\.[^.@]+\.\d/u.exec(key)?.[1];
  return place === undefined ? null : (place.split("--").at(-1) ?? null);
}

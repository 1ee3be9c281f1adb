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

const LOCAL = /^([a-z\d][a-z\d-]*)\.(?=[^.@]+\.[^.@]+\.\d)/u;

/** Place of a local key: `phu-rieng--binh-phuoc`; null for the centre and for keys of another shape. */
export const placeOfKey = (key: string): string | null => LOCAL.exec(key)?.[1] ?? null;

/** A key without place and period, which directives of one number have in common: `TU.CV.525`. */
export const numberOfKey = (key: string): string => (stemOf(key) ?? key).replace(LOCAL, "");

/** Province of the place that a local key begins with: `phu-rieng--binh-phuoc.LĐLĐ.…` → `binh-phuoc`. */
export const provinceOfKey = (key: string): string | null => placeOfKey(key)?.split("--").at(-1) ?? null;

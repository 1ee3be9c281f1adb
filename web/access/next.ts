/** Where somebody goes on to after signing in: a page of ours, whatever the address says. */
const US = "http://chi-dan.invalid";

/** @returns path and question, beginning with exactly one "/". */
export function safeNext(given: unknown): string {
  if (typeof given !== "string" || given.length > 2_000 || !/^\/(?![/\\])/u.test(given)) return "/";
  try {
    const { origin, pathname, search } = new URL(given, US);
    const address = `${pathname}${search}`;
    return origin === US && !address.startsWith("//") ? address : "/";
  } catch {
    return "/";
  }
}

export const signInHref = (next: string): string =>
  next === "/" ? "/dang-nhap" : `/dang-nhap?${new URLSearchParams({ next })}`;

/** Our two cookies: who signed in, and which browser a form was made for. */
import type { Request, Response } from "express";
import { SESSION_MS } from "../../src/people/accounts.ts";

const SESSION = "chi_dan_phien";
const BROWSER = "chi_dan_may";

export type CookieName = typeof SESSION | typeof BROWSER;
/** What we give out: 32 random bytes, or 16. */
const OURS = /^[\w-]{20,64}$/u;

function cookie(request: Request, name: CookieName): string | null {
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const [key, value = ""] = part.split("=", 2);
    if (key?.trim() === name) return OURS.test(value.trim()) ? value.trim() : null;
  }
  return null;
}

/** No script reads them; other sites' forms do not send them. Over TLS they never travel without it. */
const options = ({ secure }: Request) => ({ httpOnly: true, path: "/", secure });

export const sessionCookie = (request: Request): string | null => cookie(request, SESSION);
export const browserCookie = (request: Request): string | null => cookie(request, BROWSER);

export function setSessionCookie(response: Response, token: string): void {
  // Lax: who follows a link from a mail is still signed in.
  response.cookie(SESSION, token, { ...options(response.req), sameSite: "lax", maxAge: SESSION_MS });
}

export function clearSessionCookie(response: Response): void {
  response.clearCookie(SESSION, { ...options(response.req), sameSite: "lax" });
}

/** Gone when the browser is closed. */
export function setBrowserCookie(response: Response, value: string): void {
  response.cookie(BROWSER, value, { ...options(response.req), sameSite: "strict" });
}

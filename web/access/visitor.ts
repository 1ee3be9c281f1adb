/** Who a request is from, and what its forms carry. */
import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import type { Program } from "../../src/people/access-tokens.ts";
import type { From } from "../../src/people/accounts.ts";
import { reachOf } from "../../src/people/collections.ts";
import { may, type Right, type Visitor } from "../../src/people/roles.ts";
import { sameText } from "../../src/people/tokens.ts";
import { apiError } from "../routes/api.ts";
import type { House, Reading } from "../services.ts";
import { browserCookie, sessionCookie, setBrowserCookie } from "./cookies.ts";

export interface Access {
  readonly visitor: Visitor;
  may(right: Right): boolean;
  /** The archive as far as the visitor sees it. */
  readonly reading: Reading;
  /** What a form of this answer carries; another browser, another session or another site cannot know it. */
  formToken(): string;
  isFormToken(given: unknown): boolean;
}

/** Name of the field that carries the token. */
export const FORM_TOKEN = "_the";

export const accessOf = (response: Response): Access => response.locals.access as Access;

/** What routes know of documents: never more than their visitor may. */
export const readingOf = (response: Response): Reading => accessOf(response).reading;

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/u;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/iu;
const PASSED_ON = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"] as const;

/**
 * Somebody at this machine: not through a proxy, and not a page of another site that has given its own name our
 * address (DNS rebinding), for that page's name would be the host.
 */
export function isLocal(request: Request): boolean {
  return (
    LOOPBACK.test(request.socket.remoteAddress ?? "") &&
    LOOPBACK_HOST.test(request.headers.host ?? "") &&
    PASSED_ON.every((header) => request.headers[header] === undefined)
  );
}

export const fromOf = (request: Request): From => ({
  address: request.ip ?? "",
  browser: (request.get("user-agent") ?? "").slice(0, 300),
});

function refuseToken(response: Response, program: Exclude<Program, { how: "in" }>): void {
  response.set({ "Cache-Control": "no-store", "WWW-Authenticate": "Bearer" });
  if (program.how === "wrong")
    return void apiError(response, 401, "token-wrong", "Khoá truy cập không đúng, hết hạn hoặc đã bỏ.");
  response.set("Retry-After", String(Math.ceil(program.milliseconds / 1_000)));
  return void apiError(
    response,
    429,
    "token-wait",
    "Nhiều khoá không đúng từ địa chỉ này; hãy đợi rồi thử lại.",
  );
}

export function identify({
  accounts,
  openReading,
  collections,
  within,
  accessTokens,
}: Pick<House, "accounts" | "accessTokens" | "collections" | "openReading" | "within">): RequestHandler {
  const visitorOf = (request: Request, token: string | null): Visitor => {
    const known = token === null ? null : accounts.visitor(token);
    if (known) return known;
    return isLocal(request) && !accounts.anyone() ? { kind: "local" } : { kind: "stranger" };
  };

  /** null: no token, or one where none is taken. */
  const programOf = (request: Request): Program | null => {
    const given = request.path.startsWith("/api/") ? request.headers.authorization : undefined;
    if (given === undefined) return null;
    return accessTokens.visitor(/^Bearer ([\w-]{1,100})$/iu.exec(given)?.[1] ?? "", request.ip ?? "");
  };

  return (request, response, next) => {
    // Who brings a token brings nothing else: cookies beside it do not count.
    const program = programOf(request);
    if (program !== null && program.how !== "in") return refuseToken(response, program);
    const session = program ? null : sessionCookie(request);
    const visitor = program?.visitor ?? visitorOf(request, session);
    let browser = browserCookie(request);
    let reading: Reading | null = null;
    // Bound to the session; before there is one, to the browser.
    const bound = () => (visitor.kind === "person" ? session : browser);
    // Another text on each page, so that compressing it beside what somebody typed tells nothing of it (BREACH).
    const tokenFor = (holder: string, salt: string) =>
      `${salt}.${accounts.keyed(`form ${salt} ${visitor.kind} ${holder}`)}`;
    const access: Access = {
      visitor,
      may: (right) => may(visitor, right, openReading),
      get reading() {
        reading ??= within(reachOf(visitor, collections));
        return reading;
      },
      formToken() {
        if (bound() === null) {
          browser = randomBytes(16).toString("base64url");
          setBrowserCookie(response, browser);
        }
        return tokenFor(bound() ?? "", randomBytes(8).toString("base64url"));
      },
      isFormToken(given) {
        const holder = bound();
        if (typeof given !== "string" || holder === null) return false;
        return sameText(given, tokenFor(holder, given.split(".", 1)[0] ?? ""));
      },
    };
    response.locals.access = access;
    next();
  };
}

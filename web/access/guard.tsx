/** Lets a request through to its route, or answers it: see `route-table.ts`. */
import express, { type Request, type RequestHandler, type Response, Router } from "express";
import type { Right } from "../../src/people/roles.ts";
import { liftBodyDeadline } from "../middleware.ts";
import type { SendPage } from "../pages.ts";
import { forbidden, methodNotAllowed, staleForm } from "../presenters/messages.ts";
import { apiError } from "../routes/api.ts";
import { type MessageModel, MessagePage } from "../views/message-page.tsx";
import { type AuditNeeds, auditRequest } from "./audit.ts";
import { signInHref } from "./next.ts";
import { ROUTES, type Rule } from "./route-table.ts";
import { accessOf, FORM_TOKEN } from "./visitor.ts";

/** No form of ours holds more, an imported list of searches included. */
const LONGEST_FORM = "256kb";
const readForm = express.urlencoded({ extended: false, limit: LONGEST_FORM, parameterLimit: 2_000 });

/** Rights whose routes tell of documents. */
const ABOUT_DOCUMENTS: ReadonlySet<Right> = new Set(["read", "save", "keep"]);

export function guard(sendPage: SendPage, notFound: RequestHandler, auditing: AuditNeeds): Router {
  const isApi = (request: Request) => request.path.startsWith("/api/");
  const says = (response: Response, status: number, model: MessageModel) =>
    sendPage(response, status, (frame) => <MessagePage frame={frame} model={model} />);

  function refuse(request: Request, response: Response) {
    const stranger = accessOf(response).visitor.kind !== "person";
    response.set("Cache-Control", "no-store");
    if (isApi(request)) {
      return stranger
        ? apiError(response, 401, "sign-in-required", "Cần đăng nhập để dùng địa chỉ này.")
        : apiError(response, 403, "forbidden", "Tài khoản này không được dùng địa chỉ này.");
    }
    if (!stranger) return says(response, 403, forbidden());
    const reading = request.method === "GET" || request.method === "HEAD";
    return response.redirect(303, signInHref(reading ? request.originalUrl : "/"));
  }

  const refuseForeign = (request: Request, response: Response) =>
    isApi(request)
      ? apiError(response, 403, "foreign-origin", "Yêu cầu đến từ một trang khác.")
      : says(response, 403, staleForm());

  const enforce = (rule: Rule): RequestHandler => {
    const write = auditRequest(rule, auditing);
    return (request, response, next) => {
      write(request, response);
      const access = accessOf(response);
      if (!access.may(rule.right)) return refuse(request, response);
      if (ABOUT_DOCUMENTS.has(rule.right)) access.reading.ready();
      if (rule.method === "post" && !isSameOrigin(request)) return refuseForeign(request, response);
      if (rule.body === "files") liftBodyDeadline(response);
      // "router": the rules are left behind, the routes follow.
      if (rule.body !== "form") return next("router");
      readForm(request, response, (error?: unknown) => {
        if (error) return next(error);
        if (access.isFormToken(request.body?.[FORM_TOKEN])) return next("router");
        void says(response, 403, staleForm()).catch(next);
      });
    };
  };

  const rules = Router();
  for (const rule of ROUTES) rules[rule.method](rule.path, enforce(rule));
  for (const [path, allow] of methodsByPath(ROUTES)) {
    rules.all(path, (request, response) => {
      response.set("Allow", allow);
      return isApi(request)
        ? apiError(response, 405, "method-not-allowed", `Chỉ dùng được ${allow} ở địa chỉ này.`)
        : says(response, 405, methodNotAllowed());
    });
  }
  rules.use("/api", (_request, response) =>
    apiError(response, 404, "not-found", "Không có địa chỉ này trong API."),
  );
  rules.use(notFound);
  return rules;
}

/**
 * A browser says where a request comes from; programs, which carry nobody's cookies, say nothing. This is asked
 * besides the token, of bodies that we read elsewhere too.
 */
function isSameOrigin(request: Request): boolean {
  const site = request.get("sec-fetch-site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = request.get("origin");
  return origin === undefined || hostOf(origin) === request.headers.host;
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

function methodsByPath(routes: readonly Rule[]): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { path, method } of routes) {
    const named = method === "get" ? "GET, HEAD" : "POST";
    const before = paths.get(path);
    paths.set(path, before === undefined ? named : `${before}, ${named}`);
  }
  return paths;
}

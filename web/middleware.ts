/** What every answer goes through: a number and a line in the log, and the headers that keep browsers strict. */
import { randomBytes } from "node:crypto";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";

/**
 * One line for each request. What people search for is their own business: neither the query part of an
 * address nor the referring page is written.
 */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: () => randomBytes(6).toString("base64url"),
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split("?", 1)[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return "error";
      return response.statusCode >= 400 ? "warn" : "info";
    },
    customSuccessMessage: () => "answered",
    customErrorMessage: () => "failed",
    autoLogging: { ignore: (request) => request.url?.startsWith("/assets/") ?? false },
  }) as RequestHandler;
}

export const nonceOf = (response: Response): string => String(response.locals.nonce);

/** Nothing is loaded from anywhere else, no style or script stands in the page itself. */
export function securityHeaders(): RequestHandler[] {
  const giveNonce: RequestHandler = (_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString("base64url");
    next();
  };
  const strict = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: [(_request, response) => `'nonce-${nonceOf(response as Response)}'`],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        // The original, shown beside its text.
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Offices reach the server over plain HTTP on their own network; a proxy with TLS adds this itself.
    strictTransportSecurity: false,
    xFrameOptions: { action: "deny" },
    // A document's address says which one is read, a question's address what is looked for.
    referrerPolicy: { policy: "same-origin" },
  });
  return [giveNonce, strict];
}

const BODY_MS = 60_000;

/**
 * Forms are small: what takes longer to send than a minute holds a connection for nothing, whoever sends it and whatever
 * was answered meanwhile. A route that takes files lifts it for those who may send some.
 */
export function bodyDeadline(milliseconds = BODY_MS): RequestHandler {
  return (request, response, next) => {
    if (Number(request.headers["content-length"] ?? 0) > 0 || request.headers["transfer-encoding"]) {
      const timer = setTimeout(() => request.complete || request.destroy(), milliseconds);
      const lift = () => clearTimeout(timer);
      request.once("close", lift);
      response.locals.liftBodyDeadline = lift;
    }
    next();
  };
}

export function liftBodyDeadline(response: Response): void {
  const { liftBodyDeadline: lift } = response.locals as { liftBodyDeadline?: () => void };
  lift?.();
}

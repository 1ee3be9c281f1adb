/** The last two stops of a request: nobody answered, or somebody failed. */
import type { ErrorRequestHandler, RequestHandler } from "express";
import { BusyError, EngineError } from "../src/errors.ts";
import { readingOf } from "./access/visitor.ts";
import type { SendPage } from "./pages.ts";
import { badRequest, busy, engineAway, internalError, notFound, SOON } from "./presenters/messages.ts";
import { apiError } from "./routes/api.ts";
import { questionOf } from "./routes/request.ts";
import type { Services } from "./services.ts";
import { statusSoon } from "./status.ts";
import { type MessageModel, MessagePage } from "./views/message-page.tsx";

const RETRY_AFTER = "5";
/** Where the catalogue lies is nothing for whoever reads. */
const LOCKED =
  "Sổ văn bản đang bị một chương trình khác giữ (sao lưu, diệt virus); hãy đợi giây lát rồi thử lại.";

export function notFoundPage(sendPage: SendPage): RequestHandler {
  return (_request, response) =>
    sendPage(response, 404, (frame) => <MessagePage frame={frame} model={notFound()} />);
}

/** Errors as a page or, below `/api`, as JSON. What went wrong is in the log under the number that is shown. */
export function errorPages(services: Services, sendPage: SendPage): ErrorRequestHandler {
  return async (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const api = request.path.startsWith("/api/");
    const page = (status: number, model: MessageModel) =>
      sendPage(response, status, (frame) => <MessagePage frame={frame} model={model} />);

    if (error instanceof EngineError) {
      services.logger.warn({ err: error, reqId: request.id }, "engine away");
      response.set({ "Retry-After": RETRY_AFTER, "Cache-Control": "no-store" });
      if (api) return apiError(response, 503, error.code, error.message);
      const starting = (await statusSoon(readingOf(response), services.logger))?.engine.state === "starting";
      return page(503, engineAway(starting, questionOf(request).q, request.originalUrl));
    }
    if (error instanceof BusyError) {
      response.set({ "Retry-After": String(SOON), "Cache-Control": "no-store" });
      const reason = error.code === "catalogue-locked" ? LOCKED : error.message;
      if (api) return apiError(response, 503, error.code, reason);
      return page(503, busy(reason, request.originalUrl));
    }
    const status = statusOf(error);
    if (status < 500) {
      if (api) return apiError(response, status, "bad-request", "Địa chỉ không hợp lệ.");
      return page(status, badRequest());
    }
    const reference = String(request.id);
    services.logger.error({ err: error, reqId: reference }, "request failed");
    if (api) return apiError(response, 500, "internal", `Có lỗi ở phía máy chủ (mã ${reference}).`);
    return page(500, internalError(reference));
  };
}

/** Express marks what the client did wrong (a broken escape in a path) with a status of its own. */
function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}

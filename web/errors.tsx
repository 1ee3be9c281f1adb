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

const AWAY = "Máy tìm kiếm tạm thời không trả lời; hãy thử lại sau ít giây.";
const LAST_WORDS = "Có lỗi ở phía máy chủ. Hãy thử lại sau ít phút; nếu vẫn thế, báo cho người quản trị.\n";

/** Errors as a page or, below `/api`, as JSON. What went wrong is in the log under the number that is shown. */
export function errorPages(services: Services, sendPage: SendPage): ErrorRequestHandler {
  const answer = answerError(services, sendPage);
  return async (error, request, response, next) => {
    if (response.headersSent) return next(error);
    try {
      await answer(error, request, response, next);
    } catch (another) {
      // Not even a page can be made, perhaps not even known for whom. Express's own answer would show the stack.
      for (const err of [error, another])
        services.logger.error({ err, reqId: request.id }, "no page for the error");
      if (response.headersSent) return void response.destroy();
      const status = error instanceof BusyError || error instanceof EngineError ? 503 : 500;
      response.status(status).set({ "Retry-After": RETRY_AFTER, "Cache-Control": "no-store" });
      response.type("text/plain").send(LAST_WORDS);
    }
  };
}

function answerError(services: Services, sendPage: SendPage): ErrorRequestHandler {
  return async (error, request, response) => {
    const api = request.path.startsWith("/api/");
    const page = (status: number, model: MessageModel) =>
      sendPage(response, status, (frame) => <MessagePage frame={frame} model={model} />);

    if (error instanceof EngineError) {
      services.logger.warn({ err: error, reqId: request.id }, "engine away");
      response.set({ "Retry-After": RETRY_AFTER, "Cache-Control": "no-store" });
      // The engine's own words may name its address.
      if (api) return apiError(response, 503, error.code, AWAY);
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

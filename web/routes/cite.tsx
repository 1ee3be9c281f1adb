/** `/chi-thi/kiem-tra`: a pasted draft is read, answered and forgotten. */
import express, { type ErrorRequestHandler, Router } from "express";
import { readingOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { citationLookup } from "../presenters/check-lookup.ts";
import { type CheckPageModel, EMPTY_CHECK, presentCheck, refusedCheck } from "../presenters/check-page.ts";
import { CheckPage } from "../views/check-page.tsx";

/** Of the text, in UTF-8. */
export const LONGEST_DRAFT = 1_000_000;
/** A form writes each byte of a letter with marks as three. */
const LONGEST_FORM = 3 * LONGEST_DRAFT + 1000;

export const TOO_LONG = "Văn bản dài quá 1 MB; hãy dán từng phần.";

export const isTooLong = (text: string): boolean => Buffer.byteLength(text) > LONGEST_DRAFT;

export function citeRoutes(sendPage: SendPage): Router {
  const send = (response: express.Response, status: number, model: CheckPageModel) => {
    response.set("Cache-Control", "no-store");
    return sendPage(response, status, (frame) => <CheckPage frame={frame} model={model} />);
  };
  const tooLong: ErrorRequestHandler = (error, _request, response, next) =>
    (error as { status?: unknown }).status === 413
      ? void send(response, 413, refusedCheck(TOO_LONG)).catch(next)
      : next(error);

  return Router()
    .get("/", (_request, response) => send(response, 200, EMPTY_CHECK))
    .post(
      "/",
      express.urlencoded({ extended: false, limit: LONGEST_FORM, parameterLimit: 10 }),
      async (request, response) => {
        const { text } = (request.body ?? {}) as { text?: unknown };
        if (typeof text !== "string" || text.trim() === "")
          return send(response, 400, refusedCheck("Chưa có chữ nào để kiểm tra."));
        if (isTooLong(text)) return send(response, 413, refusedCheck(TOO_LONG));
        const { graph } = readingOf(response);
        return send(response, 200, presentCheck(graph.resolveText(text), citationLookup(graph)));
      },
    )
    .use(tooLong);
}

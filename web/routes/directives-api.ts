/** `/api/directives`, `/api/wanted`, `/api/cite`: the graph of directives for programs. */
import express, { type ErrorRequestHandler, type Request, type Response, Router } from "express";
import { readingOf } from "../access/visitor.ts";
import { directiveJson } from "../presenters/api.ts";
import { apiError } from "./api.ts";
import { isTooLong, LONGEST_DRAFT, TOO_LONG } from "./cite.tsx";
import { keyOf, pageOf, relationAsked, sizeOf, typedOf } from "./directive-request.ts";

const MOST_ROWS = 200;

export function directivesApiRoutes(): Router {
  const pageAsked = (request: Request) => {
    const [page, size] = [pageOf(request), sizeOf(request, MOST_ROWS)];
    return { page, size, limit: size, offset: (page - 1) * size };
  };
  const send = (response: Response, body: unknown) =>
    response.set("Cache-Control", "private, no-cache").json(body);
  const pages = (total: number, size: number): number => Math.ceil(total / size);

  const tooLong: ErrorRequestHandler = (error, _request, response, next) => {
    const { status } = error as { status?: unknown };
    if (status === 413) return apiError(response, 413, "too-large", TOO_LONG);
    if (status === 400) return apiError(response, 400, "bad-request", "Không đọc được nội dung gửi lên.");
    next(error);
  };

  const api = Router();
  api.route("/directives").get((request, response) => {
    const q = typedOf(request);
    if (q === "") return apiError(response, 400, "bad-request", "Thiếu q: số văn bản cần tìm.");
    send(response, { q, ...readingOf(response).graph.resolve(q) });
  });
  api.route("/directives/*key").get((request, response) => {
    const { graph } = readingOf(response);
    const key = keyOf(request);
    const entry = graph.directive(key);
    if (!entry) return apiError(response, 404, "directive-unknown", "Kho không biết văn bản này.");
    const { page, size, ...options } = pageAsked(request);
    const relation = relationAsked(request);
    const citing = graph.citedBy(key, { ...options, ...(relation ? { relation } : {}) });
    send(
      response,
      directiveJson(
        entry,
        { ...citing, page, pages: pages(citing.total, size) },
        graph.chain(key),
        graph.coverage(key),
      ),
    );
  });
  api.route("/wanted").get((request, response) => {
    const q = typedOf(request);
    const { page, size, ...options } = pageAsked(request);
    const { total, rows } = readingOf(response).graph.wanted({ text: q, ...options });
    send(response, { q, total, page, pages: pages(total, size), wanted: rows });
  });
  api.route("/cite").post(
    express.text({ type: "text/plain", limit: LONGEST_DRAFT }),
    // JSON may write a letter with marks as six bytes.
    express.json({ limit: 6 * LONGEST_DRAFT }),
    (request, response) => {
      const { body } = request as { body?: unknown };
      const text = typeof body === "string" ? body : (body as { text?: unknown } | undefined)?.text;
      if (typeof text !== "string")
        return apiError(response, 400, "bad-request", 'Gửi văn bản dạng text/plain, hoặc JSON {"text": …}.');
      if (isTooLong(text)) return apiError(response, 413, "too-large", TOO_LONG);
      response.set("Cache-Control", "no-store").json(readingOf(response).graph.resolveText(text));
    },
  );
  api.use("/cite", tooLong);
  return api;
}

/** `/healthz`: for those who watch the server; 200 only when a question could be answered. */
import { Router } from "express";
import { readingOf } from "../access/visitor.ts";
import type { Services } from "../services.ts";

export function healthRoutes({ logger }: Services): Router {
  return Router().get("/healthz", async (_request, response) => {
    response.set("Cache-Control", "no-store");
    try {
      const { catalogue, status } = readingOf(response);
      const { engine, indexing } = await status();
      const documents = catalogue.count();
      const ok = engine.state === "ready";
      response.status(ok ? 200 : 503).json({ ok, engine: engine.state, documents, indexing });
    } catch (error) {
      logger.error({ err: error }, "not healthy");
      response.status(503).json({ ok: false });
    }
  });
}

/** `/healthz`: for those who watch the server; 200 only when a question could be answered. */
import { Router } from "express";
import { accessOf } from "../access/visitor.ts";
import type { Services } from "../services.ts";

export function healthRoutes({ logger }: Services): Router {
  return Router().get("/healthz", async (_request, response) => {
    response.set("Cache-Control", "no-store");
    try {
      const { may, reading } = accessOf(response);
      const { engine, indexing } = await reading.status();
      const documents = reading.catalogue.count();
      const ok = engine.state === "ready";
      // Of the archive itself only whoever may read it is told.
      const more = may("read") ? { documents, indexing } : {};
      response.status(ok ? 200 : 503).json({ ok, engine: engine.state, ...more });
    } catch (error) {
      logger.error({ err: error }, "not healthy");
      response.status(503).json({ ok: false });
    }
  });
}

/** The web application: every request goes through it from top to bottom. */
import compression from "compression";
import express, { type Express } from "express";
import { guard } from "./access/guard.tsx";
import { identify } from "./access/visitor.ts";
import { loadAssets } from "./assets.ts";
import { errorPages, notFoundPage } from "./errors.tsx";
import { bodyDeadline, requestLog, securityHeaders } from "./middleware.ts";
import { createPages } from "./pages.ts";
import { accountRoutes } from "./routes/account.tsx";
import { alertRoutes } from "./routes/alerts.tsx";
import { apiRoutes } from "./routes/api.ts";
import { archiveApiRoutes, archiveRoomRoutes } from "./routes/archive-room.tsx";
import { auditRoutes } from "./routes/audit.tsx";
import { bulkRoutes } from "./routes/bulk.tsx";
import { citeRoutes } from "./routes/cite.tsx";
import { collectionsRoutes } from "./routes/collections.tsx";
import { correctRoutes } from "./routes/correct.tsx";
import { directivesRoutes } from "./routes/directives.tsx";
import { directivesApiRoutes } from "./routes/directives-api.ts";
import { documentRoutes } from "./routes/document.tsx";
import { exportRoutes } from "./routes/export.ts";
import { feedRoutes } from "./routes/feed.ts";
import { guideRoutes } from "./routes/guide.tsx";
import { healthRoutes } from "./routes/health.ts";
import { linePictureRoutes } from "./routes/line-picture.ts";
import { outboxRoutes } from "./routes/outbox.tsx";
import { peopleRoutes } from "./routes/people.tsx";
import { reviewRoutes } from "./routes/review.tsx";
import { savedRoutes } from "./routes/saved.tsx";
import { searchRoutes } from "./routes/search.tsx";
import { signInRoutes } from "./routes/sign-in.tsx";
import { suggestRoutes } from "./routes/suggest.ts";
import { uploadRoutes } from "./routes/uploads.tsx";
import type { House } from "./services.ts";

export type { EngineState, House, IndexingProgress, Reading, ServiceStatus, Services } from "./services.ts";

/**
 * Puts the pages together over the services; listens to nothing yet.
 *
 * @param bodyMs how long a form may take to come.
 */
export function createApp({ within, ...services }: House, bodyMs?: number): Express {
  const assets = loadAssets();
  const sendPage = createPages(assets, services);

  const notFound = notFoundPage(sendPage);

  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", services.proxies);

  app.use(requestLog(services.logger));
  app.use(securityHeaders());
  app.use(compression());
  app.use(bodyDeadline(bodyMs));
  app.use(identify({ ...services, within }));
  app.use(guard(sendPage, notFound, services));

  app.use("/assets", assets.routes);
  app.use(healthRoutes(services));
  app.use("/api/suggest", suggestRoutes());
  app.use("/api", directivesApiRoutes());
  app.use("/api", archiveApiRoutes(services));
  app.use("/api", apiRoutes());
  app.use(searchRoutes(sendPage));
  app.use(exportRoutes(services));
  app.use("/van-ban", linePictureRoutes());
  app.use("/van-ban", documentRoutes(services, sendPage));
  app.use("/van-ban", correctRoutes(services, sendPage));
  app.use("/chi-thi/kiem-tra", citeRoutes(sendPage));
  app.use("/chi-thi", directivesRoutes(sendPage));

  app.use("/sua-hang-loat", bulkRoutes(services, sendPage));
  app.use("/can-xem", reviewRoutes(services, sendPage));
  app.use("/phong-luu-tru", archiveRoomRoutes(services, sendPage));
  app.use("/tai-len", uploadRoutes(services, sendPage));
  app.use(signInRoutes(services, sendPage));
  app.use("/tai-khoan", accountRoutes(services, sendPage));
  app.use("/tim-da-luu", savedRoutes(services, sendPage));
  app.use("/thong-bao", alertRoutes(services, sendPage));
  app.use(feedRoutes({ ...services, within }));
  app.use("/nhat-ky", auditRoutes(services, sendPage));
  app.use("/thu-di", outboxRoutes(services, sendPage));
  app.use("/nguoi-dung", peopleRoutes(services, sendPage));
  app.use("/kho", collectionsRoutes(services, sendPage));
  app.use("/tro-giup", guideRoutes(sendPage));

  app.use(notFound);
  app.use(errorPages(services, sendPage));
  return app;
}

/** `/phong-luu-tru` and `/api/archive`: what came in, what is coming in, what did not. */
import { type Response, Router } from "express";
import { readingOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { presentArchiveRoom, presentCausePage } from "../presenters/archive-room.ts";
import { noSuchCause } from "../presenters/messages.ts";
import type { Services } from "../services.ts";
import { statusSoon } from "../status.ts";
import { ArchiveRoomPage, CausePage } from "../views/archive-room.tsx";
import { MessagePage } from "../views/message-page.tsx";
import { pageOf } from "./directive-request.ts";

/** Files that are named under each cause, documents that came in last, runs. */
const FILES_SHOWN = 10;
const LATEST_SHOWN = 10;
const RUNS_SHOWN = 5;
const FILES_A_PAGE = 100;
/** What programs get in one answer. */
const FILES_IN_JSON = 1_000;

type Needs = Pick<Services, "logger">;

const indexingOf = async (response: Response, { logger }: Needs) =>
  (await statusSoon(readingOf(response), logger))?.indexing ?? null;

export function archiveRoomRoutes(services: Needs, sendPage: SendPage): Router {
  return Router()
    .get("/", async (_request, response) => {
      const { catalogue } = readingOf(response);
      const model = presentArchiveRoom({
        counts: catalogue.counts(),
        indexing: await indexingOf(response, services),
        runs: catalogue.runs(RUNS_SHOWN),
        causes: catalogue.causes().map((caused) => ({
          ...caused,
          first: catalogue.filesWith(caused.cause.code, { limit: FILES_SHOWN }),
        })),
        latest: catalogue.latest(LATEST_SHOWN),
        folders: catalogue.folders(),
      });
      return sendPage(response, 200, (frame) => <ArchiveRoomPage frame={frame} model={model} />);
    })
    .get("/:code", async (request, response) => {
      const { catalogue } = readingOf(response);
      const caused = catalogue.causes().find(({ cause }) => cause.code === request.params.code);
      if (!caused)
        return sendPage(response, 404, (frame) => <MessagePage frame={frame} model={noSuchCause()} />);
      const at = { page: pageOf(request), size: FILES_A_PAGE };
      const rows = catalogue.filesWith(caused.cause.code, {
        limit: at.size,
        offset: (at.page - 1) * at.size,
      });
      const model = presentCausePage(caused, rows, at);
      return sendPage(response, 200, (frame) => <CausePage frame={frame} model={model} />);
    });
}

export function archiveApiRoutes(services: Needs): Router {
  const api = Router();
  api.route("/archive").get(async (_request, response) => {
    const { catalogue } = readingOf(response);
    response.set("Cache-Control", "private, no-cache").json({
      ...catalogue.counts(),
      indexing: await indexingOf(response, services),
      runs: catalogue.runs(RUNS_SHOWN),
      causes: catalogue.causes().map(({ cause, files }) => ({
        ...cause,
        count: files,
        files: catalogue
          .filesWith(cause.code, { limit: FILES_IN_JSON })
          .map(({ path, reason, at }) => ({ path, reason, at })),
      })),
      folders: catalogue.folders(),
    });
  });
  return api;
}

/** `/thong-bao`: what is new in one's saved searches. */
import { type Response, Router } from "express";
import { SHOWN } from "../../src/alerts/digest.ts";
import { ownerOf } from "../../src/people/roles.ts";
import { accessOf, readingOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { presentAlerts } from "../presenters/alerts.ts";
import type { Services } from "../services.ts";
import { AlertsPage } from "../views/alerts.tsx";
import { fieldOf } from "./form.ts";

export function alertRoutes(
  { alerts, saved }: Pick<Services, "alerts" | "saved">,
  sendPage: SendPage,
): Router {
  const owner = (response: Response) => ownerOf(accessOf(response).visitor);
  return Router()
    .get("/", (_request, response) => {
      const { catalogue } = readingOf(response);
      const rows = alerts.fresh(owner(response)).map((one) => {
        // Read before the list: what is evaluated meanwhile stays new.
        const until = alerts.evaluatedArrival(one.search);
        // Named by a document: numbers would tell of those that are hidden.
        const last = catalogue.arrivals(one.looked, until).at(-1) ?? null;
        const seen = catalogue.arrived(one.documents);
        return { ...one, last, total: seen.length, documents: catalogue.listed(seen.slice(0, SHOWN)) };
      });
      const model = presentAlerts(rows.filter(({ total, problem }) => total > 0 || problem !== null));
      return sendPage(response, 200, (frame) => <AlertsPage frame={frame} model={model} />);
    })
    .post("/da-xem", (request, response) => {
      const { catalogue } = readingOf(response);
      // "12:0fe1… 13:0fe1…": up to where each search was shown.
      for (const [, id, document] of fieldOf(request, "den").matchAll(/(\d{1,15}):([\da-f]{32})/gu)) {
        const arrival = catalogue.arrivalOf(document ?? "");
        if (arrival !== null) saved.look(owner(response), Number(id), arrival);
      }
      response.redirect(303, "/thong-bao");
    });
}

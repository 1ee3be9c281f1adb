/** `/thu-di`: mails on their way, and what stands in theirs. */
import { Router } from "express";
import type { SendPage } from "../pages.ts";
import { presentOutbox } from "../presenters/alerts.ts";
import type { Services } from "../services.ts";
import { OutboxPage } from "../views/alerts.tsx";

const SHOWN = 100;

export function outboxRoutes(
  { alerts, mailing }: Pick<Services, "alerts" | "mailing">,
  sendPage: SendPage,
): Router {
  return Router()
    .get("/", (_request, response) => {
      const model = presentOutbox(alerts.mails(SHOWN), mailing);
      return sendPage(response, 200, (frame) => <OutboxPage frame={frame} model={model} />);
    })
    .post("/gui-lai", (_request, response) => {
      alerts.tryMailsAgain(Date.now());
      response.redirect(303, "/thu-di");
    });
}

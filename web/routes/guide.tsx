/** `/tro-giup`: how the house is used. */
import { Router } from "express";
import type { SendPage } from "../pages.ts";
import { GuidePage } from "../views/guide.tsx";

export const guideRoutes = (sendPage: SendPage): Router =>
  Router().get("/", (_request, response) => sendPage(response, 200, (frame) => <GuidePage frame={frame} />));

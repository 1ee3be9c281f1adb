/** Renders a page and sends it. */
import type { Response } from "express";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { ownerOf } from "../src/people/roles.ts";
import { type Access, accessOf } from "./access/visitor.ts";
import type { Assets } from "./assets.ts";
import { enoughSeen } from "./enough.ts";
import { nonceOf } from "./middleware.ts";
import { presentProgress } from "./presenters/progress.ts";
import type { Services } from "./services.ts";
import { statusSoon } from "./status.ts";
import type { Frame } from "./views/layout.tsx";

/** Sends a page that was put together within the frame of this answer. */
export type SendPage = (response: Response, status: number, page: (frame: Frame) => VNode) => Promise<void>;

export function createPages(assets: Assets, services: Pick<Services, "logger" | "alerts">): SendPage {
  return async (response, status, page) => {
    const { styles, script, icon, fonts } = assets;
    const access = accessOf(response);
    const progress = access.may("read")
      ? presentProgress((await statusSoon(access.reading, services.logger))?.indexing ?? null)
      : null;
    const news = newsOf(access, services);
    const frame = { nonce: nonceOf(response), styles, script, icon, fonts, progress, news, access };
    const html = `<!doctype html>${renderToString(page(frame))}`;
    response.status(status).set({
      "Content-Type": "text/html; charset=utf-8",
      // Every page carries its own nonce, so a stored one is of no use; back and forward still are instant.
      "Cache-Control": response.get("Cache-Control") ?? "private, no-cache",
    });
    response.end(html);
  };
}

/** More is not counted: who has a hundred new documents wants the list. */
const MOST_NEWS = 100;

/** A courtesy on every page: no page fails for it. */
function newsOf(access: Access, { alerts, logger }: Pick<Services, "alerts" | "logger">): string | null {
  if (!access.may("save")) return null;
  try {
    const news = countNews(access, alerts);
    return news < MOST_NEWS ? (news === 0 ? null : String(news)) : `${MOST_NEWS - 1}+`;
  } catch (error) {
    logger.warn({ err: error }, "news not known");
    return null;
  }
}

const countNews = ({ visitor, reading }: Access, alerts: Services["alerts"]): number =>
  enoughSeen(
    MOST_NEWS,
    (limit) => alerts.freshDocuments(ownerOf(visitor), limit),
    (fresh) => reading.catalogue.arrived(fresh),
  ).length;

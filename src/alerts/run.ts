/** Evaluates saved searches and sends mails for as long as the pages are served. */
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { runningNow } from "../catalogue/index.ts";
import type { Runs } from "../catalogue/runs.ts";
import type { Logger } from "../logger.ts";
import type { SearchServices } from "../search/service.ts";
import { evaluateAlerts } from "./evaluate.ts";
import { decideMails, type Sending, sendMails } from "./sending.ts";

export interface AlertsNeed extends Omit<Sending, "mailer" | "catalogue"> {
  readonly catalogue: Sending["catalogue"] & Pick<Runs, "runs">;
  readonly searching: SearchServices;
  /** null: the office has no mail server. */
  readonly mailer: Sending["mailer"] | null;
  readonly logger: Logger;
  /** Milliseconds between two looks. */
  readonly lookMs?: number;
}

/** What comes in is looked at so often; while the indexer is at work, less often: both want the processor. */
const LOOK_MS = 15_000;
const BUSY_LOOK_MS = 120_000;
/** So long nobody else has their turn. */
const SLICE_MS = 4;

class Stopped extends Error {}

/** @returns what ends it, and resolves when nothing is at work any more. */
export function startAlerts(needs: AlertsNeed): () => Promise<void> {
  const { alerts, catalogue, searching, mailer, now, logger, lookMs = LOOK_MS } = needs;
  const stopping = new AbortController();
  let sliceEnd = 0;
  const turn = async () => {
    if (stopping.signal.aborted) throw new Stopped();
    if (now() < sliceEnd) return;
    await setImmediate();
    sliceEnd = now() + SLICE_MS;
  };
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function look(): Promise<void> {
    const indexing = runningNow(catalogue.runs(1)[0], now()) !== null;
    if (!indexing || now() - lookedAt >= BUSY_LOOK_MS) {
      lookedAt = now();
      const { searches, unreached } = await evaluateAlerts({ alerts, searching, now, turn });
      if (searches + unreached > 0) logger.info({ searches, unreached }, "alerts evaluated");
    }
    if (mailer === null) return;
    decideMails(alerts, now(), indexing);
    const sent = await sendMails({ ...needs, mailer });
    if (sent > 0) logger.info({ sent }, "mails sent");
  }

  async function follow(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await look();
      } catch (error) {
        if (error instanceof Stopped) return;
        logger.error({ err: error }, "alerts failed");
      }
      await sleep(lookMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  }

  const followed = follow();
  return async () => {
    stopping.abort();
    await followed;
    mailer?.close();
  };
}

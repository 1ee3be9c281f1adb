/** The HTTP server over the pages: how long it waits for those who send. */
import http from "node:http";
import type { Express } from "express";

export interface Patience {
  /** Milliseconds until the head of a request is there. */
  readonly headMs: number;
  /** Until all of a request is there: files may take their time. What is shorter says so itself, see `bodyDeadline`. */
  readonly requestMs: number;
  /** How often it is looked at. */
  readonly lookMs: number;
}

export const PATIENCE: Patience = { headMs: 20_000, requestMs: 60 * 60_000, lookMs: 5_000 };

/** Listens to nothing yet. */
export const createServer = (app: Express, { headMs, requestMs, lookMs }: Patience = PATIENCE): http.Server =>
  http.createServer(
    { headersTimeout: headMs, requestTimeout: requestMs, connectionsCheckingInterval: lookMs },
    app,
  );

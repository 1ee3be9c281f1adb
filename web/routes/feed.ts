/** `/tin-moi.atom?the=…`: what is new in a saved search, for whoever holds its secret address. */
import { type Request, Router } from "express";
import { documentLine, SHOWN } from "../../src/alerts/digest.ts";
import type { Batch, Feed } from "../../src/catalogue/index.ts";
import { hashOfToken } from "../../src/people/tokens.ts";
import { isLocal } from "../access/visitor.ts";
import { enoughSeen } from "../enough.ts";
import { type AtomEntry, atomOf, uuidOf } from "../presenters/atom.ts";
import { formatCount } from "../presenters/words.ts";
import { readingsOfPeople } from "../readings.ts";
import type { House, Reading } from "../services.ts";
import { tokenOf } from "./form.ts";

/** Looks at the archive that a feed tells of. */
const BATCHES = 50;
/** Readers ask by the hour. */
const FRESH_SECONDS = 300;

export const baseOf = (request: Request, base: string | null): string =>
  base ?? `${request.protocol}://${request.get("host")}`;

export const feedHref = (request: Request, base: string | null, token: string): string =>
  `${baseOf(request, base)}/tin-moi.atom?the=${token}`;

type Needs = Pick<House, "alerts" | "accounts" | "base" | "collections" | "within">;

export function feedRoutes({ alerts, accounts, base, collections, within }: Needs): Router {
  const readingFor = readingsOfPeople({ accounts, collections, within });
  /** Before there are accounts, the archive is read at this machine alone. */
  const mayRead = (feed: Feed, request: Request) =>
    feed.owner !== null || (isLocal(request) && !accounts.anyone());
  const idOf = (...parts: readonly (string | number)[]) => uuidOf(accounts.keyed(`feed ${parts.join(" ")}`));

  /** What its owner sees of it; what is hidden leaves neither an entry nor a time, and takes no other's place. */
  function batchesOf(feed: Feed, { catalogue }: Reading): Batch[] {
    const seen = enoughSeen(
      BATCHES,
      (limit) => alerts.batches(feed.search, limit),
      (all) =>
        all
          .map((batch) => ({ ...batch, documents: catalogue.arrived(batch.documents) }))
          .filter(({ documents }) => documents.length > 0),
    );
    return seen.slice(0, BATCHES);
  }

  function entriesOf(feed: Feed, { foundAt, documents }: Batch, home: string, reading: Reading) {
    const many = `${home}/tim-da-luu/${feed.search}`;
    if (documents.length > SHOWN) {
      const title = `${formatCount(documents.length)} văn bản mới`;
      return [{ id: idOf(feed.search, foundAt), title, href: many, updated: foundAt }];
    }
    return reading.catalogue.listed(documents).map(
      ({ id, directive }): AtomEntry => ({
        id: idOf(feed.search, id),
        title: documentLine(directive),
        href: `${home}/van-ban/${id}`,
        updated: foundAt,
        summary: directive.issuer?.name,
      }),
    );
  }

  return Router().get("/tin-moi.atom", (request, response) => {
    response.set({ "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" });
    const token = tokenOf(request.query.the);
    const feed = token === "" ? null : alerts.feed(hashOfToken(token));
    if (!feed || !mayRead(feed, request))
      return response.status(404).type("text/plain").send("Không có tin này.\n");
    const home = baseOf(request, base);
    const reading = readingFor(feed.owner);
    reading.ready();
    const batches = batchesOf(feed, reading);
    const updated = batches[0]?.foundAt ?? Date.parse(feed.madeAt);
    const body = atomOf({
      id: idOf(feed.search),
      title: `${feed.name} – Chỉ Dẫn`,
      self: feedHref(request, base, token),
      href: `${home}/tim-da-luu/${feed.search}`,
      updated,
      entries: batches.flatMap((batch) => entriesOf(feed, batch, home, reading)),
    });
    response.set({
      "Content-Type": "application/atom+xml; charset=utf-8",
      "Cache-Control": `private, max-age=${FRESH_SECONDS}`,
      "Last-Modified": new Date(updated).toUTCString(),
    });
    // Express compares the body's tag and the time with what the reader has.
    return response.send(body);
  });
}

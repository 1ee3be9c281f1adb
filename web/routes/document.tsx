/** `/van-ban/:id`: a document, and its original. */
import { pipeline } from "node:stream/promises";
import { type Response, Router } from "express";
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import { findZones } from "../../src/reading/zones.ts";
import { markedFragments, markText } from "../../src/search/passages.ts";
import { readingOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { bridgeFragments, bridgeSpans } from "../presenters/bridge.ts";
import { presentDocumentPage } from "../presenters/document-page.ts";
import { documentHref } from "../presenters/links.ts";
import { documentNotFound, originalGone } from "../presenters/messages.ts";
import { saidOf } from "../presenters/review.ts";
import { SIMILAR_SHOWN, similarRows } from "../presenters/similar.ts";
import type { OriginalFile, Reading, Services } from "../services.ts";
import { DocumentPage } from "../views/document-page.tsx";
import { MessagePage } from "../views/message-page.tsx";
import { originalHeaders } from "./original-headers.ts";
import { documentIdOf, questionOf } from "./request.ts";
import { namesFor } from "./review-request.ts";

/** So many of the documents that cite a document are named beside it. */
const CITED_BY_SHOWN = 8;

export function documentRoutes({ knowledge }: Services, sendPage: SendPage): Router {
  const missing = (response: Response) =>
    sendPage(response, 404, (frame) => <MessagePage frame={frame} model={documentNotFound()} />);

  function citationsOf(
    { id, directive: { citations } }: CatalogueDocument,
    { catalogue, graph }: Pick<Reading, "catalogue" | "graph">,
  ) {
    const ownKey = catalogue.ownKey(id);
    const keys = new Set(
      citations.flatMap(({ key, candidates }) => [...(key === null ? [] : [key]), ...candidates]),
    );
    const names = new Map(graph.names([...keys]).map((name) => [name.key, name]));
    return {
      nameOf: (key: string) => names.get(key),
      ownKey,
      citedBy: ownKey === null ? { total: 0, rows: [] } : graph.citedBy(ownKey, { limit: CITED_BY_SHOWN }),
      chain: graph.chain(id),
    };
  }

  return Router()
    .get("/:id", async (request, response) => {
      const reading = readingOf(response);
      const { catalogue, search } = reading;
      const id = documentIdOf(request);
      const document = id && catalogue.document(id);
      if (!document) return missing(response);
      const query = questionOf(request);
      const { text } = document;
      const terms = search.termsOf(query);
      const model = presentDocumentPage(document, {
        query,
        zones: findZones(text, knowledge),
        words: bridgeSpans(text, markText(text, terms)),
        marked: (short) => bridgeFragments(markedFragments(short, terms)),
        ...citationsOf(document, reading),
        copies: catalogue.copiesOf(document.id),
        scan: catalogue.scanOf(document.id),
        hasPicture: (field) => catalogue.linePicture(document.id, field) !== null,
        similar: similarRows(search.similarTo(document.id, SIMILAR_SHOWN), (other) => {
          return catalogue.document(other)?.directive.article ?? null;
        }),
        saidOf: saidOf(reading.catalogue.correctionsOf(document.id), namesFor(response, { knowledge })),
        campaignName: (campaign) => knowledge.campaigns.byId(campaign)?.name ?? campaign,
      });
      return sendPage(response, 200, (frame) => <DocumentPage frame={frame} model={model} />);
    })
    .get("/:id/ban-goc", async (request, response) => {
      const { catalogue, files } = readingOf(response);
      const id = documentIdOf(request);
      const document = id && catalogue.document(id);
      if (!document) return missing(response);
      const tag = `"${document.id}"`;
      if (request.get("if-none-match") === tag) return void response.status(304).end();
      const original = await files.open(document);
      if (!original) {
        const model = originalGone(documentHref(document.id));
        return sendPage(response, 410, (frame) => <MessagePage frame={frame} model={model} />);
      }
      response.set({ ...originalHeaders(document, original.name), ETag: tag });
      return sendOriginal(document, original, request.method, response);
    });
}

async function sendOriginal(
  document: CatalogueDocument,
  original: OriginalFile,
  method: string,
  response: Response,
): Promise<void> {
  response.set("Content-Length", String(document.bytes));
  if (method === "HEAD" || document.bytes === 0) {
    await original.close();
    response.end();
    return;
  }
  try {
    await pipeline(original.stream(), response);
  } catch (error) {
    // The reader went away, or the disk did: the headers are out, so the connection is all that can end.
    response.destroy(error instanceof Error ? error : undefined);
  }
}

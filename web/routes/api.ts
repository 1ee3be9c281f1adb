/** `/api`: the same answers as JSON. Errors are JSON as well, with a stable code. */
import { type Response, Router } from "express";
import { readingOf } from "../access/visitor.ts";
import { documentJson, facetJson, hitJson, searchJson } from "../presenters/api.ts";
import { SIMILAR_SHOWN } from "../presenters/similar.ts";
import { documentIdOf, facetOf, questionOf, textOf } from "./request.ts";

export function apiError(response: Response, status: number, code: string, message: string): void {
  response.status(status).set("Cache-Control", "no-store").json({ error: { code, message } });
}

export function apiRoutes(): Router {
  const api = Router();
  api.route("/search").get(async (request, response) => {
    const results = await readingOf(response).search.search(questionOf(request));
    response.set("Cache-Control", "private, no-cache").json(searchJson(results));
  });
  api.route("/facets/:facet").get(async (request, response) => {
    const facet = facetOf(request);
    if (!facet) return apiError(response, 404, "facet-unknown", "Không có bộ lọc này.");
    const text = textOf(request);
    const values = await readingOf(response).search.searchFacet(facet, text, questionOf(request));
    response.set("Cache-Control", "private, no-cache").json(facetJson(facet, text, values));
  });
  api.route("/documents/:id").get((request, response) => {
    const { catalogue } = readingOf(response);
    const id = documentIdOf(request);
    const document = id && catalogue.document(id);
    if (!document) return apiError(response, 404, "document-unknown", "Kho không có văn bản này.");
    const key = catalogue.ownKey(document.id);
    const citedBy = key ? catalogue.citing(key).filter((row) => row.role !== "own") : [];
    response.set("Cache-Control", "private, no-cache").json(documentJson(document, key, citedBy));
  });
  api.route("/documents/:id/similar").get((request, response) => {
    const { catalogue, search } = readingOf(response);
    const id = documentIdOf(request);
    if (!id || !catalogue.document(id))
      return apiError(response, 404, "document-unknown", "Kho không có văn bản này.");
    const similar = search.similarTo(id, SIMILAR_SHOWN).map(hitJson);
    response.set("Cache-Control", "private, no-cache").json({ id, similar });
  });
  return api;
}

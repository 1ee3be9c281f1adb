/** `/van-ban/:id/dong-chu/:field`: the picture of a line of a scan, for whoever may read the document. */
import { Router } from "express";
import { readingOf } from "../access/visitor.ts";
import { documentIdOf } from "./request.ts";

const FIELDS = ["number", "date"] as const;

export function linePictureRoutes(): Router {
  return Router().get("/:id/dong-chu/:field", (request, response, next) => {
    const { catalogue } = readingOf(response);
    const id = documentIdOf(request);
    const field = FIELDS.find((one) => one === request.params.field);
    // Asked of the document first: what a visitor does not see has no pictures either.
    const png = id && field && catalogue.document(id) ? catalogue.linePicture(id, field) : null;
    if (!png) return next();
    response.set({
      "Content-Type": "image/png",
      "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-cache",
    });
    response.send(Buffer.from(png));
  });
}

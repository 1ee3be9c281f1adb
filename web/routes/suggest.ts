/** `/api/suggest?q=…`: completions of what is being typed, as JSON. */
import { Router } from "express";
import { readingOf } from "../access/visitor.ts";

/** What is longer is pasted, not typed. */
const LONGEST = 200;

export function suggestRoutes(): Router {
  return Router().get("/", async (request, response) => {
    const { q } = request.query;
    const typed = typeof q === "string" ? q.slice(0, LONGEST) : "";
    const suggestions = await readingOf(response).suggester.suggest(typed);
    response.set("Cache-Control", "private, no-cache").json({ q: typed, suggestions });
  });
}

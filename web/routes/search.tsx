/** `/`: the archive at a glance, or the answer to a question. */
import { Router } from "express";
import type { SearchQuery } from "../../src/search/types.ts";
import { readingOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { EVERYTHING, hasFilters } from "../presenters/links.ts";
import { presentOverview } from "../presenters/overview.ts";
import { presentSearchPage } from "../presenters/search-page.ts";
import type { Reading } from "../services.ts";
import { OverviewPage } from "../views/overview-page.tsx";
import { SearchPage } from "../views/search-page.tsx";
import { questionOf } from "./request.ts";

/** So many of the documents that came in last stand on the first page. */
const LATEST = 8;

/** "Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị". */
const LONGEST_NUMBER = 80;

const asksNothing = (query: SearchQuery): boolean =>
  !query.q && !hasFilters(query) && query.sort === "relevance" && query.page === 1;

export function searchRoutes(sendPage: SendPage): Router {
  /** The directive of a question that is a number and little else. */
  const numbered = (q: string, graph: Reading["graph"]) =>
    /\d/u.test(q) && q.length <= LONGEST_NUMBER ? graph.resolve(q).directive : null;

  return Router().get("/", async (request, response) => {
    const { search, catalogue, graph } = readingOf(response);
    const query = questionOf(request);
    if (asksNothing(query)) {
      const results = await search.search({ ...EVERYTHING, size: 1 });
      const model = presentOverview(results, catalogue.latest(LATEST), catalogue.counts().failed);
      return sendPage(response, 200, (frame) => <OverviewPage frame={frame} model={model} />);
    }
    const results = await search.search(query);
    const model = presentSearchPage(
      results,
      (id) => catalogue.document(id)?.directive.article ?? null,
      numbered(query.q, graph),
    );
    return sendPage(response, 200, (frame) => <SearchPage frame={frame} model={model} />);
  });
}

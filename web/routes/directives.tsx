/** `/chi-thi`: a number typed in any way, one directive, what is wanted, what does not fit together. */
import { setImmediate as othersFirst } from "node:timers/promises";
import { type Request, type Response, Router } from "express";
import { COVERAGE, coverageLines, WANTED } from "../../src/export/directives.ts";
import type { DirectiveGraph, DirectiveName } from "../../src/graph/types.ts";
import { readingOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { sourceIn } from "../presenters/conflicts.ts";
import { presentDirectivePage } from "../presenters/directive-page.ts";
import { candidatesOf, presentDirectivesPage, presentUnknown } from "../presenters/directives-page.ts";
import { directiveHref } from "../presenters/links.ts";
import { presentConflictsPage, presentWantedPage } from "../presenters/wanted-page.ts";
import { DirectivePage } from "../views/directive-page.tsx";
import {
  ConflictsPage,
  DirectivesPage,
  UnknownDirectivePage,
  WantedPage,
} from "../views/directives-page.tsx";
import { directiveQueryOf, formatOf, keyOf, pageOf, typedOf } from "./directive-request.ts";
import { sendTable } from "./table.ts";

const MOST_CITED = 20;
const WANTED_SHOWN = 50;
const CONFLICTS_SHOWN = 10;
/** Rows of a file that are fetched at once; between them other people's questions are answered. */
const IN_A_ROW = 200;

export function directivesRoutes(sendPage: SendPage): Router {
  const facts = (graph: DirectiveGraph) => ({
    mostCited: graph.mostCited(MOST_CITED),
    wanted: graph.wanted({ limit: 0 }).total,
    conflicts: graph.conflicts({ limit: 0 }).total,
  });

  /** Somebody may have typed a number into the address, or the key of another year or term. */
  function unknown(key: string, response: Response) {
    const { graph } = readingOf(response);
    const [named] = graph.names([key]);
    const typed = named && named.label !== key ? named.label.replace(/ \([^()]*\)$/u, "") : key;
    const near = [key, typed].map((text) => graph.resolve(text)).flatMap(candidatesOf);
    const model = presentUnknown(typed, near);
    return sendPage(response, 404, (frame) => <UnknownDirectivePage frame={frame} model={model} />);
  }

  async function one(request: Request, response: Response) {
    const { graph, catalogue } = readingOf(response);
    const key = keyOf(request);
    const entry = graph.directive(key);
    if (!entry) return unknown(key, response);
    const format = formatOf(request);
    if (format) {
      const lines = coverageLines(graph.coverage(key));
      return sendTable(request, response, format, `trien-khai ${entry.label}`, lines, COVERAGE);
    }
    const query = directiveQueryOf(request);
    const { relation, page, size } = query;
    const model = presentDirectivePage(
      {
        entry,
        chain: graph.chain(key),
        coverage: graph.coverage(key),
        sourceOf: sourceIn(catalogue),
        citing: graph.citedBy(key, {
          limit: size,
          offset: (page - 1) * size,
          ...(relation ? { relation } : {}),
        }),
      },
      query,
    );
    return sendPage(response, 200, (frame) => <DirectivePage frame={frame} model={model} />);
  }

  return Router()
    .get("/", async (request, response) => {
      const { graph } = readingOf(response);
      const typed = typedOf(request);
      const found = typed === "" ? null : graph.resolve(typed);
      if (found?.directive) return response.redirect(303, directiveHref(found.directive.key));
      const model = presentDirectivesPage(typed, found, facts(graph));
      return sendPage(response, 200, (frame) => <DirectivesPage frame={frame} model={model} />);
    })
    .get("/thieu", async (request, response) => {
      const { graph } = readingOf(response);
      const text = typedOf(request);
      const format = formatOf(request);
      if (format) {
        return sendTable(
          request,
          response,
          format,
          `chua-co-trong-kho ${text}`,
          allWanted(graph, text),
          WANTED,
        );
      }
      const page = pageOf(request);
      const wanted = graph.wanted({ text, limit: WANTED_SHOWN, offset: (page - 1) * WANTED_SHOWN });
      const model = presentWantedPage(wanted, { text, page, size: WANTED_SHOWN });
      return sendPage(response, 200, (frame) => <WantedPage frame={frame} model={model} />);
    })
    .get("/mau-thuan", async (request, response) => {
      const { graph, catalogue } = readingOf(response);
      const page = pageOf(request);
      const conflicts = graph.conflicts({ limit: CONFLICTS_SHOWN, offset: (page - 1) * CONFLICTS_SHOWN });
      const model = presentConflictsPage(conflicts, graph.conflictsOf, sourceIn(catalogue), {
        page,
        size: CONFLICTS_SHOWN,
      });
      return sendPage(response, 200, (frame) => <ConflictsPage frame={frame} model={model} />);
    })
    .get("/*key", one);
}

async function* allWanted(graph: DirectiveGraph, text: string): AsyncGenerator<DirectiveName> {
  for (let offset = 0; ; offset += IN_A_ROW) {
    const { rows } = graph.wanted({ text, limit: IN_A_ROW, offset });
    yield* rows;
    if (rows.length < IN_A_ROW) return;
    await othersFirst();
  }
}

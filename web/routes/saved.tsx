/** `/tim-da-luu`: saved searches and what is new in them. */
import { randomBytes } from "node:crypto";
import { type Request, type Response, Router } from "express";
import { MAILS, type NewSavedSearch, type SavedSearch } from "../../src/catalogue/index.ts";
import { onOneLine } from "../../src/people/names.ts";
import { ownerOf } from "../../src/people/roles.ts";
import { hashOfToken, newToken } from "../../src/people/tokens.ts";
import { isSubstitute } from "../../src/search/matching.ts";
import { formatSearchQuery, parseSearchQuery } from "../../src/search/query.ts";
import { accessOf, readingOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { notFound, savedFull } from "../presenters/messages.ts";
import {
  exportedSearches,
  importedSearches,
  type MailState,
  nameOfSearch,
  presentNew,
  presentSaved,
  type SavedRow,
} from "../presenters/saved.ts";
import type { Reading, Services } from "../services.ts";
import { MessagePage } from "../views/message-page.tsx";
import { FeedPage, NewPage, SavedPage } from "../views/saved.tsx";
import { feedHref } from "./feed.ts";
import { fieldOf, rowOf } from "./form.ts";
import { refusalOf } from "./sign-in.tsx";

const NEW_SHOWN = 200;
const PAGE = "/tim-da-luu";

type Needs = Pick<Services, "saved" | "alerts" | "addresses" | "mailing" | "base">;

export function savedRoutes({ saved, alerts, addresses, mailing, base }: Needs, sendPage: SendPage): Router {
  const owner = (response: Response) => ownerOf(accessOf(response).visitor);
  const missing = (response: Response) =>
    sendPage(response, 404, (frame) => <MessagePage frame={frame} model={notFound()} />);

  /** The last arrival is read before the engine is asked: what comes in meanwhile stays new. */
  async function newIn(one: SavedSearch, { catalogue, matcher }: Reading) {
    const until = catalogue.lastArrived() ?? "";
    const arrived = catalogue.arrivals(one.looked, catalogue.lastArrival());
    return { until, ids: await matcher.matching(queryOf(one), arrived) };
  }

  async function rowFor(one: SavedSearch, mine: boolean, reading: Reading): Promise<SavedRow> {
    const results = await reading.search.search({ ...queryOf(one), page: 1, size: 1 });
    const fresh = mine ? (await newIn(one, reading)).ids.length : 0;
    return presentSaved(one, results, { total: isSubstitute(results) ? 0 : results.total, fresh });
  }

  /** Why nobody can be told by mail, or the address. */
  function mailOf(response: Response): MailState {
    const person = owner(response);
    if (!mailing || person === null) return { how: "none" };
    const address = addresses.mailOf(person);
    return address === null ? { how: "unconfirmed" } : { how: "ready", address };
  }

  function keep(response: Response, searches: readonly NewSavedSearch[]) {
    try {
      for (const one of searches) saved.save(owner(response), one);
    } catch (error) {
      const model = savedFull(refusalOf(error));
      return sendPage(response, 422, (frame) => <MessagePage frame={frame} model={model} />);
    }
    return response.redirect(303, PAGE);
  }

  /** Changes a search of one's own; another's is as if it were not there. */
  const change =
    (
      work: (id: number, request: Request, response: Response) => boolean,
      then: (id: number) => string = () => PAGE,
    ) =>
    (request: Request, response: Response): unknown => {
      const id = rowOf(request);
      if (id === null || !work(id, request, response)) return missing(response);
      return response.redirect(303, then(id));
    };

  return Router()
    .get("/", async (request, response) => {
      const reading = readingOf(response);
      const rows: SavedRow[] = [];
      for (const one of saved.savedOf(owner(response))) rows.push(await rowFor(one, true, reading));
      const shared: SavedRow[] = [];
      for (const one of saved.sharedWith(owner(response))) shared.push(await rowFor(one, false, reading));
      const { bo } = request.query;
      const discarded = typeof bo === "string" && /^\d{1,15}$/u.test(bo) ? Number(bo) : null;
      const model = { rows, shared, discarded, alone: owner(response) === null, mail: mailOf(response) };
      return sendPage(response, 200, (frame) => <SavedPage frame={frame} model={model} />);
    })
    .post("/", async (request, response) => {
      const query = canonical(fieldOf(request, "cau-hoi"));
      const named = tidyName(fieldOf(request, "ten"));
      if (named !== "") return keep(response, [{ name: named, query, shared: false }]);
      const { search } = readingOf(response);
      const results = await search.search({ ...parseSearchQuery(new URLSearchParams(query)), size: 1 });
      return keep(response, [{ name: nameOfSearch(results), query, shared: false }]);
    })
    .get("/xuat.json", (_request, response) => {
      response.set({
        "Content-Disposition": 'attachment; filename="tim-kiem-da-luu.json"',
        "Cache-Control": "private, no-cache",
      });
      response.json(exportedSearches(saved.savedOf(owner(response))));
    })
    .post("/nhap", (request, response) => {
      const searches = importedSearches(fieldOf(request, "noi-dung"));
      return keep(
        response,
        searches.map((one) => ({ ...one, query: canonical(one.query) })),
      );
    })
    .get("/:id", async (request, response) => {
      const id = rowOf(request);
      const one = id === null ? null : saved.saved(owner(response), id);
      if (!one) return missing(response);
      const reading = readingOf(response);
      const { until, ids } = await newIn(one, reading);
      const newest = ids.slice(-NEW_SHOWN).reverse();
      const model = presentNew(one, queryOf(one), reading.catalogue.listed(newest), {
        total: ids.length,
        until,
      });
      return sendPage(response, 200, (frame) => <NewPage frame={frame} model={model} />);
    })
    .post(
      "/:id/da-xem",
      change((id, request, response) => {
        const until = readingOf(response).catalogue.arrivalOf(fieldOf(request, "den"));
        return until !== null && saved.look(owner(response), id, until);
      }),
    )
    .post(
      "/:id/ten",
      change((id, request, response) => {
        const name = tidyName(fieldOf(request, "ten"));
        return name !== "" && saved.rename(owner(response), id, name);
      }),
    )
    .post(
      "/:id/bao",
      change((id, request, response) => {
        const mail = MAILS.find((one) => one === fieldOf(request, "thu"));
        return mail !== undefined && alerts.setMail(owner(response), id, mail);
      }),
    )
    .post("/:id/tin", (request, response) => {
      const id = rowOf(request);
      const token = newToken(randomBytes);
      const at = new Date().toISOString();
      if (id === null || !alerts.setFeed(owner(response), id, hashOfToken(token), at))
        return missing(response);
      // The address is shown once, and nowhere kept.
      response.set("Cache-Control", "no-store");
      const model = {
        name: saved.saved(owner(response), id)?.name ?? "",
        href: feedHref(request, base, token),
      };
      return sendPage(response, 200, (frame) => <FeedPage frame={frame} model={model} />);
    })
    .post(
      "/:id/thoi-tin",
      change((id, _request, response) => {
        alerts.endFeed(owner(response), id);
        return saved.saved(owner(response), id) !== null;
      }),
    )
    .post(
      "/:id/chia-se",
      change((id, request, response) => saved.share(owner(response), id, fieldOf(request, "chung") === "1")),
    )
    .post(
      "/:id/chuyen",
      change((id, request, response) => {
        const mine = owner(response);
        saved.move(mine, id, fieldOf(request, "huong") === "len" ? -1 : 1);
        return saved.saved(mine, id) !== null;
      }),
    )
    .post(
      "/:id/xoa",
      change(
        (id, _request, response) => saved.discard(owner(response), id, new Date().toISOString()),
        (id) => `${PAGE}?bo=${id}`,
      ),
    )
    .post(
      "/:id/khoi-phuc",
      change((id, _request, response) => saved.restore(owner(response), id)),
    );
}

const queryOf = ({ query }: Pick<SavedSearch, "query">) => parseSearchQuery(new URLSearchParams(query));

/** The question alone, whatever page of it was looked at. */
const canonical = (parameters: string): string => {
  const { live: _live, explain: _explain, ...query } = parseSearchQuery(new URLSearchParams(parameters));
  return formatSearchQuery({ ...query, page: 1 }).toString();
};

const tidyName = (name: string): string => onOneLine(name).slice(0, 120);

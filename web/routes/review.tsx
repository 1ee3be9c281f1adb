/** `/can-xem`: the queue of fields that somebody should look at, one after the other. */
import { type Request, Router } from "express";
import type { DoubtFilter, DoubtfulField } from "../../src/catalogue/index.ts";
import { fieldOf } from "../../src/corrections/fields.ts";
import type { Directive } from "../../src/directive.ts";
import { readingOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { type DoneModel, presentQueue } from "../presenters/queue.ts";
import { filterOf, placeOf } from "../presenters/queue-place.ts";
import type { PagesCatalogue, Services } from "../services.ts";
import { QueuePage } from "../views/queue.tsx";
import { namesFor, reviewOf } from "./review-request.ts";

type Asked = Pick<PagesCatalogue, "doubt" | "doubtsAfter" | "doubtsBefore">;

export function reviewRoutes(services: Pick<Services, "knowledge">, sendPage: SendPage): Router {
  return Router().get("/", (request, response) => {
    const { catalogue } = readingOf(response);
    const filter = filterOf(request.query.muc, request.query["ly-do"]);
    const doubt = doubtAt(request, filter, catalogue);
    const document = doubt && catalogue.document(doubt.document);
    const field = doubt && document && fieldNamed(doubt, document.directive);
    const state = field && catalogue.fieldState(document.id, field);
    const item = state && {
      place: doubt,
      review: reviewOf(response, services, document, state, { cause: doubt.cause }),
    };
    const done = doneOf(request, catalogue, namesFor(response, services));
    const model = presentQueue(catalogue.doubtCounts(), filter, item || null, done);
    return sendPage(response, 200, (frame) => <QueuePage frame={frame} model={model} />);
  });
}

/** The field that the address names, or the next one in its direction; from the end the queue begins anew. */
function doubtAt({ query }: Request, filter: DoubtFilter, catalogue: Asked): DoubtfulField | null {
  const [at, after, before] = [placeOf(query.o), placeOf(query.sau), placeOf(query.truoc)];
  const first = () => catalogue.doubtsAfter(filter, null, 1)[0] ?? null;
  if (at) return catalogue.doubt(at.document, at.field) ?? catalogue.doubtsAfter(filter, at, 1)[0] ?? first();
  if (before) return catalogue.doubtsBefore(filter, before, 1)[0] ?? first();
  return catalogue.doubtsAfter(filter, after, 1)[0] ?? first();
}

/** The queue names citations by their place, corrections by what is printed. */
function fieldNamed({ field, kind }: DoubtfulField, { citations }: Directive): string | null {
  if (kind !== "citation") return field;
  const cited = citations[Number(field.slice(field.indexOf("#") + 1))];
  return cited ? fieldOf("citation", cited.text) : null;
}

/** What was just said, so that it can be taken back. */
function doneOf(
  { query: { xong } }: Request,
  catalogue: Pick<PagesCatalogue, "document" | "correctionsOf">,
  names: ReturnType<typeof namesFor>,
): DoneModel | null {
  const [document = "", uid] = typeof xong === "string" ? xong.split("~") : [];
  if (!/^[0-9a-f]{32}$/u.test(document) || !catalogue.document(document)) return null;
  const said = catalogue.correctionsOf(document).find(({ entry }) => entry.uid === uid);
  return said ? { document, said, names } : null;
}

/** `/sua-hang-loat`: the same said of every document that a question finds: shown first, then done as one. */
import { setImmediate as othersFirst } from "node:timers/promises";
import { type Request, type Response, Router } from "express";
import type { CorrectionBatch } from "../../src/catalogue/index.ts";
import { kindOf, fieldOf as partOf, type ValueOf } from "../../src/corrections/fields.ts";
import { type Checked, checkTyped, tidy } from "../../src/corrections/typed.ts";
import { MERGER_DAY } from "../../src/knowledge/index.ts";
import { parseSearchQuery } from "../../src/search/query.ts";
import type { SearchQuery } from "../../src/search/types.ts";
import { accessOf, readingOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { BULK_FIELDS, type Preview, presentBatch, presentBulk } from "../presenters/bulk.ts";
import { notFound } from "../presenters/messages.ts";
import { headingOf } from "../presenters/review.ts";
import { nameOfSearch } from "../presenters/saved.ts";
import type { Services } from "../services.ts";
import { BatchPage, BulkPage } from "../views/bulk.tsx";
import { MessagePage } from "../views/message-page.tsx";
import { fieldOf } from "./form.ts";
import { questionOf } from "./request.ts";
import { correctorOf, namesFor } from "./review-request.ts";

type Needs = Pick<Services, "batches" | "batchBegun" | "knowledge">;

const BATCHES_SHOWN = 20;
/** Documents that a preview names. */
const NAMED = 10;
const AT_ONCE = 20;
const BATCH = /^[0-9a-f-]{36}$/u;

export function bulkRoutes({ batches, batchBegun, knowledge }: Needs, sendPage: SendPage): Router {
  const missing = (response: Response) =>
    sendPage(response, 404, (frame) => <MessagePage frame={frame} model={notFound()} />);

  /** Others may have changed documents that this visitor does not see: their batches are theirs and the administrators'. */
  function isTheirs({ by }: CorrectionBatch, response: Response): boolean {
    const { visitor, may } = accessOf(response);
    return may("administer") || by.id === correctorOf(visitor).id;
  }
  function batchOf(request: Request, response: Response): CorrectionBatch | null {
    const name = String(request.params.batch);
    const batch = BATCH.test(name) ? batches.batch(name) : null;
    return batch && isTheirs(batch, response) ? batch : null;
  }

  /** Whoever no longer sees a letter of it would change what they do not see. */
  function seesAllOf({ batch }: CorrectionBatch, response: Response): boolean {
    const documents = batches.documentsOf(batch);
    return readingOf(response).catalogue.countOf(documents) === documents.length;
  }

  /** The field that a form means; one campaign of many goes by its own name. */
  function fieldIn(request: Request): string | null {
    const field = fieldOf(request, "muc");
    const whole = field === "campaign" ? partOf("campaign", fieldOf(request, "chien-dich")) : field;
    return BULK_FIELDS.some((one) => one === kindOf(whole)) ? whole : null;
  }

  const checkedIn = (request: Request, field: string): Checked =>
    checkTyped(field, (name) => fieldOf(request, name === "gia-tri" ? `gia-tri-${kindOf(field)}` : name), {
      // Names are taken without the day and the province of any one letter.
      directive: { issuedOn: null, province: null },
      knowledge,
      candidates: [],
      keyOf: () => null,
    });

  /** Provinces have merged: what a letter's province was called depends on its day. */
  function isOfItsDay(id: string, province: ValueOf<"province">, response: Response): boolean {
    const [document] = readingOf(response).catalogue.listed([id]);
    const day = document?.directive.issuedOn ?? null;
    if (day === null || province === null) return true;
    const { places } = knowledge;
    const { id: of, name } = province.issued;
    const unit = day < MERGER_DAY ? places.formerById(of) : places.currentById(of);
    return unit?.name === name;
  }

  async function page(
    request: Request,
    response: Response,
    query: SearchQuery,
    status: number,
    more: { readonly error?: string; readonly preview?: Preview } = {},
  ) {
    const results = await readingOf(response).search.search({ ...query, page: 1, size: 1 });
    const typed = request.method === "POST" ? (name: string) => fieldOf(request, name) : null;
    const model = presentBulk({
      ...{ query, total: results.total, named: nameOfSearch(results), typed },
      ...more,
      names: namesFor(response, { knowledge }),
      batches: batches.batches(BATCHES_SHOWN).filter((one) => isTheirs(one, response)),
    });
    return sendPage(response, status, (frame) => <BulkPage frame={frame} model={model} />);
  }

  return Router()
    .get("/", (request, response) => page(request, response, questionOf(request), 200))
    .post("/", async (request, response) => {
      const query = parseSearchQuery(new URLSearchParams(fieldOf(request, "cau-hoi")));
      const field = fieldIn(request);
      if (field === null) return page(request, response, query, 422, { error: "Chọn mục cần sửa." });
      const checked = checkedIn(request, field);
      if (!checked.ok) return page(request, response, query, 422, { error: checked.message });
      // Nothing at all is no value for many letters at once.
      if (checked.value === null && kindOf(field) !== "campaign")
        return page(request, response, query, 422, { error: "Chọn hoặc ghi giá trị mới." });
      const reason = tidy(fieldOf(request, "ly-do").slice(0, 500));
      if (reason === "") return page(request, response, query, 422, { error: "Ghi lý do sửa." });
      const { value } = checked;

      // Of the documents only the ids of those that would change are held.
      const changing: string[] = [];
      const found = { total: 0, same: 0, said: 0, unfit: 0 };
      const { search, catalogue } = readingOf(response);
      for await (const id of (await search.list(query)).ids()) {
        found.total += 1;
        if (found.total % AT_ONCE === 0) await othersFirst();
        const prospect = batches.prospect(id, field, value);
        if (prospect === "same" || prospect === "said") found[prospect] += 1;
        if (prospect !== "changes") continue;
        if (kindOf(field) === "province" && !isOfItsDay(id, value as ValueOf<"province">, response))
          found.unfit += 1;
        else changing.push(id);
      }
      const first = changing.slice(0, NAMED).flatMap((id) => {
        const document = catalogue.document(id);
        return document ? [{ id, ...headingOf(document.directive) }] : [];
      });
      if (fieldOf(request, "viec") !== "lam" || fieldOf(request, "so") !== String(changing.length)) {
        const preview = { ...found, field, value, changes: changing.length, first };
        return page(request, response, query, 200, { preview });
      }
      const batch = batches.beginBatch({ field, value }, changing, {
        ...{ reason, by: correctorOf(accessOf(response).visitor), at: new Date().toISOString() },
      });
      batchBegun();
      return response.redirect(303, `/sua-hang-loat/${batch}`);
    })
    .get("/:batch", (request, response) => {
      const batch = batchOf(request, response);
      if (!batch) return missing(response);
      const model = presentBatch(batch, namesFor(response, { knowledge }), seesAllOf(batch, response));
      return sendPage(response, 200, (frame) => <BatchPage frame={frame} model={model} />);
    })
    .post("/:batch/hoan-tac", (request, response) => {
      const by = correctorOf(accessOf(response).visitor);
      const batch = batchOf(request, response);
      const undoing =
        batch && seesAllOf(batch, response)
          ? batches.beginUndoing(batch.batch, by, new Date().toISOString())
          : null;
      if (undoing === null) return missing(response);
      batchBegun();
      return response.redirect(303, `/sua-hang-loat/${undoing}`);
    });
}

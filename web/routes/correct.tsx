/** `/van-ban/:id/sua`: any field of a document is put right, by hand and with a reason; and what was said is taken back. */
import { type Request, type Response, Router } from "express";
import type { CatalogueDocument, FieldState } from "../../src/catalogue/index.ts";
import { kindOf, nameIn, fieldOf as partOf } from "../../src/corrections/fields.ts";
import { missedAt, placeOfWords } from "../../src/corrections/missed.ts";
import { type Checked, checkTyped, type Typed, tidy } from "../../src/corrections/typed.ts";
import { keyWritten } from "../../src/graph/index.ts";
import { accessOf, readingOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { presentFields } from "../presenters/correct-page.ts";
import { correctHref, documentHref } from "../presenters/links.ts";
import { documentNotFound } from "../presenters/messages.ts";
import { queuePlace } from "../presenters/queue-place.ts";
import type { Services } from "../services.ts";
import { CorrectPage, FieldsPage } from "../views/correct.tsx";
import { MessagePage } from "../views/message-page.tsx";
import { fieldOf } from "./form.ts";
import { documentIdOf } from "./request.ts";
import { correctorOf, namesFor, queueOf, reviewOf } from "./review-request.ts";

type Needs = Pick<Services, "corrections" | "onCorrected" | "knowledge">;

const LONGEST_REASON = 500;
const LONGEST_WORDS = 600;
const NOT_THERE =
  "Không thấy câu này trong văn bản. Hãy chép nguyên văn câu viện dẫn, đúng từng chữ và dấu, từ phần nội dung của văn bản.";
const SEEN = "Máy đã thấy một viện dẫn ở câu này: hãy bấm vào viện dẫn ấy trong danh sách trên để sửa.";

export function correctRoutes(services: Needs, sendPage: SendPage): Router {
  const { corrections, onCorrected, knowledge } = services;
  const missing = (response: Response) =>
    sendPage(response, 404, (frame) => <MessagePage frame={frame} model={documentNotFound()} />);
  const documentOf = (request: Request, response: Response): CatalogueDocument | null => {
    const id = documentIdOf(request);
    return id === null ? null : readingOf(response).catalogue.document(id);
  };

  function checked(
    request: Request,
    response: Response,
    document: CatalogueDocument,
    field: string,
    typed: Typed = (name) => fieldOf(request, name),
  ): Checked {
    const { graph } = readingOf(response);
    const { issuedOn, province, citations } = document.directive;
    const cited = citations.filter(({ text }) => text === nameIn(field));
    const result = checkTyped(field, typed, {
      directive: document.directive,
      knowledge,
      candidates: cited.flatMap(({ key, candidates }) => [...(key === null ? [] : [key]), ...candidates]),
      keyOf(text) {
        const context = { issuedOn, provinceId: province?.issued.id ?? null };
        const { directive, candidates } = graph.resolve(text, context);
        if (directive) return directive.key;
        // What nobody has cited before is nowhere to be found, and yet named.
        return candidates.length > 0 ? null : keyWritten(text, context, knowledge);
      },
    });
    if (!result.ok) return result;
    const reason = fieldOf(request, "ly-do");
    if (tidy(reason.slice(0, LONGEST_REASON)) === "")
      return { ok: false, message: "Ghi lý do sửa, ví dụ “Theo bản gốc”." };
    return reason.length > LONGEST_REASON
      ? { ok: false, message: `Lý do dài quá ${LONGEST_REASON} ký tự; hãy viết gọn lại.` }
      : result;
  }

  /** Nothing was saved: the page says why, and holds what was typed. */
  function again(
    request: Request,
    response: Response,
    document: CatalogueDocument,
    state: FieldState,
    why: { readonly error: string } | { readonly changed: true },
  ) {
    const confirms = fieldOf(request, "viec") === "xac-nhan";
    const typed = confirms ? null : (name: string) => fieldOf(request, name);
    const model = reviewOf(response, services, document, state, { typed, ...why });
    const status = "error" in why ? 422 : 409;
    return sendPage(response, status, (frame) => (
      <CorrectPage frame={frame} model={model} queue={queueOf(request)} />
    ));
  }

  /** A citation that no reader saw: by the words of the letter. */
  function add(request: Request, response: Response, document: CatalogueDocument) {
    const typed = (name: string) => fieldOf(request, name);
    const words = tidy(typed("trich").slice(0, LONGEST_WORDS));
    const { citations } = document.directive;
    const field = partOf("citation", words);
    const meant = tidy(typed("khac").slice(0, LONGEST_WORDS)) || words;
    const result: Checked =
      missedAt(document.text, words, citations) === null
        ? { ok: false, message: placeOfWords(document.text, words) ? SEEN : NOT_THERE }
        : checked(request, response, document, field, (name) => (name === "khac" ? meant : typed(name)));
    if (!result.ok) {
      const { catalogue } = readingOf(response);
      const history = catalogue.correctionsOf(document.id);
      const tried = { typed, error: result.message };
      const model = presentFields(document, history, namesFor(response, services), tried);
      return sendPage(response, 422, (frame) => <FieldsPage frame={frame} model={model} />);
    }
    corrections.save({
      ...{ document: document.id, field, value: result.value, reason: tidy(typed("ly-do")), base: null },
      ...{ by: correctorOf(accessOf(response).visitor), at: new Date().toISOString() },
    });
    onCorrected();
    return response.redirect(303, correctHref(document.id, field));
  }

  return Router()
    .get("/:id/sua", (request, response) => {
      const document = documentOf(request, response);
      if (!document) return missing(response);
      const { catalogue } = readingOf(response);
      const { muc } = request.query;
      if (typeof muc !== "string" || kindOf(muc) === null) {
        const names = namesFor(response, services);
        const model = presentFields(document, catalogue.correctionsOf(document.id), names);
        return sendPage(response, 200, (frame) => <FieldsPage frame={frame} model={model} />);
      }
      const state = catalogue.fieldState(document.id, muc);
      if (!state) return missing(response);
      const cause = catalogue.doubt(document.id, muc)?.cause ?? null;
      const model = reviewOf(response, services, document, state, { cause });
      return sendPage(response, 200, (frame) => <CorrectPage frame={frame} model={model} queue={null} />);
    })
    .post("/:id/sua", (request, response) => {
      const document = documentOf(request, response);
      const field = fieldOf(request, "muc");
      if (document && field === "citation") return add(request, response, document);
      const state =
        document && kindOf(field) ? readingOf(response).catalogue.fieldState(document.id, field) : null;
      if (!document || !state) return missing(response);
      const confirms = fieldOf(request, "viec") === "xac-nhan";
      const typed: Checked = confirms
        ? { ok: true, value: state.value }
        : checked(request, response, document, field);
      if (!typed.ok) return again(request, response, document, state, { error: typed.message });
      const saved = corrections.save({
        ...{ document: document.id, field, value: typed.value },
        reason: confirms ? "" : tidy(fieldOf(request, "ly-do")),
        base: fieldOf(request, "dua-tren"),
        by: correctorOf(accessOf(response).visitor),
        at: new Date().toISOString(),
      });
      if (saved.kind === "gone") return missing(response);
      // What is shown beside it is what the visitor may see: not what the save came upon.
      const now =
        saved.kind === "changed" ? readingOf(response).catalogue.fieldState(document.id, field) : null;
      if (saved.kind === "changed") {
        if (!now) return missing(response);
        return again(request, response, documentOf(request, response) ?? document, now, { changed: true });
      }
      onCorrected();
      const queue = queueOf(request);
      const done = { document: document.id, uid: saved.entry.uid };
      return response.redirect(303, queue ? queuePlace(queue, done) : `${documentHref(document.id)}#phieu`);
    })
    .post("/:id/hoan-tac", (request, response) => {
      const document = documentOf(request, response);
      if (!document) return missing(response);
      const undone = corrections.undo({
        ...{ document: document.id, uid: fieldOf(request, "lan"), reason: "" },
        by: correctorOf(accessOf(response).visitor),
        at: new Date().toISOString(),
      });
      if (undone.kind === "gone") return missing(response);
      if (undone.kind === "saved") onCorrected();
      const field = undone.kind === "saved" ? undone.entry.field : undone.state.field;
      return response.redirect(303, correctHref(document.id, field));
    });
}

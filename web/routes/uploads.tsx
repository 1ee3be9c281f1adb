/** `/tai-len`: files from browsers go where the indexer walks; each sending has a page that says what became of it. */
import { type Request, type Response, Router } from "express";
import type { UploadedFile } from "../../src/catalogue/index.ts";
import { accessOf, readingOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { noSuchUpload, staleForm } from "../presenters/messages.ts";
import { presentSendPage, presentUpload, uploadHref } from "../presenters/uploads.ts";
import type { Services } from "../services.ts";
import { statusSoon } from "../status.ts";
import { receive } from "../uploads/receive.ts";
import type { Batch } from "../uploads/shelf.ts";
import { MessagePage } from "../views/message-page.tsx";
import { SendFilesPage, UploadPage } from "../views/uploads.tsx";
import { fieldOf } from "./form.ts";

const BATCHES_SHOWN = 10;
const PATIENCE_MS = 60_000;
const NOTHING_CHOSEN = "Chưa chọn tệp nào. Hãy chọn ít nhất một tệp rồi bấm Gửi.";
const BROKEN =
  "Dữ liệu gửi đến bị hỏng giữa chừng. Những tệp đã đến đủ nằm ở “Lần gửi gần đây”; hãy gửi lại các tệp còn thiếu.";
const TOO_SLOW =
  "Đường truyền im lặng quá lâu nên đã dừng nhận. Những tệp đã đến đủ nằm ở “Lần gửi gần đây”; hãy gửi lại các tệp còn thiếu.";

/** @param patienceMs without a byte from the browser. */
export function uploadRoutes(
  { uploads, logger }: Pick<Services, "uploads" | "logger">,
  sendPage: SendPage,
  { patienceMs = PATIENCE_MS }: { readonly patienceMs?: number } = {},
): Router {
  const form = (response: Response, error: string | null) =>
    presentSendPage(uploads.limits, readingOf(response).catalogue.uploadBatches(BATCHES_SHOWN), error);
  const missing = (response: Response) =>
    sendPage(response, 404, (frame) => <MessagePage frame={frame} model={noSuchUpload()} />);
  /** What somebody sent is theirs and the administrators' to take out again. */
  function isTheirs({ sender }: UploadedFile, response: Response): boolean {
    const { visitor, may } = accessOf(response);
    return may("administer") || sender === (visitor.kind === "person" ? visitor.person.id : null);
  }
  function theirs(request: Request, response: Response): UploadedFile | null {
    const files = readingOf(response).catalogue.uploadsOf(String(request.params.batch));
    const file = files.find(({ place }) => String(place) === fieldOf(request, "tep"));
    return file && isTheirs(file, response) ? file : null;
  }

  return Router()
    .get("/", (_request, response) =>
      sendPage(response, 200, (frame) => <SendFilesPage frame={frame} model={form(response, null)} />),
    )
    .post("/", async (request, response) => {
      const { visitor, isFormToken } = accessOf(response);
      let batch: Batch | null = null;
      await uploads.sweep();
      const how = await receive(request, {
        isFormToken,
        begin: () => {
          batch = uploads.begin(visitor.kind === "person" ? visitor.person.id : null);
          return batch;
        },
        fileBytes: uploads.limits.fileBytes,
        patienceMs,
      });
      const begun = batch as Batch | null;
      const refuse = (status: number, error: string) =>
        sendPage(response, status, (frame) => <SendFilesPage frame={frame} model={form(response, error)} />);
      response.set("Cache-Control", "no-store");
      switch (how) {
        case "done":
          return begun && begun.files > 0
            ? response.redirect(303, uploadHref(begun.id))
            : refuse(400, NOTHING_CHOSEN);
        case "stale":
          return sendPage(response, 403, (frame) => <MessagePage frame={frame} model={staleForm()} />);
        case "no-form":
          return refuse(400, begun ? BROKEN : NOTHING_CHOSEN);
        case "silent":
          response.set("Connection", "close");
          return refuse(408, TOO_SLOW);
        case "gone":
          return void response.destroy();
        default:
          return how satisfies never;
      }
    })
    .post("/:batch/xoa", async (request, response) => {
      const { visitor } = accessOf(response);
      const file = theirs(request, response);
      const by = visitor.kind === "person" ? visitor.person.id : null;
      if (!file || !(await uploads.wastebasket.discard(file, by))) return missing(response);
      return response.redirect(303, uploadHref(file.batch));
    })
    .post("/:batch/khoi-phuc", async (request, response) => {
      const file = theirs(request, response);
      if (!file || !(await uploads.wastebasket.restore(file))) return missing(response);
      return response.redirect(303, uploadHref(file.batch));
    })
    .get("/:batch", async (request, response) => {
      const { catalogue } = readingOf(response);
      const files = catalogue.uploadsOf(request.params.batch ?? "");
      if (files.length === 0) return missing(response);
      const model = presentUpload({
        files,
        mayDiscard: (file) => isTheirs(file, response),
        now: new Date(),
        *membersOf(path) {
          for (const record of catalogue.filesUnder(path)) if (record.path !== path) yield record;
        },
        indexing: (await statusSoon(readingOf(response), logger))?.indexing ?? null,
      });
      return sendPage(response, 200, (frame) => <UploadPage frame={frame} model={model} />);
    });
}

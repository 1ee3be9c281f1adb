/** `/van-ban/:id/sua`: a field of a document, or the list of all of them. */
import type { FieldsModel } from "../presenters/correct-page.ts";
import { correctHref } from "../presenters/links.ts";
import { placeText, type QueuePlace, queueHref } from "../presenters/queue-place.ts";
import type { ReviewModel } from "../presenters/review.ts";
import { Refusal } from "./fields.tsx";
import { FormToken, type Frame, Layout } from "./layout.tsx";
import { Unknown, Whole } from "./pieces.tsx";
import { ControlView, History, Review } from "./review.tsx";

/** @param queue the place in the queue to which the form returns. */
export function CorrectPage({
  frame,
  model,
  queue,
}: {
  readonly frame: Frame;
  readonly model: ReviewModel;
  readonly queue: QueuePlace | null;
}) {
  const hidden = queue
    ? [
        { name: "hang", value: placeText(queue.at) },
        { name: "hang-muc", value: queue.kind ?? "" },
        { name: "hang-ly-do", value: queue.cause ?? "" },
      ]
    : [];
  return (
    <Layout frame={frame} title={`Sửa: ${model.label}`} page="review">
      <main id="noi-dung" class="review-page" tabIndex={-1}>
        <p class="back">
          {queue ? (
            <a href={queueHref(queue, { sau: placeText(queue.at) })}>Mục kế tiếp trong danh sách cần xem</a>
          ) : (
            <a href={correctHref(model.document.id)}>Mọi mục của văn bản này</a>
          )}
        </p>
        <h1>Sửa phiếu văn bản</h1>
        <Review frame={frame} model={model} hidden={hidden} />
      </main>
    </Layout>
  );
}

export function FieldsPage({ frame, model }: { readonly frame: Frame; readonly model: FieldsModel }) {
  return (
    <Layout frame={frame} title="Sửa phiếu văn bản" page="review">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <p class="back">
          <a href={model.href}>Về văn bản</a>
        </p>
        <h1>Sửa phiếu văn bản</h1>
        <p>
          <Whole text={model.title} />
          <span class="row-title">
            <Whole text={model.says} />
          </span>
        </p>
        <ul class="rows fields">
          {model.fields.map((field) => (
            <li key={field.href}>
              <a href={field.href}>
                <Whole text={field.label} />
              </a>
              <span class="row-title">
                {field.value === null ? <Unknown>không rõ</Unknown> : <Whole text={field.value} />}
              </span>
            </li>
          ))}
        </ul>
        {model.campaigns.length > 0 && (
          <details class="more">
            <summary>Gắn thêm chiến dịch</summary>
            <ul class="rows">
              {model.campaigns.map((campaign) => (
                <li key={campaign.href}>
                  <a href={campaign.href}>{campaign.label}</a>
                </li>
              ))}
            </ul>
          </details>
        )}
        <details class="more" open={model.missed.error !== null} id="vien-dan-sot">
          <summary>Thêm viện dẫn mà máy không thấy</summary>
          <form method="post" action={`/van-ban/${model.id}/sua`} class="form correct">
            <FormToken frame={frame} />
            <input type="hidden" name="muc" value="citation" />
            <input type="hidden" name="gia-tri" value="khac" />
            <Refusal error={model.missed.error ?? undefined} />
            {model.missed.controls.map((control) => (
              <ControlView key={control.name} control={control} />
            ))}
            <p class="field">
              <label for="o-ly-do">Lý do</label>
              <input id="o-ly-do" name="ly-do" value={model.missed.reason} autocomplete="off" required />
            </p>
            <button type="submit">Thêm viện dẫn</button>
          </form>
        </details>
        <History frame={frame} document={model.id} rows={model.history} />
      </main>
    </Layout>
  );
}

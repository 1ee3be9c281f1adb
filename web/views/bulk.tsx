/** `/sua-hang-loat`: a change of many documents: asked, shown beforehand, watched, taken back. */
import type { BatchModel, BulkModel } from "../presenters/bulk.ts";
import { Refusal } from "./fields.tsx";
import { FormToken, type Frame, Layout } from "./layout.tsx";
import { DocumentRows } from "./pieces.tsx";
import { ControlView } from "./review.tsx";

/** Seconds after which the page of a batch that goes on asks again. */
const AGAIN = 3;

export function BulkPage({ frame, model }: { readonly frame: Frame; readonly model: BulkModel }) {
  const { preview } = model;
  return (
    <Layout frame={frame} title="Sửa hàng loạt" page="review">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <p class="back">
          <a href={model.backHref}>Về danh sách</a>
        </p>
        <h1>Sửa hàng loạt</h1>
        <p>{model.says}</p>
        <form method="post" action="/sua-hang-loat" class="form correct bulk">
          <FormToken frame={frame} />
          <input type="hidden" name="cau-hoi" value={model.asked} />
          <Refusal error={model.error ?? undefined} />
          <fieldset class="choices">
            <legend>Sửa mục nào</legend>
            {model.fields.map(({ value, label }) => (
              <label key={value}>
                <input type="radio" name="muc" value={value} checked={value === model.field} /> {label}
              </label>
            ))}
          </fieldset>
          {model.parts.map(({ field, controls }) => (
            <div key={field} class={`bulk-part of-${field}`}>
              {controls.map((control) => (
                <ControlView key={control.name} control={control} />
              ))}
            </div>
          ))}
          <p class="field">
            <label for="o-ly-do">Lý do</label>
            <input id="o-ly-do" name="ly-do" value={model.reason} autocomplete="off" required />
          </p>
          <button type="submit" name="viec" value="xem">
            Xem trước
          </button>
          {preview && (
            <section class="done" aria-label="Xem trước">
              <p>
                <strong>{preview.says}</strong>
              </p>
              {preview.rest.map((line) => (
                <p key={line}>{line}.</p>
              ))}
              <DocumentRows rows={preview.first} />
              {preview.changes > 0 && (
                <>
                  <input type="hidden" name="so" value={String(preview.changes)} />
                  <button type="submit" name="viec" value="lam">
                    Sửa {preview.changes.toLocaleString("vi-VN")} văn bản
                  </button>
                </>
              )}
            </section>
          )}
        </form>
        {model.batches.length > 0 && (
          <>
            <h2>Những lần sửa hàng loạt</h2>
            <ul class="rows">
              {model.batches.map((batch) => (
                <li key={batch.href}>
                  <a href={batch.href}>{batch.label}</a>
                  <span class="row-title">{batch.says}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </main>
    </Layout>
  );
}

export function BatchPage({ frame, model }: { readonly frame: Frame; readonly model: BatchModel }) {
  return (
    <Layout frame={frame} title="Sửa hàng loạt" page="review" refresh={model.running ? AGAIN : undefined}>
      <main id="noi-dung" class="form-page" tabIndex={-1} data-live>
        <p class="back">
          <a href="/sua-hang-loat">Những lần sửa hàng loạt</a>
        </p>
        <h1>{model.title}</h1>
        <p class="says">
          {model.says}
          {model.reason && `: ${model.reason}`}
        </p>
        <p role="status">{model.progress}</p>
        {model.running && (
          <p class="running">
            <progress value={model.done} max={model.total} aria-label="Đã làm" />
          </p>
        )}
        {model.undoing === "unseen" && (
          <p>
            Trong các văn bản đã đổi có văn bản mà nay anh chị không được xem. Muốn bỏ cả lần sửa này, hãy nhờ
            người quản trị.
          </p>
        )}
        {model.undoing === "offered" && (
          <form method="post" action={`/sua-hang-loat/${model.batch}/hoan-tac`} class="form">
            <FormToken frame={frame} />
            <button type="submit">Bỏ cả lần sửa này</button>
          </form>
        )}
        {model.undoneHref && (
          <p>
            <a href={model.undoneHref}>Lần sửa này đã được bỏ.</a>
          </p>
        )}
      </main>
    </Layout>
  );
}

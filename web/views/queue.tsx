/** `/can-xem`: the queue of doubtful fields. Works by buttons and links; keys where scripts run. */
import type { Choice, QueueModel } from "../presenters/queue.ts";
import { type Frame, Layout } from "./layout.tsx";
import { Review, UndoForm } from "./review.tsx";

export function QueuePage({ frame, model }: { readonly frame: Frame; readonly model: QueueModel }) {
  const { item, done } = model;
  return (
    <Layout frame={frame} title="Cần xem" page="review">
      <main id="noi-dung" class="review-page" tabIndex={-1}>
        <div class="queue-head">
          <h1>
            Cần xem: <strong>{model.total}</strong> mục
          </h1>
          {item && (
            <nav class="queue-moves" aria-label="Đi trong danh sách">
              <a href={item.previousHref} rel="prev" data-key="k">
                Mục trước <kbd>k</kbd>
              </a>
              <a href={item.nextHref} rel="next" data-key="j">
                Để sau <kbd>j</kbd>
              </a>
            </nav>
          )}
        </div>
        <Choices label="Mục" choices={model.kinds} />
        <Choices label="Vì sao" choices={model.causes} />
        {done && (
          <div class="done" role="status">
            {done.label}: {done.what}.{" "}
            {done.undoable && <UndoForm frame={frame} document={done.document} row={done} />}
          </div>
        )}
        {item ? (
          <Review frame={frame} model={item.review} hidden={item.hidden} />
        ) : (
          <p>Không còn mục nào cần xem. Văn bản mới vào kho mà có chỗ máy chưa chắc sẽ hiện ở đây.</p>
        )}
        <p class="says keys">
          <kbd>c</kbd> đúng · <kbd>s</kbd> sửa · <kbd>j</kbd> để sau · <kbd>k</kbd> mục trước · <kbd>?</kbd>{" "}
          các phím
        </p>
      </main>
    </Layout>
  );
}

function Choices({ label, choices }: { readonly label: string; readonly choices: readonly Choice[] }) {
  return (
    <nav class="queue-filter" aria-label={label}>
      <span class="says">{label}:</span>
      {choices.map((choice) => (
        <a key={choice.href} href={choice.href} aria-current={choice.current ? "true" : undefined}>
          {choice.label} <span class="count">{choice.count}</span>
        </a>
      ))}
    </nav>
  );
}

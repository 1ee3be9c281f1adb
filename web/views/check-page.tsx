/** `/chi-thi/kiem-tra`: a draft is pasted, its citations are looked up, nothing is kept. */
import type { CheckPageModel, CheckRow } from "../presenters/check-page.ts";
import { DirectiveRows } from "./directive-list.tsx";
import { type Frame, Layout } from "./layout.tsx";
import { Whole } from "./pieces.tsx";

export function CheckPage({ frame, model }: { readonly frame: Frame; readonly model: CheckPageModel }) {
  const { result } = model;
  return (
    <Layout frame={frame} title="Kiểm tra dự thảo" page="directives">
      <main id="noi-dung" class="directives check" tabIndex={-1}>
        <p class="crumbs">
          <a href="/chi-thi">Chỉ thị</a>
        </p>
        <h1>Kiểm tra các viện dẫn của một dự thảo</h1>
        {model.problem && (
          <p class="check-problem" role="alert">
            {model.problem}
          </p>
        )}
        {result ? (
          <>
            <p class="check-summary">
              <strong>{result.summary}</strong>
            </p>
            <Rows id="can-xem" title="Cần xem lại" rows={result.doubtful} />
            <section id="du-thao">
              <h2>Dự thảo</h2>
              <div class="document-text check-text">
                <CheckedText paragraphs={result.paragraphs} />
              </div>
            </section>
            <Rows id="dung" title="Không thấy gì đáng ngờ" rows={result.fine} />
            <section>
              <h2>Sửa rồi kiểm tra lại</h2>
              <Form text={model.text} />
            </section>
          </>
        ) : (
          <Form text={model.text} />
        )}
      </main>
    </Layout>
  );
}

function Form({ text }: { readonly text: string }) {
  return (
    <form class="check-form" action="/chi-thi/kiem-tra" method="post">
      <label for="du-thao-o">
        Dán nội dung vào đây (tối đa 1 MB). Văn bản chỉ được đọc để trả lời, không lưu lại ở đâu.
      </label>
      <textarea id="du-thao-o" name="text" rows={14} required spellcheck={false}>
        {text}
      </textarea>
      <button type="submit">Kiểm tra</button>
    </form>
  );
}

function CheckedText({
  paragraphs,
}: {
  readonly paragraphs: NonNullable<CheckPageModel["result"]>["paragraphs"];
}) {
  return (
    <>
      {paragraphs.map((runs, at) => (
        <p key={at}>
          {runs.map((run) => {
            const text = run.pieces.map((piece) => piece.text).join("");
            return run.link ? (
              <a
                class={`citation ${run.link.state}`}
                id={run.link.id || undefined}
                href={run.link.href}
                title={run.link.title}
              >
                {text}
              </a>
            ) : (
              text
            );
          })}
        </p>
      ))}
    </>
  );
}

function Rows({
  id,
  title,
  rows,
}: {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly CheckRow[];
}) {
  if (rows.length === 0) return null;
  return (
    <section id={id}>
      <h2>
        {title} ({rows.length})
      </h2>
      <ol class="check-rows">
        {rows.map((row) => (
          <RowView key={row.id} row={row} />
        ))}
      </ol>
    </section>
  );
}

function RowView({ row }: { readonly row: CheckRow }) {
  return (
    <li id={row.id} class={`check-row ${row.state}`}>
      <p class="check-cited">
        <a href={row.textHref}>
          <Whole text={row.text} />
        </a>
      </p>
      {row.notes.map((note) => (
        <p key={note} class="check-note">
          {note}
        </p>
      ))}
      {row.label && (
        <p class="check-found">
          {row.href ? (
            <a href={row.href}>
              <Whole text={row.label} />
            </a>
          ) : (
            <Whole text={row.label} />
          )}
          {row.title && <span class="row-title">{row.title}</span>}
          {row.says && <span class="says"> {row.says}</span>}
        </p>
      )}
      {row.candidates.length > 0 && <DirectiveRows rows={row.candidates} />}
      {row.basis && (
        <div class="directive-basis">
          <p class="basis-line" id={`can-cu-${row.id}`}>
            {row.basis}
          </p>
          <button type="button" class="copy-small" data-copy={`can-cu-${row.id}`} data-done="Đã chép" hidden>
            Chép căn cứ
          </button>
        </div>
      )}
    </li>
  );
}

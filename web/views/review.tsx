/** One field that somebody looks at: the passage, what was read, one button to confirm, a form to put it right. */
import type { HistoryRow, ReviewModel } from "../presenters/review.ts";
import type { Control } from "../presenters/review-fields.ts";
import { Refusal } from "./fields.tsx";
import { FormToken, type Frame } from "./layout.tsx";
import { Marked, Unknown, Whole } from "./pieces.tsx";

export interface ReviewProps {
  readonly frame: Frame;
  readonly model: ReviewModel;
  /** What the forms carry besides. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

export function Review({ frame, model, hidden }: ReviewProps) {
  return (
    <div class="review" data-review>
      <div class="review-text">
        <p class="review-document">
          <a href={model.document.href}>
            <Whole text={model.document.title} />
          </a>
          <span class="row-title">
            <Whole text={model.document.says} />
          </span>
        </p>
        {model.message && <p class="note">{model.message}</p>}
        {model.picture && (
          <p>
            <img class="line-picture" src={model.picture} alt={`Hình dòng chữ: ${model.label}`} />
          </p>
        )}
        {model.passages.map((passage, at) => (
          <blockquote class="passage" key={at}>
            <Marked fragments={passage} />
          </blockquote>
        ))}
      </div>
      <div class="review-side">
        <h2 class="review-field">
          {model.label}
          {model.cause && <span class="cause-tag">{model.cause}</span>}
        </h2>
        <p class="review-value">{model.value === null ? <Unknown>không rõ</Unknown> : model.value}</p>
        {model.read && <p class="says">Máy đọc: {model.read}</p>}
        {model.other && (
          <p class="refusal" role="alert">
            Chưa lưu: trong lúc anh chị xem, mục này đã đổi. {model.other.who}: “{model.other.value}”. Ô bên
            dưới vẫn giữ điều anh chị vừa ghi; bấm “Lưu sửa” nếu vẫn muốn thay.
          </p>
        )}
        <form method="post" action={`/van-ban/${model.document.id}/sua`} class="confirm">
          <Carried frame={frame} model={model} hidden={hidden} />
          <button type="submit" name="viec" value="xac-nhan" data-key="c">
            {model.value === null ? "Đúng là không có" : "Đúng"} <kbd>c</kbd>
          </button>
        </form>
        <form method="post" action={`/van-ban/${model.document.id}/sua`} class="form correct">
          <Carried frame={frame} model={model} hidden={hidden} />
          <Refusal error={model.error ?? undefined} />
          {model.controls.map((control) => (
            <ControlView key={control.name} control={control} />
          ))}
          <p class="field">
            <label for="o-ly-do">Lý do</label>
            <input id="o-ly-do" name="ly-do" value={model.reason} autocomplete="off" required />
          </p>
          <button type="submit" name="viec" value="sua">
            Lưu sửa
          </button>
        </form>
        <History frame={frame} document={model.document.id} rows={model.history} />
      </div>
    </div>
  );
}

function Carried({ frame, model, hidden }: ReviewProps) {
  return (
    <>
      <FormToken frame={frame} />
      <input type="hidden" name="muc" value={model.field} />
      <input type="hidden" name="dua-tren" value={model.base} />
      {hidden.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

export function ControlView({ control }: { readonly control: Control }) {
  const { name, label, value, options, hint, as } = control;
  const id = `o-${name}`;
  const described = hint ? { "aria-describedby": `${id}-noi` } : {};
  const says = hint && (
    <span class="says" id={`${id}-noi`}>
      {hint}
    </span>
  );
  if (as === "radio") {
    return (
      <fieldset class="choices">
        <legend>{label}</legend>
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} value={option.value} checked={option.value === value} />{" "}
            <Whole text={option.label} />
          </label>
        ))}
        {says}
      </fieldset>
    );
  }
  return (
    <p class="field">
      <label for={id}>{label}</label>
      {as === "text" && (
        <input id={id} name={name} value={value} autocomplete="off" spellcheck={false} {...described} />
      )}
      {as === "area" && (
        <textarea id={id} name={name} rows={4} {...described}>
          {value}
        </textarea>
      )}
      {as === "select" && (
        <select id={id} name={name} {...described}>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {says}
    </p>
  );
}

export function History({
  frame,
  document,
  rows,
}: {
  readonly frame: Frame;
  readonly document: string;
  readonly rows: readonly (HistoryRow & { readonly label?: string })[];
}) {
  if (rows.length === 0) return null;
  return (
    <section class="history">
      <h2>Đã sửa, đã xác nhận</h2>
      <ul class="rows">
        {rows.map((row) => (
          <li key={row.uid} class={row.stands ? undefined : "undone"}>
            {row.label && <strong>{row.label}: </strong>}
            {row.what}
            {row.reason && <span class="says"> {row.reason}</span>}
            <span class="row-title">{row.when}</span>
            {row.undoable && <UndoForm frame={frame} document={document} row={row} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function UndoForm({
  frame,
  document,
  row,
}: {
  readonly frame: Frame;
  readonly document: string;
  readonly row: HistoryRow;
}) {
  return (
    <form method="post" action={`/van-ban/${document}/hoan-tac`}>
      <FormToken frame={frame} />
      <input type="hidden" name="lan" value={row.uid} />
      <button type="submit" class="quiet">
        Bỏ lần này<span class="visually-hidden">: {row.what}</span>
      </button>
    </form>
  );
}

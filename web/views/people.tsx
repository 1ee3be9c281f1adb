/** `/nguoi-dung`: who has an account. */
import type { PeopleModel, PersonRow } from "../presenters/people.ts";
import { Field, Refusal } from "./fields.tsx";
import { FormToken, type Frame, Layout } from "./layout.tsx";

interface Props {
  readonly frame: Frame;
  readonly model: PeopleModel;
}

export function PeoplePage({ frame, model }: Props) {
  const { link } = model;
  return (
    <Layout frame={frame} title="Người dùng" page="people">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <h1>Người dùng</h1>
        <p class="also">
          <a href="/nhat-ky">Nhật ký</a> · <a href="/thu-di">Thư gửi đi</a>
        </p>
        <Refusal error={model.error} />
        {link && (
          <div class="done" role="status">
            <p>
              Liên kết để <strong>{link.name}</strong> đặt mật khẩu. Trao tận tay hoặc qua kênh riêng; dùng
              được một lần, trong hai ngày, và chỉ hiện ở đây lần này:
            </p>
            <p>
              <code class="link">{link.href}</code>
            </p>
          </div>
        )}
        <ul class="rows people">
          {model.rows.map((row) => (
            <li key={row.id} class={row.closed ? "row-with-action closed" : "row-with-action"}>
              <span>
                {row.fullName}
                {row.self && " (đang đăng nhập)"}
                <span class="row-title">
                  {row.name}, {row.says}
                </span>
              </span>
              <Actions frame={frame} model={model} row={row} />
            </li>
          ))}
        </ul>
        <h2>Thêm người dùng</h2>
        <form action="/nguoi-dung" method="post" class="form">
          <FormToken frame={frame} />
          <Field name="ten" label="Tên đăng nhập" hint="Chữ, số và dấu . _ - @, không có khoảng trắng." />
          <Field name="ho-ten" label="Họ và tên" optional />
          <fieldset class="choices">
            <legend>Quyền</legend>
            {model.roles.map(({ id, name, may }) => (
              <label key={id}>
                <input type="radio" name="vai-tro" value={id} checked={id === "reader"} /> {name}{" "}
                <span class="says">({may})</span>
              </label>
            ))}
          </fieldset>
          <button type="submit">Thêm và lấy liên kết</button>
        </form>
      </main>
    </Layout>
  );
}

function Actions({ frame, model, row }: Props & { readonly row: PersonRow }) {
  const of = <span class="visually-hidden"> {row.name}</span>;
  const at = (what: string) => `/nguoi-dung/${row.id}/${what}`;
  if (row.closed) {
    return (
      <form action={at("mo")} method="post">
        <FormToken frame={frame} />
        <button type="submit" class="quiet">
          Mở lại{of}
        </button>
      </form>
    );
  }
  return (
    <div class="actions">
      <form action={at("vai-tro")} method="post">
        <FormToken frame={frame} />
        <select name="vai-tro" aria-label={`Quyền của ${row.name}`}>
          {model.roles.map(({ id, name }) => (
            <option key={id} value={id} selected={id === row.role}>
              {name}
            </option>
          ))}
        </select>{" "}
        <button type="submit" class="quiet">
          Đổi quyền{of}
        </button>
      </form>
      <form action={at("lien-ket")} method="post">
        <FormToken frame={frame} />
        <button type="submit" class="quiet">
          Liên kết đặt mật khẩu{of}
        </button>
      </form>
      {!row.self && (
        <form action={at("dong")} method="post">
          <FormToken frame={frame} />
          <button type="submit" class="quiet">
            Khoá{of}
          </button>
        </form>
      )}
    </div>
  );
}

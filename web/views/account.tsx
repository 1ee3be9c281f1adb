/** `/tai-khoan`: one's own password and sessions. */
import type { AccountModel } from "../presenters/people.ts";
import { Field, Refusal } from "./fields.tsx";
import { FormToken, type Frame, Layout } from "./layout.tsx";
import { NewPassword } from "./sign-in.tsx";

export function AccountPage({ frame, model }: { readonly frame: Frame; readonly model: AccountModel }) {
  const others = model.sessions.some(({ current }) => !current);
  return (
    <Layout frame={frame} title="Tài khoản" page="account">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <h1>{model.fullName}</h1>
        <p class="says">
          {model.role}, tên đăng nhập {model.name}
        </p>
        {model.done && (
          <p class="done" role="status">
            {model.done}
          </p>
        )}
        <h2>Đổi mật khẩu</h2>
        <form action="/tai-khoan/mat-khau" method="post" class="form">
          <Refusal error={model.error} />
          <FormToken frame={frame} />
          <Field name="hien-tai" label="Mật khẩu hiện tại" type="password" autocomplete="current-password" />
          <NewPassword />
          <button type="submit">Đổi mật khẩu</button>
          <p class="says">Các phiên đăng nhập khác sẽ kết thúc.</p>
        </form>
        <h2>Phiên đăng nhập</h2>
        <ul class="rows">
          {model.sessions.map((session) => (
            <li key={session.id} class="row-with-action">
              <span>
                {session.browser}
                {session.current && " (phiên này)"}
                <span class="row-title">{session.says}</span>
              </span>
              {!session.current && (
                <form action="/tai-khoan/phien" method="post">
                  <FormToken frame={frame} />
                  <button type="submit" name="phien" value={String(session.id)} class="quiet">
                    Kết thúc<span class="visually-hidden"> phiên {session.browser}</span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
        {others && (
          <form action="/tai-khoan/phien" method="post">
            <FormToken frame={frame} />
            <button type="submit" name="phien" value="khac" class="quiet">
              Kết thúc mọi phiên khác
            </button>
          </form>
        )}
      </main>
    </Layout>
  );
}

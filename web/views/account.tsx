/** `/tai-khoan`: one's own password and sessions. */

import { LIFETIMES, SCOPES } from "../../src/people/access-tokens.ts";
import { type AccountModel, SCOPE_NAMES } from "../presenters/people.ts";
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
        <Tokens frame={frame} model={model} />
        <MailAddress frame={frame} mail={model.mail} />
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

function MailAddress({ frame, mail }: { readonly frame: Frame; readonly mail: AccountModel["mail"] }) {
  return (
    <>
      <h2 id="thu">Thư báo văn bản mới</h2>
      {mail === null ? (
        <p class="says">Máy chủ chưa đặt máy gửi thư, nên chưa báo bằng thư được.</p>
      ) : (
        <>
          {mail.address && (
            <form action="/tai-khoan/thu/bo" method="post" class="row-with-action">
              <FormToken frame={frame} />
              <span>Gửi đến {mail.address}</span>
              <button type="submit" class="quiet">
                Bỏ địa chỉ này
              </button>
            </form>
          )}
          {mail.waiting && (
            <p class="says">Đang chờ xác nhận {mail.waiting}: hãy mở liên kết trong thư gửi đến đó.</p>
          )}
          <form action="/tai-khoan/thu" method="post" class="form">
            <FormToken frame={frame} />
            <Field
              name="dia-chi"
              label={mail.address ? "Địa chỉ thư khác" : "Địa chỉ thư"}
              type="email"
              autocomplete="email"
            />
            <Field
              name="hien-tai"
              id="mat-khau-thu"
              label="Mật khẩu hiện tại"
              type="password"
              autocomplete="current-password"
            />
            <button type="submit">Gửi thư xác nhận</button>
            <p class="says">Địa chỉ này cũng dùng để đặt mật khẩu mới khi quên.</p>
          </form>
        </>
      )}
    </>
  );
}

export function ConfirmMailPage(props: {
  readonly frame: Frame;
  readonly model: { readonly token: string; readonly waiting: string | null };
}) {
  const { frame, model } = props;
  return (
    <Layout frame={frame} title="Xác nhận địa chỉ thư" page="account">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <h1>Xác nhận địa chỉ thư</h1>
        {model.waiting === null ? (
          <p>
            Không có địa chỉ nào đang chờ xác nhận. <a href="/tai-khoan">Về tài khoản</a>
          </p>
        ) : (
          <form action="/tai-khoan/thu/xac-nhan" method="post" class="form">
            <FormToken frame={frame} />
            <input type="hidden" name="the" value={model.token} />
            <p>Từ nay thư của Chỉ Dẫn gửi đến {model.waiting}.</p>
            <button type="submit">Đúng là địa chỉ của tôi</button>
          </form>
        )}
      </main>
    </Layout>
  );
}

function Tokens({ frame, model }: { readonly frame: Frame; readonly model: AccountModel }) {
  return (
    <>
      <h2 id="khoa">Khoá truy cập cho chương trình</h2>
      {model.token && (
        <div class="done" role="status">
          <p>Chép khoá này vào chương trình. Nó chỉ hiện một lần:</p>
          <p>
            <code class="link">{model.token}</code>
          </p>
        </div>
      )}
      <ul class="rows">
        {model.tokens.map(({ id, name, says }) => (
          <li key={id} class="row-with-action">
            <span>
              {name}
              <span class="row-title">{says}</span>
            </span>
            <form action="/tai-khoan/khoa/bo" method="post">
              <FormToken frame={frame} />
              <button type="submit" name="khoa" value={String(id)} class="quiet">
                Bỏ<span class="visually-hidden"> khoá {name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <details>
        <summary>Lập khoá mới</summary>
        <form action="/tai-khoan/khoa" method="post" class="form">
          <FormToken frame={frame} />
          <Field name="ten" id="ten-khoa" label="Dùng cho việc gì" />
          <fieldset>
            <legend>Được làm gì</legend>
            {SCOPES.filter((scope) => frame.access.may(scope)).map((scope) => (
              <p key={scope}>
                <label>
                  <input type="checkbox" name="quyen" value={scope} checked={scope === "read"} />{" "}
                  {SCOPE_NAMES[scope]}
                </label>
              </p>
            ))}
          </fieldset>
          <p class="field">
            <label for="han-khoa">Hết hạn sau</label>
            <select id="han-khoa" name="han">
              {LIFETIMES.map((days) => (
                <option key={days} value={String(days)}>
                  {days} ngày
                </option>
              ))}
            </select>
          </p>
          <button type="submit">Lập khoá</button>
          <p class="says">
            Chương trình gửi khoá trong dòng “Authorization: Bearer …” đến các địa chỉ /api/.
          </p>
        </form>
      </details>
    </>
  );
}

/** Pages before somebody is signed in. */
import type { ComponentChildren } from "preact";
import { SHORTEST_PASSWORD } from "../../src/people/names.ts";
import type { Person } from "../../src/people/roles.ts";
import { Field, Refusal } from "./fields.tsx";
import { FormToken, type Frame, Layout } from "./layout.tsx";

interface PageProps<Model> {
  readonly frame: Frame;
  readonly model: Model;
}

/** @param model.waiting nobody has an account yet */
export function SignInPage({
  frame,
  model,
}: PageProps<{ name?: string; next: string; error?: string; waiting: boolean; mailing: boolean }>) {
  return (
    <Layout frame={frame} title="Đăng nhập" page="account">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <h1>Đăng nhập</h1>
        {model.waiting ? (
          <p>
            Chưa có tài khoản nào. Người cài đặt mở liên kết in trong cửa sổ lệnh của Chỉ Dẫn để lập tài khoản
            quản trị.
          </p>
        ) : (
          <form action="/dang-nhap" method="post" class="form">
            <Refusal error={model.error} />
            <FormToken frame={frame} />
            <input type="hidden" name="next" value={model.next} />
            <Field
              name="ten"
              label="Tên đăng nhập"
              value={model.name ?? ""}
              autocomplete="username"
              focused={!model.name}
            />
            <Field
              name="mat-khau"
              label="Mật khẩu"
              type="password"
              autocomplete="current-password"
              focused={Boolean(model.name)}
            />
            <button type="submit">Đăng nhập</button>
            {model.mailing ? (
              <p class="says">
                <a href="/dang-nhap/quen">Quên mật khẩu</a>
              </p>
            ) : (
              <p class="says">{ASK_ADMINISTRATOR}</p>
            )}
          </form>
        )}
      </main>
    </Layout>
  );
}

const ASK_ADMINISTRATOR = "Quên mật khẩu: xin người quản trị một liên kết để đặt mật khẩu mới.";

export function ForgottenPage({ frame, model }: PageProps<{ mailing: boolean; sent: boolean }>) {
  return (
    <Layout frame={frame} title="Quên mật khẩu" page="account">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <h1>Quên mật khẩu</h1>
        {!model.mailing && <p>{ASK_ADMINISTRATOR}</p>}
        {model.mailing && model.sent && (
          <p class="done" role="status">
            Nếu có tài khoản tên ấy và tài khoản đã xác nhận địa chỉ thư, vài phút nữa sẽ có thư kèm liên kết
            đặt mật khẩu mới. Không thấy thư thì xin người quản trị một liên kết.
          </p>
        )}
        {model.mailing && !model.sent && (
          <form action="/dang-nhap/quen" method="post" class="form">
            <FormToken frame={frame} />
            <Field name="ten" label="Tên đăng nhập" autocomplete="username" focused />
            <button type="submit">Gửi liên kết đến thư của tôi</button>
          </form>
        )}
      </main>
    </Layout>
  );
}

export function FirstAccountPage({
  frame,
  model,
}: PageProps<{ token: string; name?: string; fullName?: string; error?: string }>) {
  return (
    <Layout frame={frame} title="Lập tài khoản quản trị" page="account">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <h1>Lập tài khoản quản trị</h1>
        <p>
          Người quản trị lập tài khoản cho những người khác. Từ khi có tài khoản này, ai muốn đọc kho cũng
          phải đăng nhập; các tìm kiếm đã lưu trên máy này được giữ cho người quản trị.
        </p>
        <form action="/tai-khoan/lap" method="post" class="form">
          <Refusal error={model.error} />
          <FormToken frame={frame} />
          <input type="hidden" name="the" value={model.token} />
          <Field
            name="ten"
            label="Tên đăng nhập"
            value={model.name ?? ""}
            autocomplete="username"
            hint="Chữ, số và dấu . _ - @, không có khoảng trắng."
            focused
          />
          <Field name="ho-ten" label="Họ và tên" value={model.fullName ?? ""} autocomplete="name" />
          <NewPassword />
          <button type="submit">Lập tài khoản</button>
        </form>
      </main>
    </Layout>
  );
}

export function ChoosePasswordPage({
  frame,
  model,
}: PageProps<{ token: string; person: Person; error?: string }>) {
  return (
    <Layout frame={frame} title="Đặt mật khẩu" page="account">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <h1>Đặt mật khẩu</h1>
        <p>
          Cho tài khoản <strong>{model.person.name}</strong> ({model.person.fullName}). Các phiên đăng nhập cũ
          của tài khoản sẽ kết thúc.
        </p>
        <form action="/tai-khoan/lien-ket" method="post" class="form">
          <Refusal error={model.error} />
          <FormToken frame={frame} />
          <input type="hidden" name="the" value={model.token} />
          <input type="hidden" name="ten" value={model.person.name} autocomplete="username" />
          <NewPassword />
          <button type="submit">Đặt mật khẩu</button>
        </form>
      </main>
    </Layout>
  );
}

/** Twice, so that a slip of the finger locks nobody out. */
export function NewPassword(): ComponentChildren {
  return (
    <>
      <Field
        name="mat-khau"
        label="Mật khẩu mới"
        type="password"
        autocomplete="new-password"
        hint={`Ít nhất ${SHORTEST_PASSWORD} ký tự; một câu ngắn dễ nhớ là tốt.`}
      />
      <Field name="nhap-lai" label="Nhập lại mật khẩu mới" type="password" autocomplete="new-password" />
    </>
  );
}

/** `/thong-bao` and, for administrators, mails on their way. */
import type { AlertRow, AlertsModel, OutboxModel } from "../presenters/alerts.ts";
import { FormToken, type Frame, Layout } from "./layout.tsx";

export function AlertsPage({ frame, model }: { readonly frame: Frame; readonly model: AlertsModel }) {
  return (
    <Layout frame={frame} title="Thông báo" page="alerts">
      <main id="noi-dung" class="form-page saved" tabIndex={-1}>
        <h1>Thông báo</h1>
        {model.rows.length === 0 && (
          <p>
            Không có văn bản mới khớp với <a href="/tim-da-luu">các tìm kiếm đã lưu</a>.
          </p>
        )}
        {model.rows.length > 1 && <Looked frame={frame} mark={model.marks} label="Đánh dấu tất cả đã xem" />}
        {model.rows.map((row) => (
          <Part key={row.id} frame={frame} row={row} />
        ))}
      </main>
    </Layout>
  );
}

function Part({ frame, row }: { readonly frame: Frame; readonly row: AlertRow }) {
  return (
    <section class="alert" aria-labelledby={`tim-${row.id}`}>
      <h2 id={`tim-${row.id}`}>
        <a href={`/tim-da-luu/${row.id}`}>{row.name}</a> <span class="says">{row.says}</span>
      </h2>
      {row.problem && <p class="refusal">{row.problem}</p>}
      {row.documents.length > 0 && (
        <ul class="rows">
          {row.documents.map((document) => (
            <li key={document.href}>
              <a href={document.href}>{document.title}</a>
              <span class="row-title">{document.says}</span>
            </li>
          ))}
        </ul>
      )}
      {row.more && (
        <p>
          <a href={`/tim-da-luu/${row.id}`}>{row.more}</a>
        </p>
      )}
      {row.documents.length > 0 && (
        <Looked frame={frame} mark={row.mark} label="Đã xem" of={` ${row.name}`} />
      )}
    </section>
  );
}

function Looked(props: {
  readonly frame: Frame;
  readonly mark: string;
  readonly label: string;
  readonly of?: string;
}) {
  return (
    <form action="/thong-bao/da-xem" method="post">
      <FormToken frame={props.frame} />
      <input type="hidden" name="den" value={props.mark} />
      <button type="submit" class="quiet">
        {props.label}
        {props.of && <span class="visually-hidden">{props.of}</span>}
      </button>
    </form>
  );
}

export function OutboxPage({ frame, model }: { readonly frame: Frame; readonly model: OutboxModel }) {
  return (
    <Layout frame={frame} title="Thư gửi đi" page="people">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <p class="crumbs">
          <a href="/nguoi-dung">Người dùng</a>
        </p>
        <h1>Thư gửi đi</h1>
        {!model.mailing && (
          <p>
            Chưa đặt máy gửi thư. Khi cơ quan có máy gửi thư, ghi địa chỉ của nó vào SMTP_URL, người gửi vào
            MAIL_FROM, địa chỉ trang web vào CHI_DAN_URL rồi khởi động lại Chỉ Dẫn.
          </p>
        )}
        {model.mailing && model.rows.length === 0 && <p>Chưa có thư nào.</p>}
        {model.givenUp && (
          <form action="/thu-di/gui-lai" method="post" class="also">
            <FormToken frame={frame} />
            <button type="submit" class="quiet">
              Gửi lại những thư không gửi được
            </button>
          </form>
        )}
        <ul class="rows">
          {model.rows.map((row) => (
            <li key={row.id}>
              {row.title}
              <span class="row-title">{row.says}</span>
              {row.failure && <span class="row-title">Máy gửi thư báo: {row.failure}</span>}
            </li>
          ))}
        </ul>
      </main>
    </Layout>
  );
}

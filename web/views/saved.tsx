/** `/tim-da-luu`: saved searches, and what is new in one of them. */
import type { MailState, NewModel, SavedRow } from "../presenters/saved.ts";
import { FormToken, type Frame, Layout } from "./layout.tsx";

export interface SavedPageModel {
  readonly rows: readonly SavedRow[];
  readonly shared: readonly SavedRow[];
  /** Was discarded just now. */
  readonly discarded: number | null;
  /** There are no accounts, so nobody to share with. */
  readonly alone: boolean;
  readonly mail: MailState;
}

export function SavedPage({ frame, model }: { readonly frame: Frame; readonly model: SavedPageModel }) {
  return (
    <Layout frame={frame} title="Tìm kiếm đã lưu" page="saved">
      <main id="noi-dung" class="form-page saved" tabIndex={-1}>
        <h1>Tìm kiếm đã lưu</h1>
        {model.discarded !== null && (
          <form action={`/tim-da-luu/${model.discarded}/khoi-phuc`} method="post" class="done" role="status">
            <FormToken frame={frame} />
            Đã xoá một tìm kiếm.{" "}
            <button type="submit" class="quiet">
              Lấy lại
            </button>
          </form>
        )}
        {model.rows.length === 0 && (
          <p>
            Chưa lưu tìm kiếm nào. Ở trang kết quả, bấm “Lưu tìm kiếm này”; từ đó trang này cho biết có gì mới
            vào kho khớp với nó.
          </p>
        )}
        <ul class="rows">
          {model.rows.map((row, at) => (
            <li key={row.id}>
              <Row row={row} fresh />
              <Changes
                frame={frame}
                row={row}
                alone={model.alone}
                mail={model.mail}
                first={at === 0}
                last={at === model.rows.length - 1}
              />
            </li>
          ))}
        </ul>
        {model.shared.length > 0 && (
          <>
            <h2>Người khác chia sẻ</h2>
            <ul class="rows">
              {model.shared.map((row) => (
                <li key={row.id}>
                  <Row row={row} />
                </li>
              ))}
            </ul>
          </>
        )}
        <h2>Chép ra, chép vào</h2>
        {model.rows.length > 0 && (
          <p>
            <a href="/tim-da-luu/xuat.json" download>
              Tải các tìm kiếm đã lưu (JSON)
            </a>
          </p>
        )}
        <details>
          <summary>Nhập từ tệp đã tải</summary>
          <form action="/tim-da-luu/nhap" method="post" class="form">
            <FormToken frame={frame} />
            <p class="field">
              <label for="noi-dung-tep">Dán nội dung của tệp</label>
              <textarea id="noi-dung-tep" name="noi-dung" rows={5} required />
            </p>
            <button type="submit">Nhập</button>
          </form>
        </details>
      </main>
    </Layout>
  );
}

function Row({ row, fresh }: { readonly row: SavedRow; readonly fresh?: boolean }) {
  return (
    <p>
      <a href={row.href}>{row.name}</a> <span class="says">{row.total}</span>{" "}
      {fresh && row.fresh && (
        <a class="fresh" href={`/tim-da-luu/${row.id}`}>
          {row.fresh}
          <span class="visually-hidden"> trong {row.name}</span>
        </a>
      )}
      <span class="row-title">
        {row.asks.map((ask) => (
          <span key={ask} class="ask">
            {ask}
          </span>
        ))}
        {fresh ? toldHow(row) : row.ownerName}
      </span>
      {fresh && row.problem && <span class="refusal">{row.problem}</span>}
    </p>
  );
}

function Changes(props: {
  readonly frame: Frame;
  readonly row: SavedRow;
  readonly alone: boolean;
  readonly mail: MailState;
  readonly first: boolean;
  readonly last: boolean;
}) {
  const { frame, row } = props;
  const of = <span class="visually-hidden"> {row.name}</span>;
  const button = (what: string, label: string, name?: string, value?: string) => (
    <form action={`/tim-da-luu/${row.id}/${what}`} method="post">
      <FormToken frame={frame} />
      <button type="submit" class="quiet" name={name} value={value}>
        {label}
        {of}
      </button>
    </form>
  );
  return (
    <details class="changes">
      <summary>Sửa{of}</summary>
      <div class="actions">
        <form action={`/tim-da-luu/${row.id}/ten`} method="post">
          <FormToken frame={frame} />
          <input name="ten" value={row.name} aria-label={`Tên của ${row.name}`} maxLength={120} required />{" "}
          <button type="submit" class="quiet">
            Đổi tên{of}
          </button>
        </form>
        {!props.first && button("chuyen", "Lên", "huong", "len")}
        {!props.last && button("chuyen", "Xuống", "huong", "xuong")}
        {!props.alone &&
          button("chia-se", row.shared ? "Thôi chia sẻ" : "Chia sẻ", "chung", row.shared ? "0" : "1")}
        {button("xoa", "Xoá")}
      </div>
      <div class="actions">
        <MailChoices frame={frame} row={row} mail={props.mail} />
        {button("tin", row.feed ? "Đổi địa chỉ Atom" : "Lấy địa chỉ Atom")}
        {row.feed && button("thoi-tin", "Thôi Atom")}
      </div>
    </details>
  );
}

export function NewPage({ frame, model }: { readonly frame: Frame; readonly model: NewModel }) {
  return (
    <Layout frame={frame} title={`Mới: ${model.name}`} page="saved">
      <main id="noi-dung" class="form-page saved" tabIndex={-1}>
        <h1>{model.name}</h1>
        <p>
          {model.says} <a href={model.href}>Xem cả danh sách</a>
        </p>
        {model.any && (
          <form action={`/tim-da-luu/${model.id}/da-xem`} method="post" class="form">
            <FormToken frame={frame} />
            <input type="hidden" name="den" value={model.until} />
            <button type="submit">Đánh dấu đã xem</button>
          </form>
        )}
        <ul class="rows">
          {model.rows.map((row) => (
            <li key={row.href}>
              <a href={row.href}>{row.title}</a>
              <span class="row-title">{row.says}</span>
            </li>
          ))}
        </ul>
      </main>
    </Layout>
  );
}

const MAIL_NAMES = { "": "không gửi thư", now: "thư ngay khi có", daily: "mỗi ngày một thư" } as const;

const toldHow = ({ shared, mail, feed }: SavedRow): string =>
  [
    ...(shared ? ["đang chia sẻ"] : []),
    ...(mail === "" ? [] : [MAIL_NAMES[mail]]),
    ...(feed ? ["Atom"] : []),
  ].join(", ");

function MailChoices(props: { readonly frame: Frame; readonly row: SavedRow; readonly mail: MailState }) {
  const { frame, row, mail } = props;
  if (mail.how === "none")
    return <span class="says">Máy chủ chưa đặt máy gửi thư, nên chưa báo bằng thư được.</span>;
  if (mail.how === "unconfirmed")
    return (
      <span class="says">
        Muốn được báo bằng thư: nhập địa chỉ ở trang <a href="/tai-khoan#thu">tài khoản</a>.
      </span>
    );
  return (
    <form action={`/tim-da-luu/${row.id}/bao`} method="post">
      <FormToken frame={frame} />
      <select name="thu" aria-label={`Báo bằng thư khi có văn bản mới trong ${row.name}`}>
        {(["", "now", "daily"] as const).map((choice) => (
          <option key={choice} value={choice} selected={choice === row.mail}>
            {MAIL_NAMES[choice]}
          </option>
        ))}
      </select>{" "}
      <button type="submit" class="quiet">
        Báo cách này<span class="visually-hidden"> {row.name}</span>
      </button>
    </form>
  );
}

export function FeedPage(props: {
  readonly frame: Frame;
  readonly model: { readonly name: string; readonly href: string };
}) {
  const { frame, model } = props;
  return (
    <Layout frame={frame} title={`Atom: ${model.name}`} page="saved">
      <main id="noi-dung" class="form-page saved" tabIndex={-1}>
        <h1>{model.name}</h1>
        <div class="done" role="status">
          <p>Chép địa chỉ này vào chương trình đọc tin. Nó chỉ hiện một lần:</p>
          <p>
            <code class="link">{model.href}</code>
          </p>
        </div>
        <p>
          Ai có địa chỉ này đều đọc được danh sách văn bản mới, như chính anh chị, mà không cần đăng nhập. Nếu
          lộ, hãy đổi địa chỉ: địa chỉ cũ hết dùng ngay.
        </p>
        <p>
          <a href="/tim-da-luu">Về các tìm kiếm đã lưu</a>
        </p>
      </main>
    </Layout>
  );
}

/** `/nhat-ky`: the audit log, and what narrows it. */
import type { AuditModel } from "../presenters/audit.ts";
import { type Frame, Layout } from "./layout.tsx";

export function AuditPage({ frame, model }: { readonly frame: Frame; readonly model: AuditModel }) {
  return (
    <Layout frame={frame} title="Nhật ký" page="people">
      <main id="noi-dung" class="form-page audit" tabIndex={-1}>
        <p class="crumbs">
          <a href="/nguoi-dung">Người dùng</a>
        </p>
        <h1>Nhật ký</h1>
        <Narrow model={model} />
        <p class="also">
          <a href={model.csv} download>
            Tải nhật ký (CSV)
          </a>
        </p>
        {model.rows.length === 0 && (
          <p>{model.narrowed ? "Không có việc nào như vậy." : "Chưa có việc nào được ghi."}</p>
        )}
        <ul class="rows">
          {model.rows.map((row) => (
            <li key={row.id}>
              {row.what}: {row.who} {row.refused && <span class="says">{row.refused}</span>}
              <span class="row-title">
                {row.time} {row.where}
              </span>
              {(row.page || row.detail) && (
                <span class="row-title">
                  {row.page && <a href={row.page.href}>{row.page.label}</a>} {row.detail}
                </span>
              )}
            </li>
          ))}
        </ul>
        {model.older && (
          <p>
            <a href={model.older}>Cũ hơn</a>
          </p>
        )}
      </main>
    </Layout>
  );
}

function Narrow({ model: { asked, names, actions } }: { readonly model: AuditModel }) {
  return (
    <form action="/nhat-ky" method="get" class="form narrow">
      <p class="field">
        <label for="nguoi">Người</label>
        <select id="nguoi" name="nguoi">
          <option value="">mọi người</option>
          {names.map((name) => (
            <option key={name} value={name} selected={name === asked.nguoi}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="viec">Việc</label>
        <select id="viec" name="viec">
          <option value="">mọi việc</option>
          {actions.map(({ id, name }) => (
            <option key={id} value={id} selected={id === asked.viec}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="tu">Từ ngày</label>
        <input id="tu" type="date" name="tu" value={asked.tu} />
      </p>
      <p class="field">
        <label for="den">Đến ngày</label>
        <input id="den" type="date" name="den" value={asked.den} />
      </p>
      <p class="field">
        <label for="chu">Có chữ</label>
        <input id="chu" type="text" name="chu" value={asked.chu} maxLength={200} />
      </p>
      <button type="submit">Xem</button>
    </form>
  );
}

/** `/phong-luu-tru`: the archive room. */
import type { ArchiveRoomModel, CauseModel, CausePageModel, FailedRow } from "../presenters/archive-room.ts";
import { type Frame, Layout } from "./layout.tsx";
import { Pages } from "./paging.tsx";

/** Seconds after which a page without scripts asks again while files come in. */
const AGAIN = 5;

export function ArchiveRoomPage({
  frame,
  model,
}: {
  readonly frame: Frame;
  readonly model: ArchiveRoomModel;
}) {
  // What every page says in one line, this one says itself.
  const own = { ...frame, progress: null };
  return (
    <Layout frame={own} title="Phòng lưu trữ" page="archive" refresh={model.running ? AGAIN : undefined}>
      <main id="noi-dung" class="room" tabIndex={-1} data-live>
        <h1>Phòng lưu trữ</h1>
        <p>
          <a href="/tai-len">Tải tệp lên</a>
        </p>
        {model.running && <Running running={model.running} />}
        <ul class="figures">
          {model.figures.map(({ value, says, href }) => (
            <li key={says}>
              {href ? (
                <a href={href}>
                  <strong>{value}</strong> <span>{says}</span>
                </a>
              ) : (
                <span class="figure">
                  <strong>{value}</strong> <span>{says}</span>
                </span>
              )}
            </li>
          ))}
        </ul>
        <Causes causes={model.causes} kind="failed" heading="Cần người xem" />
        <Causes causes={model.causes} kind="waiting" heading="Đang chờ" />
        <Causes causes={model.causes} kind="refused" heading="Bị từ chối" />
        {model.causes.length > 0 && (
          <p class="says">
            Thử lại: <code>npm run -s cli -- retry</code>, hoặc chỉ một nguyên nhân:{" "}
            <code>retry --cause MÃ</code>.
          </p>
        )}
        <div class="room-columns">
          <section>
            <h2>Mới vào kho</h2>
            {model.latest.length === 0 && <p class="says">Kho chưa có văn bản nào.</p>}
            <ul class="rows">
              {model.latest.map(({ href, when, title, file }) => (
                <li key={href}>
                  <a href={href}>{title}</a>
                  <span class="row-title">
                    {when} · {file}
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2>Những lần nhận gần đây</h2>
            {model.runs.length === 0 && <p class="says">Chưa có lần nào.</p>}
            <ul class="rows">
              {model.runs.map(({ when, says }) => (
                <li key={when + says}>
                  {when}
                  <span class="row-title">{says}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <Folders model={model} />
      </main>
    </Layout>
  );
}

function Running({ running }: { readonly running: NonNullable<ArchiveRoomModel["running"]> }) {
  return (
    <section class="running" aria-label="Đang nhận">
      <p>{running.line}</p>
      {running.percent !== null && (
        <progress max={100} value={running.percent} aria-label="Phần đã xem">
          {running.percent}%
        </progress>
      )}
      {running.pace && <p class="says">{running.pace}</p>}
    </section>
  );
}

function Causes({
  causes,
  kind,
  heading,
}: {
  readonly causes: readonly CauseModel[];
  readonly kind: CauseModel["kind"];
  readonly heading: string;
}) {
  const own = causes.filter((cause) => cause.kind === kind);
  if (own.length === 0) return null;
  return (
    <section id={kind}>
      <h2>{heading}</h2>
      {own.map((cause) => (
        <details key={cause.code} id={`vi-${cause.code}`} class="cause">
          <summary>
            <strong>{cause.title}</strong> <span class="says">{cause.count} tệp</span>
            <span class="advice">{cause.advice}</span>
          </summary>
          <Files rows={cause.rows} />
          {cause.more > 0 && (
            <p>
              <a href={cause.href}>Xem cả {cause.count} tệp</a>
            </p>
          )}
        </details>
      ))}
    </section>
  );
}

function Files({ rows }: { readonly rows: readonly FailedRow[] }) {
  return (
    <ul class="failed-files">
      {rows.map(({ path, reason, at }) => (
        <li key={path}>
          <span class="path">{path}</span>
          <span class="says">
            {reason} · {at}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Folders({ model }: { readonly model: ArchiveRoomModel }) {
  if (model.folders.length === 0) return null;
  return (
    <section id="thu-muc">
      <h2>Theo thư mục</h2>
      <table class="folders">
        <thead>
          <tr>
            <th scope="col">Thư mục</th>
            <th scope="col">Tệp trong kho</th>
            <th scope="col">Không nhận được</th>
          </tr>
        </thead>
        <tbody>
          {model.folders.map(({ shown, taken, failed }) => (
            <tr key={shown}>
              <th scope="row">{shown}</th>
              <td>{taken}</td>
              <td>{failed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {model.furtherFolders > 0 && <p class="says">và {model.furtherFolders} thư mục nữa</p>}
    </section>
  );
}

export function CausePage({ frame, model }: { readonly frame: Frame; readonly model: CausePageModel }) {
  return (
    <Layout frame={frame} title={model.title} page="archive">
      <main id="noi-dung" class="room" tabIndex={-1}>
        <p class="crumbs">
          <a href="/phong-luu-tru">Phòng lưu trữ</a>
        </p>
        <h1>{model.title}</h1>
        <p class="says">{model.count} tệp</p>
        <p class="advice">{model.advice}</p>
        <Files rows={model.rows} />
        {model.paging && <Pages paging={model.paging} label="Các trang tệp" />}
        <p class="says">
          Thử lại những tệp này: <code>npm run -s cli -- retry --cause {model.code}</code>
        </p>
      </main>
    </Layout>
  );
}

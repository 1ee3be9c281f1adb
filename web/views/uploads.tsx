/** `/tai-len`: sending files, and what became of those that were sent. */
import type { SendPageModel, UploadPageModel, UploadRow } from "../presenters/uploads.ts";
import { Refusal } from "./fields.tsx";
import { FormToken, type Frame, Layout } from "./layout.tsx";

/** Seconds after which a page without scripts asks again while files are read. */
const AGAIN = 5;
const ROOM = (
  <p class="crumbs">
    <a href="/phong-luu-tru">Phòng lưu trữ</a>
  </p>
);

export function SendFilesPage({ frame, model }: { readonly frame: Frame; readonly model: SendPageModel }) {
  const { limits } = model;
  return (
    <Layout frame={frame} title="Tải tệp lên" page="archive">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        {ROOM}
        <h1>Tải tệp lên</h1>
        <p>
          PDF, bản quét, ảnh chụp trang, Word, RTF, ODT, trang web, TXT, thư điện tử hoặc tệp nén ZIP của
          những thứ ấy. Không tải văn bản có dấu mật.
        </p>
        {/* The token goes first: nothing is taken before it is known. */}
        <form
          action="/tai-len"
          method="post"
          enctype="multipart/form-data"
          class="form send-files"
          data-most-files={limits.files}
          data-most-bytes={limits.fileBytes}
          data-most-all={limits.allBytes}
        >
          <Refusal error={model.error ?? undefined} />
          <FormToken frame={frame} />
          <p class="field drop">
            <label for="tep">Chọn một hoặc nhiều tệp</label>
            <input id="tep" name="tep" type="file" multiple required aria-describedby="gioi-han" />
            <span class="says drop-says" hidden>
              hoặc kéo tệp thả vào đây
            </span>
          </p>
          <p id="gioi-han" class="says">
            {model.says}
          </p>
          <ul class="chosen" hidden />
          <button type="submit">Gửi</button>
          <p class="sending" role="status" hidden>
            <progress max={100} value={0} aria-label="Phần đã gửi" /> <span />
          </p>
        </form>
        {model.batches.length > 0 && (
          <>
            <h2>Lần gửi gần đây</h2>
            <ul class="rows">
              {model.batches.map(({ href, says, when }) => (
                <li key={href}>
                  <a href={href}>{when}</a>
                  <span class="row-title">{says}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </main>
    </Layout>
  );
}

export function UploadPage({ frame, model }: { readonly frame: Frame; readonly model: UploadPageModel }) {
  const { coming } = model;
  const own = { ...frame, progress: null };
  return (
    <Layout frame={own} title={model.title} page="archive" refresh={coming ? AGAIN : undefined}>
      <main id="noi-dung" class="form-page" tabIndex={-1} data-live>
        {ROOM}
        <h1>{model.title}</h1>
        <p role="status">{model.summary}</p>
        {coming && (
          <section class="running" aria-label="Đang đọc">
            <p>{coming.line}</p>
            <progress max={coming.total} value={coming.done} aria-label="Phần đã đọc">
              {coming.done}/{coming.total}
            </progress>
          </section>
        )}
        <Rows rows={model.rows} changing={{ frame, model }} />
        <p>
          <a href="/tai-len">Gửi thêm tệp</a>
        </p>
      </main>
    </Layout>
  );
}

interface Changing {
  readonly frame: Frame;
  readonly model: Pick<UploadPageModel, "batch" | "daysKept">;
}

/** @param changing where files can be taken out, and laid back. */
function Rows({ rows, changing }: { readonly rows: readonly UploadRow[]; readonly changing?: Changing }) {
  return (
    <ul class="rows uploads">
      {rows.map((row) => (
        <li key={row.key} class={row.state}>
          {row.href ? <a href={row.href}>{row.name}</a> : <span class="path">{row.name}</span>}
          <span class="row-title">
            <span class="state">{row.says}</span>
            {row.size && ` · ${row.size}`}
          </span>
          {row.advice && <span class="advice">{row.advice}</span>}
          {changing && row.change && <Change row={row} {...changing} />}
          {row.members.length > 0 && (
            <details id={`trong-${row.key}`}>
              <summary>Các tệp bên trong</summary>
              <Rows rows={row.members} />
              {row.furtherMembers > 0 && <p class="says">và {row.furtherMembers} tệp nữa</p>}
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Change({ row, frame, model }: Changing & { readonly row: UploadRow }) {
  const restores = row.change === "restore";
  const form = (
    <form method="post" action={`/tai-len/${model.batch}/${restores ? "khoi-phuc" : "xoa"}`}>
      <FormToken frame={frame} />
      <input type="hidden" name="tep" value={String(row.key)} />
      <button type="submit" class="quiet">
        {restores ? "Khôi phục" : "Xoá khỏi kho"}
        <span class="visually-hidden">: {row.name}</span>
      </button>
    </form>
  );
  if (restores) return form;
  return (
    <details class="discard" id={`xoa-${row.key}`}>
      <summary>
        Xoá<span class="visually-hidden">: {row.name}</span>…
      </summary>
      <p>
        Văn bản này sẽ không còn trong kho. Tệp nằm trong thùng rác {model.daysKept} ngày, khôi phục được ở
        trang này, rồi mất hẳn.
      </p>
      {form}
    </details>
  );
}

/** `/chi-thi` and its lists: wanted directives, and those with conflicts. */
import type { DirectivesPageModel, UnknownPageModel } from "../presenters/directives-page.ts";
import type { ConflictsPageModel, WantedPageModel } from "../presenters/wanted-page.ts";
import { DirectiveRows } from "./directive-list.tsx";
import { ConflictView } from "./directive-page.tsx";
import { type Frame, Layout } from "./layout.tsx";
import { Pages } from "./paging.tsx";
import { Whole } from "./pieces.tsx";

export function DirectivesPage({
  frame,
  model,
}: {
  readonly frame: Frame;
  readonly model: DirectivesPageModel;
}) {
  return (
    <Layout frame={frame} title="Chỉ thị" page="directives">
      <main id="noi-dung" class="directives" tabIndex={-1}>
        <h1>Chỉ thị: ai đã triển khai, ai chưa thấy</h1>
        <NumberBox typed={model.typed} />
        {model.answer && <AnswerView answer={model.answer} />}
        <ul class="directive-ways">
          <li>
            <a href="/chi-thi/thieu">Được viện dẫn mà chưa có trong kho</a>{" "}
            <span class="says">{model.wanted} văn bản</span>
          </li>
          <li>
            <a href="/chi-thi/mau-thuan">Chỗ không khớp, cần người xem</a>{" "}
            <span class="says">{model.conflicts} văn bản</span>
          </li>
          <li>
            <a href="/chi-thi/kiem-tra">Kiểm tra dự thảo</a>{" "}
            <span class="says">dán vào, xem từng viện dẫn đúng hay sai</span>
          </li>
        </ul>
        {model.empty ? (
          <section>
            <p class="says">Kho chưa có văn bản nào viện dẫn văn bản khác.</p>
          </section>
        ) : (
          <section>
            <h2>Được viện dẫn nhiều nhất</h2>
            <DirectiveRows rows={model.mostCited} />
          </section>
        )}
      </main>
    </Layout>
  );
}

function NumberBox({ typed }: { readonly typed: string }) {
  return (
    <form class="line-form" action="/chi-thi" method="get">
      <label for="so">Số văn bản, viết kiểu nào cũng được</label>
      <div>
        <input
          id="so"
          name="q"
          type="text"
          value={typed}
          maxLength={300}
          placeholder="05-CT/TW, chỉ thị 05, NQ TW 4 khóa XII…"
          autocomplete="off"
        />
        <button type="submit">Xem ai đã triển khai</button>
      </div>
    </form>
  );
}

export function AnswerView({ answer }: { readonly answer: NonNullable<DirectivesPageModel["answer"]> }) {
  return (
    <section class="answer">
      <h2>
        <Whole text={answer.heading} />
      </h2>
      <p>
        {answer.says} <a href={answer.searchHref}>Tìm chữ này trong cả kho</a>
      </p>
      {answer.candidates.length > 0 && <DirectiveRows rows={answer.candidates} />}
    </section>
  );
}

export function UnknownDirectivePage({
  frame,
  model,
}: {
  readonly frame: Frame;
  readonly model: UnknownPageModel;
}) {
  return (
    <Layout frame={frame} title="Không có chỉ thị này" page="directives">
      <main id="noi-dung" class="directives" tabIndex={-1}>
        <h1>Kho không biết văn bản này</h1>
        <p>Địa chỉ có thể bị chép thiếu, hoặc văn bản viện dẫn nó đã được đưa ra khỏi kho.</p>
        {model.near.length > 0 && (
          <section class="answer">
            <h2>Gần với địa chỉ ấy</h2>
            <DirectiveRows rows={model.near} />
          </section>
        )}
        <NumberBox typed={model.typed} />
      </main>
    </Layout>
  );
}

export function WantedPage({ frame, model }: { readonly frame: Frame; readonly model: WantedPageModel }) {
  return (
    <Layout frame={frame} title="Chưa có trong kho" page="directives">
      <main id="noi-dung" class="directives" tabIndex={-1}>
        <Crumbs />
        <h1>Được viện dẫn mà chưa có trong kho</h1>
        <form class="line-form" action="/chi-thi/thieu" method="get">
          <label for="chu">Tìm theo số hoặc trích yếu</label>
          <div>
            <input id="chu" name="q" type="text" value={model.text} maxLength={200} autocomplete="off" />
            <button type="submit">Tìm</button>
          </div>
        </form>
        <div class="section-head">
          <p class="says">{model.count}</p>
          {model.rows.length > 0 && (
            <p class="downloads">
              Tải danh sách (
              {model.downloads.map(({ label, href }, at) => (
                <span key={label}>
                  {at > 0 && " · "}
                  <a href={href} download aria-label={`Tải danh sách dạng ${label}`}>
                    {label}
                  </a>
                </span>
              ))}
              )
            </p>
          )}
        </div>
        <DirectiveRows rows={model.rows} sayWanted={false} />
        {model.paging && <Pages paging={model.paging} label="Các trang văn bản chưa có" />}
      </main>
    </Layout>
  );
}

export function ConflictsPage({
  frame,
  model,
}: {
  readonly frame: Frame;
  readonly model: ConflictsPageModel;
}) {
  return (
    <Layout frame={frame} title="Chỗ không khớp" page="directives">
      <main id="noi-dung" class="directives" tabIndex={-1}>
        <Crumbs />
        <h1>Chỗ không khớp, cần người xem</h1>
        <p class="says">
          {model.count}. Cùng một số mà ngày, cơ quan, loại hoặc trích yếu được ghi khác nhau: có thể in nhầm,
          cũng có thể là hai văn bản.
        </p>
        {model.directives.map((directive) => (
          <section key={directive.key} class="conflicts">
            <h2>
              <a href={`${directive.href}#mau-thuan`}>
                <Whole text={directive.label} />
              </a>{" "}
              <small class="says">{directive.citedBy} văn bản viện dẫn</small>
            </h2>
            {directive.conflicts.map((conflict) => (
              <ConflictView key={conflict.message} conflict={conflict} />
            ))}
          </section>
        ))}
        {model.paging && <Pages paging={model.paging} label="Các trang chỗ không khớp" />}
      </main>
    </Layout>
  );
}

function Crumbs() {
  return (
    <p class="crumbs">
      <a href="/chi-thi">Chỉ thị</a>
    </p>
  );
}

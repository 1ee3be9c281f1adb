/** One directive: what it is, who carries it out, where nothing is known of it, and who cites it. */
import type { CitingModel, CitingRow } from "../presenters/citing.ts";
import type { ConflictModel } from "../presenters/conflicts.ts";
import type { DirectivePageModel } from "../presenters/directive-page.ts";
import { ChainView } from "./chain.tsx";
import { CoverageView, OrgansView } from "./coverage.tsx";
import { FormToken, type Frame, Layout } from "./layout.tsx";
import { Pages } from "./paging.tsx";
import { Unknown, Whole } from "./pieces.tsx";

export function DirectivePage({
  frame,
  model,
}: {
  readonly frame: Frame;
  readonly model: DirectivePageModel;
}) {
  return (
    <Layout frame={frame} title={model.heading} page="directives" canonical={model.permalink}>
      <main id="noi-dung" class="directive" tabIndex={-1}>
        <Head frame={frame} model={model} />
        <Figures model={model} />
        <Conflicts conflicts={model.conflicts} />
        <div class="directive-columns">
          {model.chain ? (
            <ChainView chain={model.chain} heading="Sơ đồ triển khai" />
          ) : (
            <section class="chain" id="so-do">
              <h2>Sơ đồ triển khai</h2>
              <p class="says">Trong kho chưa thấy văn bản nào triển khai.</p>
            </section>
          )}
          <CoverageView coverage={model.coverage} />
        </div>
        <OrgansView coverage={model.coverage} />
        <Citing citing={model.citing} />
        <Spellings model={model} />
      </main>
    </Layout>
  );
}

function Head({ frame, model }: { readonly frame: Frame; readonly model: DirectivePageModel }) {
  const [first, ...copies] = model.documents;
  return (
    <header class="directive-head">
      <p class="crumbs">
        <a href="/chi-thi">Chỉ thị</a>
        {model.issuer && <span> / {model.issuer}</span>}
      </p>
      <h1>
        <Whole text={model.heading} />
      </h1>
      {model.title && <p class="directive-title">{model.title}</p>}
      <p class="directive-says">
        {model.issuer && <span>{model.issuer}</span>}
        {model.date ? (
          <span>
            ngày {model.date.date} <small class="says">({model.date.from})</small>
          </span>
        ) : (
          <Unknown>không rõ ngày</Unknown>
        )}
        {model.wanted && <span class="wanted">{model.wanted}</span>}
        {first && (
          <span>
            <a class="in-archive" href={first.href}>
              {first.label}
            </a>
            {copies.map((copy) => (
              <span key={copy.href}>
                , <a href={copy.href}>{copy.label}</a>
              </span>
            ))}
          </span>
        )}
      </p>
      {frame.access.may("save") && (
        <form action="/tim-da-luu" method="post" class="directive-watch">
          <FormToken frame={frame} />
          <input type="hidden" name="cau-hoi" value={model.watch.query} />
          <input type="hidden" name="ten" value={model.watch.name} />
          <button type="submit" class="quiet">
            Báo cho tôi khi có văn bản viện dẫn văn bản này
          </button>
        </form>
      )}
      {model.basis && (
        <div class="directive-basis">
          <p class="basis-line" id="can-cu">
            {model.basis}
          </p>
          <button type="button" class="copy-small" data-copy="can-cu" data-done="Đã chép" hidden>
            Chép căn cứ
          </button>
        </div>
      )}
    </header>
  );
}

function Figures({ model }: { readonly model: DirectivePageModel }) {
  return (
    <ul class="figures">
      {model.figures.map((figure) => (
        <li key={figure.says} class={figure.alarm ? "alarm" : undefined}>
          <a href={figure.href}>
            <strong>{figure.value}</strong> <span>{figure.says}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Conflicts({ conflicts }: { readonly conflicts: readonly ConflictModel[] }) {
  if (conflicts.length === 0) return null;
  return (
    <section id="mau-thuan" class="conflicts">
      <h2>Chỗ không khớp, cần người xem</h2>
      {conflicts.map((conflict) => (
        <ConflictView key={conflict.message} conflict={conflict} />
      ))}
    </section>
  );
}

export function ConflictView({ conflict }: { readonly conflict: ConflictModel }) {
  return (
    <div class="conflict">
      <p>{conflict.message}</p>
      <dl>
        {conflict.sides.map((side) => (
          <div key={side.value}>
            <dt>
              {side.value} {side.says && <span class="says">({side.says})</span>}
            </dt>
            {side.passages.map((passage) => (
              <dd key={passage.href}>
                <q class="quote">
                  <a href={passage.href}>{passage.quote}</a>
                  <span class="says"> {passage.source}</span>
                </q>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}

function Citing({ citing }: { readonly citing: CitingModel }) {
  return (
    <section id="duoc-vien-dan" class="citing">
      <div class="section-head">
        <h2>Văn bản viện dẫn ({citing.total})</h2>
        {citing.rows.length > 0 && (
          <a class="section-link" href={citing.searchHref}>
            Tìm trong các văn bản này
          </a>
        )}
      </div>
      {citing.relations.length > 0 && (
        <nav class="tabs" aria-label="Lọc theo quan hệ">
          {citing.relations.map((relation) => (
            <a key={relation.href} href={relation.href} aria-current={relation.current ? "true" : undefined}>
              {relation.label} <span class="option-count">{relation.count}</span>
            </a>
          ))}
        </nav>
      )}
      {citing.rows.length > 0 ? (
        <ol class="citing-rows">
          {citing.rows.map((row) => (
            <CitingLine key={row.passage.href} row={row} />
          ))}
        </ol>
      ) : (
        <p class="says">Chưa thấy văn bản nào trong kho.</p>
      )}
      {citing.paging && <Pages paging={citing.paging} label="Các trang văn bản viện dẫn" />}
    </section>
  );
}

function CitingLine({ row }: { readonly row: CitingRow }) {
  return (
    <li>
      <div class="citing-register">
        {row.article ? (
          <span>
            <span class="kind">Tin bài</span>
          </span>
        ) : (
          <span class="number">{row.number ?? <Unknown>Không rõ số</Unknown>}</span>
        )}
        {row.date ? (
          <time datetime={row.isoDate ?? undefined}>{row.date}</time>
        ) : (
          <Unknown>không rõ ngày</Unknown>
        )}
        <span class={`relation ${row.relation}`}>{row.verb}</span>
      </div>
      <div>
        <a href={row.href}>
          <Whole text={row.title} />
        </a>
        <p class="issuer">
          {row.issuer ?? <Unknown>Không rõ cơ quan</Unknown>}
          {row.province && ` · ${row.province}`}
        </p>
        {row.passage.quote && (
          <q class="quote">
            <a href={row.passage.href}>{row.passage.quote}</a>
            {row.how && <span class="says"> ({row.how})</span>}
          </q>
        )}
      </div>
    </li>
  );
}

function Spellings({ model }: { readonly model: DirectivePageModel }) {
  if (model.spellings.length === 0) return null;
  return (
    <section id="cach-viet" class="spellings">
      <h2>Cách viết số gặp trong kho</h2>
      <ul>
        {model.spellings.map((spelling) => (
          <li key={spelling.text}>
            {spelling.text} <span class="says">{spelling.count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

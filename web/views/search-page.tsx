/** The results: facets on the left, chosen filters, exact count and register lines on the right. */

import type { SearchPageModel } from "../presenters/search-page.ts";
import { Facets } from "./facets.tsx";
import { HelpAbove, HelpBelow } from "./help.tsx";
import { HitView } from "./hit.tsx";
import { FormToken, type Frame, Layout } from "./layout.tsx";
import { Pages } from "./paging.tsx";

export function SearchPage({ frame, model }: { readonly frame: Frame; readonly model: SearchPageModel }) {
  return (
    <Layout
      frame={frame}
      title={model.pageTitle}
      q={model.q}
      hidden={model.hidden}
      page={model.everything ? "everything" : "search"}
    >
      <div class="with-facets" data-swap="search">
        <Facets facets={model.facets} total={model.count} />
        <main id="noi-dung" tabIndex={-1}>
          <ResultsHead frame={frame} model={model} />
          {model.hits.length > 0 ? (
            <ol class="hits">
              {model.hits.map((hit) => (
                <HitView key={hit.id} hit={hit} />
              ))}
            </ol>
          ) : (
            <NothingFound model={model} />
          )}
          {model.hits.length > 0 && <HelpBelow help={model.help} />}
          {model.paging && model.hits.length > 0 && <Pages paging={model.paging} label="Các trang kết quả" />}
          {frame.access.may("keep") && model.hits.length > 0 && (
            <p class="bulk">
              <a href={`/sua-hang-loat?${model.asked}`}>Sửa hàng loạt {model.count} văn bản này</a>
            </p>
          )}
        </main>
      </div>
    </Layout>
  );
}

function ResultsHead({ frame, model }: { readonly frame: Frame; readonly model: SearchPageModel }) {
  return (
    <div class="results-head">
      <a class="open-facets" href="#bo-loc">
        Bộ lọc{model.facets.chosen > 0 && <span class="chosen-count"> {model.facets.chosen}</span>}
      </a>
      <nav class="sorts" aria-label="Sắp xếp">
        <span class="sorts-label">Sắp xếp:</span>
        {model.sorts.map((sort) => (
          <a key={sort.label} href={sort.href} aria-current={sort.current ? "true" : undefined}>
            {sort.label}
          </a>
        ))}
      </nav>
      {frame.access.may("save") && !model.everything && <Save frame={frame} model={model} />}
      <Downloads model={model} />
      {model.chips.length > 0 && (
        <ul class="chips" aria-label="Đang lọc">
          {model.chips.map((chip) => (
            <li key={chip.href}>
              <a class="chip" href={chip.href} title={`${chip.facet}: bỏ điều kiện này`}>
                <span class="visually-hidden">Bỏ {chip.facet}: </span>
                {chip.label}
                <span class="chip-x" aria-hidden="true" />
              </a>
            </li>
          ))}
          {model.chips.length > 1 && (
            <li>
              <a class="clear" href={model.clearHref}>
                Bỏ hết
              </a>
            </li>
          )}
        </ul>
      )}
      <h1 class="count" id="so-ket-qua">
        <strong>{model.count}</strong>
        {model.countSays}
        {model.range && <span class="range">, {model.range}</span>}
      </h1>
      {model.directive && (
        <p class="note directive-note">
          <a href={model.directive.href}>Ai đã triển khai {model.directive.label}?</a>
        </p>
      )}
      {model.notes.map((note) => (
        <p key={note.code + note.message} class="note">
          {note.message}
        </p>
      ))}
      <HelpAbove help={model.help} />
    </div>
  );
}

function Save({ frame, model }: { readonly frame: Frame; readonly model: SearchPageModel }) {
  return (
    <form action="/tim-da-luu" method="post" class="save">
      <FormToken frame={frame} />
      <input type="hidden" name="cau-hoi" value={model.asked} />
      <button type="submit" class="quiet">
        Lưu tìm kiếm này
      </button>
    </form>
  );
}

function Downloads({ model: { downloads } }: { readonly model: SearchPageModel }) {
  if (downloads.length === 0) return null;
  return (
    <p class="downloads">
      Tải danh sách (
      {downloads.map(({ label, href }, at) => (
        <>
          {at > 0 && " · "}
          <a href={href} download aria-label={`Tải danh sách dạng ${label}`}>
            {label}
          </a>
        </>
      ))}
      )
    </p>
  );
}

function NothingFound({ model }: { readonly model: SearchPageModel }) {
  return (
    <section class="nothing">
      <h2>Không tìm thấy văn bản nào</h2>
      {model.suggestions.length > 0 ? (
        <>
          <p>Có thể thử:</p>
          <ul>
            {model.suggestions.map((suggestion) => (
              <li key={suggestion.href + suggestion.text}>
                {suggestion.text} <a href={suggestion.href}>{suggestion.label}</a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          Kiểm tra lại chính tả, thử một từ khác, hoặc chỉ gõ số của văn bản, ví dụ{" "}
          <a href="/?q=05-CT%2FTW">05-CT/TW</a>.
        </p>
      )}
    </section>
  );
}

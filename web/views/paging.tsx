/** The pages of a list. */
import type { Paging } from "../presenters/paging.ts";

export function Pages({ paging, label }: { readonly paging: Paging; readonly label: string }) {
  return (
    <nav class="pages" aria-label={label}>
      {paging.previous && (
        <a class="step" href={paging.previous} rel="prev">
          Trang trước
        </a>
      )}
      <ol>
        {paging.pages.map((page, i) =>
          page ? (
            <li key={page.number}>
              <a
                href={page.href}
                aria-current={page.current ? "page" : undefined}
                aria-label={`Trang ${page.number}`}
              >
                {page.number}
              </a>
            </li>
          ) : (
            <li key={`gap-${i}`} class="gap" aria-hidden="true">
              …
            </li>
          ),
        )}
      </ol>
      {paging.next && (
        <a class="step" href={paging.next} rel="next">
          Trang sau
        </a>
      )}
    </nav>
  );
}

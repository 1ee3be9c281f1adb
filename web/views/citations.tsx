/** Beside a document: what it cites, and what cites it. */
import type { CitationRow } from "../presenters/citations.ts";
import type { DocumentPageModel } from "../presenters/document-page.ts";
import { LinkList } from "./pieces.tsx";

export function Citations({ model }: { readonly model: DocumentPageModel }) {
  if (model.citations.length === 0) return null;
  return (
    <section class="box" id="vien-dan">
      {model.citations.map((group) => (
        <div key={group.title} class="citation-group">
          <h2>{group.title}</h2>
          <ul class="rows">
            {group.rows.map((row) => (
              <CitationLine key={row.label + row.says} row={row} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function CitationLine({ row }: { readonly row: CitationRow }) {
  return (
    <li>
      {row.href ? <a href={row.href}>{row.label}</a> : row.label}
      {row.says && <span class="says"> {row.says}</span>}
      {row.archived && (
        <>
          {" "}
          <a class="in-archive" href={row.archived}>
            mở văn bản
          </a>
        </>
      )}
      {row.note && <span class="wanted"> {row.note}</span>}
      {row.candidates.length > 0 && (
        <span class="row-title">
          Có thể là <LinkList links={row.candidates} />
        </span>
      )}
    </li>
  );
}

export function CitedBy({ model: { citedBy } }: { readonly model: DocumentPageModel }) {
  if (citedBy.rows.length === 0) return null;
  return (
    <section class="box" id="duoc-vien-dan">
      <h2>Được viện dẫn ({citedBy.total})</h2>
      <ul class="rows">
        {citedBy.rows.map((row) => (
          <li key={row.passage.href}>
            <a href={row.passage.href}>{row.number ?? row.title}</a>{" "}
            <span class="says">{[row.verb, row.date].filter(Boolean).join(" · ")}</span>
            {row.number && <span class="row-title">{row.title}</span>}
          </li>
        ))}
      </ul>
      {citedBy.href && (
        <p class="rows-end">
          <a href={citedBy.href}>Ai đã triển khai?</a>
        </p>
      )}
    </section>
  );
}

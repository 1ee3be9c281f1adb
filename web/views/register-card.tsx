/** The register card: each field, how it was read, and the file that it came from. */
import type { DocumentPageModel } from "../presenters/document-page.ts";
import type { HandwrittenLine } from "../presenters/handwritten.ts";
import type { CardRow } from "../presenters/register-card.ts";
import type { Frame } from "./layout.tsx";
import { Unknown } from "./pieces.tsx";

export function RegisterCardView({
  frame,
  model,
}: {
  readonly frame: Frame;
  readonly model: DocumentPageModel;
}) {
  const mayCorrect = frame.access.may("keep");
  const { card, original } = model;
  return (
    <section class="box card" id="phieu">
      <h2>Phiếu văn bản</h2>
      <dl>
        {card.rows.map((row) => (
          <div key={row.label} class="card-row">
            <dt>{row.label}</dt>
            <dd>
              <Values row={row} />
              {model.handwritten
                .filter(({ label }) => label === row.label)
                .map((line) => (
                  <Handwritten key={line.href} line={line} />
                ))}
              {mayCorrect && (
                <a class="edit" href={row.editHref} aria-label={`Sửa ${row.label}`}>
                  sửa
                </a>
              )}
              {row.said && <span class="said">{row.said}</span>}
            </dd>
          </div>
        ))}
        <div class="card-row">
          <dt>Tệp</dt>
          <dd>
            <ul class="values">
              {original.files.map((file) => (
                <li key={file} class="file" title={file}>
                  {file.split(/[\\/]/u).at(-1)}
                </li>
              ))}
            </ul>
          </dd>
        </div>
        <div class="card-row">
          <dt>Vào kho</dt>
          <dd>{model.addedOn}</dd>
        </div>
        <div class="card-row">
          <dt>Liên kết</dt>
          <dd>
            <a href={model.permalink} id="lien-ket">
              cố định
            </a>{" "}
            <button type="button" class="copy-small" data-copy="lien-ket" data-done="đã chép" hidden>
              chép
            </button>
          </dd>
        </div>
      </dl>
      {(card.inferred || card.corrected) && (
        <p class="legend">
          {card.inferred && (
            <>
              <span class="inferred">Gạch chấm</span>: suy ra từ nội dung.{" "}
            </>
          )}
          {card.corrected && (
            <>
              <span class="corrected">Gạch đôi</span>: người đã sửa.
            </>
          )}
        </p>
      )}
      {mayCorrect && (
        <p class="legend">
          <a href={model.correctHref}>Mọi mục, chiến dịch, viện dẫn; ai đã sửa gì</a>
        </p>
      )}
      <Sources rows={card.rows.filter((row) => row.source)} />
    </section>
  );
}

function Handwritten({ line }: { readonly line: HandwrittenLine }) {
  return (
    <figure class="handwritten">
      <figcaption>{line.says}</figcaption>
      <a href={line.href}>
        <img src={line.href} alt={line.alt} loading="lazy" />
      </a>
    </figure>
  );
}

function Values({ row }: { readonly row: CardRow }) {
  if (row.values.length === 0) return <Unknown>không rõ</Unknown>;
  const [only] = row.values;
  if (row.values.length === 1) {
    return (
      <span class={row.origin ?? undefined} title={row.hover ?? undefined}>
        {only}
      </span>
    );
  }
  return (
    <ul class="values">
      {row.values.map((value) => (
        <li key={value}>
          <span class={row.origin ?? undefined} title={row.hover ?? undefined}>
            {value}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Sources({ rows }: { readonly rows: readonly CardRow[] }) {
  if (rows.length === 0) return null;
  return (
    <details class="more sources">
      <summary>Từng mục đọc được từ đâu</summary>
      <dl>
        {rows.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>
              {row.source}
              {row.sure && `, ${row.sure}`}
              {row.quotes.map((quote) => (
                <q key={quote.text} class="quote">
                  {quote.href ? <a href={quote.href}>{quote.text}</a> : quote.text}
                </q>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

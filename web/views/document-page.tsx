/** A document: what it says on the left, what the register knows of it on the right. */
import type { DocumentPageModel, Evidence } from "../presenters/document-page.ts";
import type { Paragraph, Stretch } from "../presenters/document-text.ts";
import { ChainView } from "./chain.tsx";
import { Citations, CitedBy } from "./citations.tsx";
import { type Frame, Layout } from "./layout.tsx";
import { DocumentRows, Marked, Unknown, Whole } from "./pieces.tsx";
import { RegisterCardView } from "./register-card.tsx";

export function DocumentPage({ frame, model }: { readonly frame: Frame; readonly model: DocumentPageModel }) {
  return (
    <Layout frame={frame} title={model.pageTitle} q={model.q} page="document" canonical={model.permalink}>
      <main id="noi-dung" class="document" tabIndex={-1}>
        <header class="document-head">
          {model.back && (
            <p class="back">
              <a href={model.back.href} rel="up">
                {model.back.label}
              </a>
            </p>
          )}
          <h1 class={model.longTitle ? "long" : undefined}>
            {model.known ? <Marked fragments={model.titleFragments} /> : <Unknown>{model.title}</Unknown>}
          </h1>
          <p class="subtitle">
            <Whole text={model.subtitle} />
          </p>
          {model.article && <ArticleLine article={model.article} />}
          <Jumps model={model} />
        </header>
        <div class="document-text" id="van-ban">
          {model.original.inline && <InlineOriginal model={model} />}
          {model.text.length > 0 ? (
            model.text.map((stretch) => <StretchView key={stretch.paragraphs[0]?.id} stretch={stretch} />)
          ) : (
            <p>
              <Unknown>Văn bản này không có chữ đọc được.</Unknown>
            </p>
          )}
        </div>
        {model.chain && (
          <div class="document-chain">
            <ChainView chain={model.chain} heading="Sơ đồ triển khai" />
          </div>
        )}
        <div class="document-side">
          <Basis model={model} />
          <RegisterCardView frame={frame} model={model} />
          <Campaigns model={model} />
          <Deadlines model={model} />
          <Citations model={model} />
          <CitedBy model={model} />
          <Copies copies={model.copies} />
          <Similar model={model} />
          <Issues model={model} />
        </div>
      </main>
    </Layout>
  );
}

function ArticleLine({ article }: { readonly article: NonNullable<DocumentPageModel["article"]> }) {
  const parts = [
    article.describes && `Tin về ${article.describes}`,
    article.published && `đăng ${article.published}`,
    article.author && `tác giả ${article.author}`,
  ].filter(Boolean);
  return (
    <p class="article-line">
      <Whole text={parts.join(", ")} />
    </p>
  );
}

/** On a narrow screen the register stands below the text; these lead to it. */
function Jumps({ model }: { readonly model: DocumentPageModel }) {
  const cites = model.citations.reduce((sum, group) => sum + group.rows.length, 0);
  return (
    <nav class="jumps" aria-label="Trong trang này">
      <a href={model.original.href} {...(model.original.inline ? { target: "_blank", rel: "noopener" } : {})}>
        Bản gốc <small>({model.original.label})</small>
      </a>
      <a class="narrow" href="#phieu">
        Phiếu văn bản
      </a>
      {cites > 0 && <a href="#vien-dan">Viện dẫn ({cites})</a>}
      {model.citedBy.rows.length > 0 && <a href="#duoc-vien-dan">Được viện dẫn ({model.citedBy.total})</a>}
      {model.copies && <a href="#ban-khac">Bản khác ({model.copies.rows.length})</a>}
      {model.chain && <a href="#so-do">Sơ đồ triển khai</a>}
      {model.deadlines.length > 0 && <a href="#han">Hạn báo cáo ({model.deadlines.length})</a>}
    </nav>
  );
}

function InlineOriginal({ model }: { readonly model: DocumentPageModel }) {
  return (
    <details class="inline-original">
      <summary>Xem bản gốc tại đây</summary>
      <iframe
        src={`${model.original.href}#navpanes=0&view=FitH`}
        loading="lazy"
        title={`Bản gốc: ${model.title}`}
      />
    </details>
  );
}

/** What is not part of the document (menus, comment forms) is folded away. */
function StretchView({ stretch }: { readonly stretch: Stretch }) {
  const text = <Text paragraphs={stretch.paragraphs} />;
  if (stretch.part !== "furniture") return <div class={stretch.part}>{text}</div>;
  return (
    <details class="more furniture">
      <summary>Phần của trang, không thuộc văn bản</summary>
      {text}
    </details>
  );
}

function Text({ paragraphs }: { readonly paragraphs: readonly Paragraph[] }) {
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p key={paragraph.id} id={paragraph.id}>
          {paragraph.runs.map((run) => {
            const pieces = run.pieces.map((piece) => {
              const inner = piece.evidence ? (
                <span class="evidence" title={piece.evidence}>
                  {piece.text}
                </span>
              ) : (
                piece.text
              );
              return piece.word ? <mark>{inner}</mark> : inner;
            });
            return run.link ? (
              <a class="citation" id={run.id ?? undefined} href={run.link.href} title={run.link.title}>
                {pieces}
              </a>
            ) : (
              pieces
            );
          })}
        </p>
      ))}
    </>
  );
}

function Basis({ model }: { readonly model: DocumentPageModel }) {
  if (!model.basis) return null;
  return (
    <section class="basis" aria-labelledby="can-cu-ten">
      <h2 id="can-cu-ten">Câu viện dẫn</h2>
      <p class="basis-line" id="can-cu">
        {model.basis}
      </p>
      <button type="button" class="copy" data-copy="can-cu" data-done="Đã chép" hidden>
        Chép căn cứ
      </button>
    </section>
  );
}

function Campaigns({ model }: { readonly model: DocumentPageModel }) {
  if (model.campaigns.length === 0) return null;
  return (
    <section class="box" id="chien-dich">
      <h2>Chiến dịch</h2>
      <ul class="rows">
        {model.campaigns.map(({ badge, role, said, evidence }) => (
          <li key={badge.href}>
            <a class={`badge ${badge.role}`} href={badge.href}>
              {badge.label}
            </a>{" "}
            <span class="says">{role}</span>
            {evidence.sentence !== "" && <Quote evidence={evidence} />}
            {said && <span class="said">{said}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deadlines({ model }: { readonly model: DocumentPageModel }) {
  if (model.deadlines.length === 0) return null;
  return (
    <section class="box" id="han">
      <h2>Hạn báo cáo</h2>
      <ul class="rows">
        {model.deadlines.map((deadline) => (
          <li key={deadline.when + deadline.what}>
            <strong class="due">{deadline.when}</strong> {deadline.what}
            {deadline.to && `, gửi ${deadline.to}`}
            <Quote evidence={deadline.evidence} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Quote({ evidence }: { readonly evidence: Evidence }) {
  return (
    <q class="quote">{evidence.href ? <a href={evidence.href}>{evidence.sentence}</a> : evidence.sentence}</q>
  );
}

function Copies({ copies }: { readonly copies: DocumentPageModel["copies"] }) {
  if (!copies) return null;
  return (
    <section class="box" id="ban-khac">
      <h2>Bản khác của văn bản này ({copies.rows.length})</h2>
      {copies.says && <p class="says">{copies.says}</p>}
      <ul class="rows">
        {copies.rows.map((row) => (
          <li key={row.href}>
            <a href={row.href}>
              <Whole text={row.title} />
            </a>
            <span class="row-title">{row.says}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Similar({ model }: { readonly model: DocumentPageModel }) {
  if (model.similar.length === 0) return null;
  return (
    <section class="box" id="tuong-tu">
      <h2>Văn bản tương tự</h2>
      <DocumentRows rows={model.similar} />
    </section>
  );
}

function Issues({ model }: { readonly model: DocumentPageModel }) {
  if (model.issues.length === 0) return null;
  return (
    <section class="box issues" id="can-xem">
      <h2>Cần xem lại</h2>
      <ul class="rows">
        {model.issues.map((issue) => (
          <li key={issue.sentence}>
            {issue.href ? <a href={issue.href}>{issue.sentence}</a> : issue.sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}

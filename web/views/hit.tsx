/** A result: one line of the register, its passage, its campaigns and the directives that it carries out. */
import type { HitModel } from "../presenters/hit.ts";
import { Badges, LinkList, Marked, Unknown, Whole } from "./pieces.tsx";

export function HitView({ hit }: { readonly hit: HitModel }) {
  return (
    <li class="hit">
      <div class="hit-register">
        {!hit.article && <span class="number">{hit.number ?? <Unknown>Không rõ số</Unknown>}</span>}
        {hit.date ? (
          <time datetime={hit.isoDate ?? undefined}>{hit.date}</time>
        ) : (
          <Unknown>không rõ ngày</Unknown>
        )}
        {hit.article ? (
          <span class="kind">Tin bài</span>
        ) : (
          <span class="type">{hit.type ?? <Unknown>không rõ loại</Unknown>}</span>
        )}
      </div>
      <div class="hit-body">
        <h2>
          <a href={hit.href}>{hit.title ? <Marked fragments={hit.title} /> : "Không rõ trích yếu"}</a>
        </h2>
        <p class="issuer">
          {hit.issuer ?? <Unknown>Không rõ cơ quan</Unknown>}
          {hit.where && <span class="where"> · {hit.where}</span>}
          {hit.copies && (
            <>
              {" · "}
              <a class="copies" href={hit.copies.href}>
                {hit.copies.label}
              </a>
            </>
          )}
        </p>
        {hit.article?.describes && (
          <p class="describes">
            Tin về {hit.article.describes}
            {hit.article.published && `, đăng ${hit.article.published}`}
          </p>
        )}
        {hit.passage.length > 0 && (
          <p class="passage">
            <Marked fragments={hit.passage} />
          </p>
        )}
        {(hit.badges.length > 0 || hit.carriesOut.length > 0 || hit.cites.length > 0) && (
          <p class="relations">
            <Badges badges={hit.badges} />
            {hit.carriesOut.length > 0 && (
              <span>
                Thực hiện <LinkList links={hit.carriesOut} />
              </span>
            )}
            {hit.cites.length > 0 && (
              <span>
                Viện dẫn <LinkList links={hit.cites} />
              </span>
            )}
            {hit.furtherCites > 0 && <span>và {hit.furtherCites} văn bản khác</span>}
          </p>
        )}
        {hit.why.length > 0 && (
          <ul class="why" aria-label="Vì sao có văn bản này">
            {hit.why.map((reason) => (
              <li key={reason}>
                <Whole text={reason} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

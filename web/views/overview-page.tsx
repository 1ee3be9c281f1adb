/** The first page before anything was asked: the archive at a glance. */
import type { OverviewModel, ShareRow } from "../presenters/overview.ts";
import { type Frame, Layout } from "./layout.tsx";
import { Unknown, Whole } from "./pieces.tsx";
import { YearBars, YearColumns } from "./years.tsx";

export function OverviewPage({ frame, model }: { readonly frame: Frame; readonly model: OverviewModel }) {
  return (
    <Layout frame={frame} title="" page="overview">
      <main id="noi-dung" class="overview" tabIndex={-1}>
        {model.empty ? (
          <EmptyArchive />
        ) : (
          <>
            <div class="overview-head">
              <h1>
                Kho có <strong>{model.total}</strong> văn bản
              </h1>
              <p>
                <a href={model.everythingHref}>Xem cả kho, mới nhất trước</a>
              </p>
            </div>
            {model.years && (
              <section class="overview-years">
                <h2>Theo năm ban hành</h2>
                <YearBars years={model.years} label="Số văn bản theo năm" />
                <YearColumns years={model.years} />
              </section>
            )}
            <div class="overview-columns">
              <Shares title="Chiến dịch" rows={model.campaigns} />
              <Shares title="Được viện dẫn nhiều nhất" rows={model.cited} />
              <Shares title="Tỉnh, thành phố" rows={model.provinces} />
              <Shares title="Loại văn bản" rows={model.types} />
            </div>
            <Latest model={model} />
          </>
        )}
        {model.failed > 0 && (
          <p class="failed">
            {model.failed} tệp chưa đưa vào kho được; <a href="/phong-luu-tru#failed">phòng lưu trữ</a> nêu
            từng tệp và lý do.
          </p>
        )}
      </main>
    </Layout>
  );
}

function Shares({ title, rows }: { readonly title: string; readonly rows: readonly ShareRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ol class="shares">
        {rows.map((row) => (
          <li key={row.href}>
            <a href={row.href}>
              <span class="share-label">
                <Whole text={row.label} />
              </span>
              <span class="share-count">{row.count}</span>
              <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect width={row.share} height={4} />
              </svg>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Latest({ model }: { readonly model: OverviewModel }) {
  if (model.latest.length === 0) return null;
  return (
    <section>
      <h2>Mới vào kho</h2>
      <ol class="latest">
        {model.latest.map((row) => (
          <li key={row.href}>
            {row.article ? (
              <span>
                <span class="kind">Tin bài</span>
              </span>
            ) : (
              <span class="number">{row.number ?? <Unknown>Không rõ số</Unknown>}</span>
            )}
            <span class="date">{row.date ?? <Unknown>không rõ ngày</Unknown>}</span>
            <span class="what">
              <a href={row.href}>
                <Whole text={row.title} />
              </a>
              <span class="issuer">{row.issuer ?? <Unknown>Không rõ cơ quan</Unknown>}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function EmptyArchive() {
  return (
    <section class="nothing">
      <h1>Kho chưa có văn bản nào</h1>
      <p>
        Đưa một thư mục vào kho bằng lệnh <code>npm run -s cli -- index THƯ-MỤC</code>, rồi mở lại trang này.
      </p>
    </section>
  );
}

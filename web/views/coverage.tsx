/** Who has carried a directive out, by province and organ; what is not in the archive is said with care. */

import type { CoverageModel, CoverageRow, OrganRow } from "../presenters/coverage.ts";
import { TILE, type TileMap } from "../presenters/tile-map.ts";

const ORGANS_SHOWN = 12;

export function CoverageView({ coverage }: { readonly coverage: CoverageModel }) {
  const { rows, missing, which } = coverage;
  return (
    <section id="tinh-thanh" class="coverage">
      <h2>
        {coverage.local
          ? "Theo tỉnh, thành"
          : which === "current"
            ? "Theo tỉnh, thành (34 đơn vị hiện nay)"
            : "Theo tỉnh, thành (63 đơn vị trước 7/2025)"}
      </h2>
      {rows.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <th scope="col" class="count" colSpan={2}>
                Số văn bản
              </th>
              <th scope="col">Sớm nhất</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ProvinceLine key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      ) : (
        <p class="says">Trong kho chưa thấy tỉnh, thành nào có văn bản triển khai.</p>
      )}
      {coverage.map && <MapView map={coverage.map} />}
      {missing.length > 0 && (
        <details class="missing" open={missing.length <= 34}>
          <summary>{missing.length} tỉnh, thành chưa thấy văn bản triển khai</summary>
          <p>{missing.join(", ")}</p>
        </details>
      )}
      <p class="says careful">Chỉ tính văn bản có trong kho; chưa thấy không có nghĩa là chưa làm.</p>
      <p class="coverage-links">
        <a href={coverage.switchTo.href}>{coverage.switchTo.label}</a>
        <span class="downloads">
          Tải bảng (
          {coverage.downloads.map(({ label, href }, at) => (
            <span key={label}>
              {at > 0 && " · "}
              <a href={href} download aria-label={`Tải bảng triển khai dạng ${label}`}>
                {label}
              </a>
            </span>
          ))}
          )
        </span>
      </p>
    </section>
  );
}

/** The same as the table, seen at once. */
function MapView({ map }: { readonly map: TileMap }) {
  return (
    <details class="more map">
      <summary>Xem trên bản đồ ô</summary>
      <svg
        role="img"
        viewBox={`0 0 ${map.width} ${map.height}`}
        aria-label="Bản đồ ô 34 tỉnh, thành; bảng ở trên nêu cùng số liệu"
      >
        {map.tiles.map((tile) => (
          <g key={tile.id} class={`tile depth-${tile.depth}`}>
            <title>{tile.title}</title>
            <rect x={tile.x} y={tile.y} width={TILE.width} height={TILE.height} rx={3} />
            <text x={tile.x + 3} y={tile.y + 12}>
              {tile.name}
            </text>
            <text x={tile.x + 3} y={tile.y + 25}>
              {tile.count}
            </text>
          </g>
        ))}
      </svg>
    </details>
  );
}

function ProvinceLine({ row }: { readonly row: CoverageRow }) {
  return (
    <tr>
      <th scope="row">{row.href ? <a href={row.href}>{row.name}</a> : row.name}</th>
      <td class="share">
        <Bar share={row.share} />
      </td>
      <td class="count">{row.documents}</td>
      <td class="when">
        <a href={row.first.href}>{row.first.date}</a>
      </td>
    </tr>
  );
}

function Bar({ share }: { readonly share: number }) {
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width={share} height={8} />
    </svg>
  );
}

export function OrgansView({ coverage }: { readonly coverage: CoverageModel }) {
  const { organs, missingOrgans, missingOrganCount } = coverage;
  if (organs.length === 0) return null;
  return (
    <section id="co-quan" class="organs">
      <h2>Theo cơ quan, sớm nhất trước ({organs.length})</h2>
      <Organs rows={organs.slice(0, ORGANS_SHOWN)} />
      {organs.length > ORGANS_SHOWN && (
        <details class="more">
          <summary>Còn {organs.length - ORGANS_SHOWN} cơ quan</summary>
          <Organs rows={organs.slice(ORGANS_SHOWN)} />
        </details>
      )}
      {missingOrgans.length > 0 && (
        <details class="missing">
          <summary>
            {missingOrganCount} cơ quan cùng loại có văn bản trong kho mà chưa thấy văn bản triển khai
          </summary>
          <p>
            {missingOrgans.join(", ")}
            {missingOrganCount > missingOrgans.length && "…"}
          </p>
        </details>
      )}
    </section>
  );
}

function Organs({ rows }: { readonly rows: readonly OrganRow[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Cơ quan</th>
          <th scope="col">Cấp</th>
          <th scope="col" class="count">
            Số văn bản
          </th>
          <th scope="col">Sớm nhất</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            <td>{row.level}</td>
            <td class="count">{row.documents}</td>
            <td class="when">
              <a href={row.first.href}>{row.first.date}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

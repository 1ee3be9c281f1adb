/** Documents per year: bars to point at, and the same years as check boxes for the keyboard. */

import { formatCount } from "../presenters/words.ts";
import type { YearsModel } from "../presenters/years.ts";

const HEIGHT = 56;
/** Where a year holds anything at all, its bar is seen. */
const LEAST = 2;

/** The bars are links for the pointer only; the list below them is the same control for everybody. */
export function YearBars({ years, label }: { readonly years: YearsModel; readonly label: string }) {
  const count = years.bars.length;
  if (count === 0) return null;
  const chosen = years.bars.some((bar) => bar.selected);
  return (
    <div class="years">
      <svg
        class={chosen ? "bars chosen" : "bars"}
        viewBox={`0 0 ${count * 10} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <title>{label}</title>
        {years.bars.map((bar, i) => {
          const height = bar.count === 0 ? 0 : Math.max(LEAST, (bar.height / 100) * HEIGHT);
          return (
            <a
              key={bar.year}
              href={bar.href}
              tabIndex={-1}
              class={bar.selected ? "bar selected" : "bar"}
              data-year={bar.year}
            >
              <title>{`${bar.year}: ${formatCount(bar.count)} văn bản`}</title>
              <rect class="hit-area" x={i * 10} y={0} width={10} height={HEIGHT} />
              <rect class="column" x={i * 10 + 1} y={HEIGHT - height} width={8} height={height} />
            </a>
          );
        })}
      </svg>
      <p class="years-scale" aria-hidden="true">
        <span>{years.first}</span>
        <span>{years.last}</span>
      </p>
    </div>
  );
}

export function YearList({ years }: { readonly years: YearsModel }) {
  return (
    <details class="more year-list">
      <summary>Chọn từng năm</summary>
      <ul class="options">
        {years.options.map((bar) => (
          <li key={bar.year} class="option">
            <label for={`f-year-${bar.year}`}>
              <input
                id={`f-year-${bar.year}`}
                type="checkbox"
                form="tim"
                name="year"
                value={bar.year}
                checked={bar.selected}
              />
              <span class="option-label">{bar.year}</span>
              <span class="option-count">{formatCount(bar.count)}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** More columns than this have no room for their labels. */
const MOST_COLUMNS = 24;

/** The same years, each with its label and count: columns where there is room, a plain list where there is not. */
export function YearColumns({ years }: { readonly years: YearsModel }) {
  const roomy = years.bars.length <= MOST_COLUMNS;
  return (
    <ol class={roomy ? "year-columns" : "year-columns many"}>
      {years.bars
        .filter((bar) => roomy || bar.count > 0)
        .map((bar) => (
          <li key={bar.year} class={bar.count === 0 ? "none" : undefined}>
            <a href={bar.href}>
              <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
                <rect y={100 - bar.height} width={10} height={bar.height} />
              </svg>
              <span class="year">{bar.year}</span>{" "}
              <span class="option-count">
                {formatCount(bar.count)}
                <span class="visually-hidden"> văn bản</span>
              </span>
            </a>
          </li>
        ))}
    </ol>
  );
}

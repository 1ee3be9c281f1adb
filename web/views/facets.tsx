/** The facets: check boxes of the search form, so they work without JavaScript; each long one has its own box. */
import type { FacetModel, FacetsModel, OptionModel } from "../presenters/facets.ts";
import { formatCount } from "../presenters/words.ts";
import { Whole } from "./pieces.tsx";
import { YearBars, YearList } from "./years.tsx";

export function Facets({ facets, total }: { readonly facets: FacetsModel; readonly total: string }) {
  const beforeYears = facets.lists.filter((list) => ["campaign", "issuer", "province"].includes(list.facet));
  const afterYears = facets.lists.filter((list) => !beforeYears.includes(list));
  return (
    <aside id="bo-loc" class="facets" aria-label="Bộ lọc">
      <div class="sheet-head">
        <h2>Bộ lọc</h2>
        <a class="sheet-close" href="#noi-dung">
          Xem {total}
        </a>
      </div>
      {beforeYears.map((list) => (
        <FacetList key={list.facet} list={list} />
      ))}
      {facets.years && (
        <fieldset class="facet">
          <legend>Năm ban hành</legend>
          <YearBars years={facets.years} label="Số văn bản theo năm" />
          <YearList years={facets.years} />
        </fieldset>
      )}
      {afterYears.map((list) => (
        <FacetList key={list.facet} list={list} />
      ))}
      <button class="apply" type="submit" form="tim">
        Lọc
      </button>
    </aside>
  );
}

function FacetList({ list }: { readonly list: FacetModel }) {
  return (
    <fieldset class="facet" data-facet={list.facet} data-beyond={list.beyond || undefined}>
      <legend>{list.title}</legend>
      {list.placeholder && (
        <input
          class="facet-filter"
          type="text"
          placeholder={list.placeholder}
          aria-label={`Tìm trong: ${list.title}`}
          autocomplete="off"
          hidden
        />
      )}
      <Options facet={list.facet} options={list.options} />
      {list.more && (
        <details class="more">
          <summary>{list.more.label}</summary>
          <Options facet={list.facet} options={list.more.options} />
        </details>
      )}
      {list.beyond && <ul class="options beyond" />}
      <p class="facet-none" hidden>
        Không có mục nào khớp.
      </p>
    </fieldset>
  );
}

function Options({ facet, options }: { readonly facet: string; readonly options: readonly OptionModel[] }) {
  return (
    <ul class="options">
      {options.map((option) => (
        <Option key={option.value} facet={facet} option={option} />
      ))}
    </ul>
  );
}

function Option({ facet, option }: { readonly facet: string; readonly option: OptionModel }) {
  return (
    <li class={option.about ? "option with-about" : "option"}>
      <label for={option.inputId}>
        <input
          id={option.inputId}
          type="checkbox"
          form="tim"
          name={facet}
          value={option.value}
          checked={option.checked}
        />
        <span class="option-label">
          <Whole text={option.label} />
          {option.note && <small> ({option.note})</small>}
        </span>
        <span class="option-count">{formatCount(option.count)}</span>
      </label>
      {option.about && (
        <a class="option-about" href={option.about.href} title={option.about.label}>
          <span class="visually-hidden">{option.about.label}</span>
        </a>
      )}
      {option.children.length > 0 && (
        <details class="branch" open={option.open}>
          <summary>
            <span class="visually-hidden">{option.childrenLabel}</span>
          </summary>
          <Options facet={facet} options={option.children} />
        </details>
      )}
    </li>
  );
}

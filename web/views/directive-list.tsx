/** A list of directives, each a line with how many documents cite it. */
import type { DirectiveRow } from "../presenters/directive-list.ts";
import { Whole } from "./pieces.tsx";

/** @param sayWanted whether each line says that its directive is not in the archive */
export function DirectiveRows({
  rows,
  sayWanted = true,
}: {
  readonly rows: readonly DirectiveRow[];
  readonly sayWanted?: boolean;
}) {
  return (
    <ol class="directive-rows">
      {rows.map((row) => (
        <li key={row.key}>
          <span class="cited-by">
            <strong>{row.citedBy}</strong> <span class="says">văn bản viện dẫn</span>
          </span>
          <span class="what">
            <a href={row.href}>
              <Whole text={row.label} />
            </a>
            {row.date && <span class="says"> · {row.date}</span>}
            {sayWanted && row.wanted && <span class="wanted"> · chưa có trong kho</span>}
            {row.title && <span class="row-title">{row.title}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

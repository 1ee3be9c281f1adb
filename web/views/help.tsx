/** What stands around the list of results to help with it: above it what was understood, below it a way to more. */
import type { HelpModel } from "../presenters/help.ts";
import { Whole } from "./pieces.tsx";

export function HelpAbove({ help }: { readonly help: HelpModel }) {
  const { corrected, didYouMean, narrowings, explained, why } = help;
  return (
    <>
      {corrected && (
        <p class="note corrected-question">
          Đã tìm “
          <a href={corrected.answered.href}>
            <Whole text={corrected.answered.label} />
          </a>
          ” thay cho “{corrected.asked}”.
        </p>
      )}
      {didYouMean && (
        <p class="note did-you-mean">
          Bạn có muốn tìm “
          <a href={didYouMean.href}>
            <Whole text={didYouMean.label} />
          </a>
          ”? <span class="narrowing-count">{didYouMean.count}</span>
        </p>
      )}
      {explained && (
        <p class="note explained">
          Đã hiểu: <Whole text={explained} /> {why && <a href={why.href}>{why.label}</a>}
        </p>
      )}
      {narrowings.length > 0 && (
        <p class="note narrowings">
          <span>Lọc theo:</span>
          {narrowings.map(({ href, facet, label, count }) => (
            <a key={href} class="narrowing" href={href}>
              {facet}: <Whole text={label} /> <span class="narrowing-count">({count})</span>
            </a>
          ))}
        </p>
      )}
    </>
  );
}

export function HelpBelow({ help: { unmarked } }: { readonly help: HelpModel }) {
  if (!unmarked) return null;
  return (
    <p class="unmarked">
      <a href={unmarked.href}>{unmarked.label}</a> <span>khi tìm “{unmarked.q}”</span>
    </p>
  );
}

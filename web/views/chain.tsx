/** The chain as SVG and as a list. Which of the two is seen is a matter of style: narrow screens get the list. */
import type { ChainBox, ChainEntry, ChainModel } from "../presenters/chain.ts";
import { Whole } from "./pieces.tsx";

export function ChainView({ chain, heading }: { readonly chain: ChainModel; readonly heading: string }) {
  return (
    <section class="chain" id="so-do" aria-labelledby="so-do-ten">
      <div class="chain-head">
        <h2 id="so-do-ten">{heading}</h2>
        <label class="chain-switch">
          <input type="checkbox" id="so-do-danh-sach" /> Dạng danh sách
        </label>
      </div>
      <div class="chain-drawing">
        <ChainDrawing chain={chain} />
      </div>
      <ul class="chain-list">
        {chain.list.map((entry) => (
          <EntryView key={entry.id} entry={entry} />
        ))}
      </ul>
      {chain.anyWanted && <p class="chain-legend">Khung nét đứt: được viện dẫn nhưng chưa có trong kho.</p>}
    </section>
  );
}

export function ChainDrawing({ chain }: { readonly chain: ChainModel }) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={chain.width}
      height={chain.height}
      viewBox={`0 0 ${chain.width} ${chain.height}`}
    >
      <title>{chain.title}</title>
      <desc>{chain.description}</desc>
      {chain.lines.map((line) => (
        <path key={`${line.from} ${line.to} ${line.kind}`} class={`chain-line ${line.kind}`} d={line.path} />
      ))}
      {chain.boxes.map((box) =>
        box.href === null ? (
          <g key={box.id} class={`chain-box ${box.kind}`}>
            <BoxView box={box} />
          </g>
        ) : (
          <a key={box.id} class={`chain-box ${box.kind}`} href={box.href}>
            <BoxView box={box} />
          </a>
        ),
      )}
    </svg>
  );
}

function BoxView({ box }: { readonly box: ChainBox }) {
  const [label = "", says] = box.lines;
  const x = box.x + 12;
  const middle = box.y + box.height / 2;
  return (
    <>
      <title>{box.title}</title>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={6} />
      <text class="chain-label" x={x} y={says ? middle - 3.5 : middle + 4.5}>
        {label}
      </text>
      {says && (
        <text class="chain-says" x={x} y={middle + 13}>
          {says}
        </text>
      )}
    </>
  );
}

function EntryView({ entry }: { readonly entry: ChainEntry }) {
  return (
    <li class={entry.wanted ? "wanted-entry" : undefined}>
      {entry.href ? (
        <a href={entry.href}>
          <Whole text={entry.label} />
        </a>
      ) : (
        <strong>
          <Whole text={entry.label} />
        </strong>
      )}
      <span class="says">
        {entry.again ? " đã nêu ở trên" : entry.says && ` ${entry.says}`}
        {entry.root && " (văn bản đang xem)"}
      </span>
      {(entry.below.length > 0 || entry.further) && (
        <ul>
          {entry.below.map((below) => (
            <EntryView key={below.id} entry={below} />
          ))}
          {entry.further && (
            <li>
              {entry.further.href ? (
                <a href={entry.further.href}>{entry.further.label}</a>
              ) : (
                entry.further.label
              )}
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

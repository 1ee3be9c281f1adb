/* Years: drawing over several bars chooses all of them. */
import { $$, questionUrl } from "./dom.js";
import { show } from "./results.js";

let drawnFrom = null;
let drew = false;
const barAt = (event) =>
  document.elementFromPoint(event.clientX, event.clientY)?.closest(".facets .bar") ?? null;

/** Years between two bars, both included, whichever comes first. */
function yearsBetween(one, other) {
  const bars = $$(".facets .bar");
  const [from, to] = [bars.indexOf(one), bars.indexOf(other)].sort((a, b) => a - b);
  return new Set(bars.slice(from, to + 1));
}

document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.(".bars")) event.preventDefault();
});
document.addEventListener("pointerdown", (event) => {
  drawnFrom = event.button === 0 && event.pointerType === "mouse" ? barAt(event) : null;
  drew = false;
});
document.addEventListener("pointermove", (event) => {
  const bar = drawnFrom && barAt(event);
  if (!bar || (bar === drawnFrom && !drew)) return;
  drew = true;
  const drawn = yearsBetween(drawnFrom, bar);
  for (const each of $$(".facets .bar")) each.classList.toggle("drawn", drawn.has(each));
});
document.addEventListener("pointerup", () => {
  if (drew) {
    const years = new Set($$(".facets .bar.drawn").map((bar) => bar.dataset.year));
    for (const box of $$('#bo-loc input[name="year"]')) box.checked = years.has(box.value);
    show(questionUrl(), { push: true });
  }
  drawnFrom = null;
});
document.addEventListener(
  "click",
  (event) => {
    // The end of a drawing is no click on the bar that it ended on.
    if (drew && event.target.closest(".bars")) {
      event.preventDefault();
      event.stopPropagation();
    }
    drew = false;
  },
  { capture: true },
);

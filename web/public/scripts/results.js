/* Facets: a choice asks at once, and only the answer is exchanged, so focus and scrolling stay. */
import { $, $$, enhance, questionUrl, say } from "./dom.js";
import { narrow } from "./facet-box.js";

let asked = 0;
/** The question whose answer is on the page; going to #bo-loc and back is no new one. */
let shown = location.pathname + location.search;

/** Fetches a results page and puts it in the place of the one shown; leaves the page where that fails. */
export async function show(url, { push }) {
  const frame = $('[data-swap="search"]');
  if (!frame) return location.assign(url);
  const turn = ++asked;
  const kept = document.activeElement?.id;
  const scrolled = $("#bo-loc")?.scrollTop ?? 0;
  const opened = $$("details[open]", frame).map(pathOf);
  const typed = $$(".facet-filter", frame).map((box) => [
    box.closest("[data-facet]")?.dataset.facet,
    box.value,
  ]);
  frame.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = $('[data-swap="search"]', page);
    if (turn !== asked) return; // a newer choice is on its way
    if (!answer.ok || !fresh) return location.assign(url);
    // The sheet itself stays, with its address; only what is in it is exchanged.
    $("#bo-loc").replaceChildren(...$("#bo-loc", fresh).childNodes);
    $("#noi-dung").replaceChildren(...$("#noi-dung", fresh).childNodes);
    // The order that was chosen goes on with the next question.
    for (const field of $$('#tim input[type="hidden"]')) field.remove();
    $("#tim").append(...$$('#tim input[type="hidden"]', page));
    document.title = page.title;
    if (push) history.pushState(null, "", url + location.hash);
    shown = location.pathname + location.search;
    enhance();
    for (const details of $$("details", frame)) if (opened.includes(pathOf(details))) details.open = true;
    for (const [facet, value] of typed) {
      const box = $(`[data-facet="${facet}"] .facet-filter`, frame);
      if (box && value) narrow(box, value);
    }
    if (kept) document.getElementById(kept)?.focus({ preventScroll: true });
    $("#bo-loc").scrollTop = scrolled;
    say($("#so-ket-qua")?.textContent ?? "");
  } catch {
    location.assign(url);
  } finally {
    if (turn === asked) frame.removeAttribute("aria-busy");
  }
}

/** What a <details> is, so that it can be found again in the next answer. */
function pathOf(details) {
  const facet = details.closest("[data-facet]")?.dataset.facet ?? "year";
  const branch = details.classList.contains("branch") ? $("input", details.parentElement)?.value : "more";
  return `${facet}/${branch}`;
}

document.addEventListener("change", (event) => {
  if (event.target.matches('#bo-loc input[type="checkbox"]')) show(questionUrl(), { push: true });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(".bar, .chip, .clear, .narrowing, .sorts a");
  if (!link || !$('[data-swap="search"]') || event.ctrlKey || event.metaKey || event.shiftKey || event.button)
    return;
  event.preventDefault();
  const url = new URL(link.href.baseVal ?? link.href, location.href);
  show(url.pathname + url.search, { push: true });
});

addEventListener("popstate", () => {
  const now = location.pathname + location.search;
  if (now !== shown && $('[data-swap="search"]')) show(now, { push: false });
});

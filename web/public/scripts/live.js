/* The archive room looks again by itself: often while files come in, else now and then. */
import { $, $$ } from "./dom.js";

const BUSY_MS = 2000;
const CALM_MS = 20_000;

async function look() {
  const shown = $("[data-live]");
  // A list that somebody reads, or marks, stays as it is.
  if (!document.hidden && getSelection()?.isCollapsed !== false) {
    const answer = await fetch(location.href).catch(() => null);
    const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page && $("[data-live]", page);
    if (fresh && fresh.innerHTML !== shown.innerHTML) {
      const opened = $$("details[open]", shown).map(({ id }) => id);
      const kept = document.activeElement?.closest("details")?.id;
      for (const details of $$("details", fresh)) details.open = opened.includes(details.id);
      shown.replaceChildren(...fresh.childNodes);
      if (kept) $(`#${CSS.escape(kept)} summary`)?.focus({ preventScroll: true });
    }
  }
  setTimeout(look, $(".running") ? BUSY_MS : CALM_MS);
}

if ($("[data-live]")) setTimeout(look, $(".running") ? BUSY_MS : CALM_MS);

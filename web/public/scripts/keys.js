/* Keys: "/" to the box, arrows through the results, Escape out of the sheet. */
import { $, $$ } from "./dom.js";

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const { target, key } = event;
  const typing = target.matches("input:not([type=checkbox]), textarea, select");
  if (key === "/" && !typing && $("#q")) {
    event.preventDefault();
    $("#q").focus();
    $("#q").select();
  } else if (key === "Escape" && location.hash === "#bo-loc") {
    location.hash = "noi-dung";
    $(".open-facets")?.focus();
  } else if (key === "ArrowDown" || key === "ArrowUp") {
    const links = $$(".hit h2 a, .latest .what a");
    const at = links.indexOf(target);
    const free = target === document.body || target.id === "q" || target.id === "noi-dung" || at >= 0;
    if (!free || links.length === 0) return;
    event.preventDefault();
    if (key === "ArrowUp" && at === 0) return $("#q").focus();
    const next = at < 0 ? (key === "ArrowDown" ? 0 : -1) : at + (key === "ArrowDown" ? 1 : -1);
    const link = links[next];
    link?.focus({ preventScroll: true });
    link?.closest("li").scrollIntoView({ block: "nearest" });
  } else if (key === "Enter" && target.matches(".facet-filter")) {
    event.preventDefault();
  }
});

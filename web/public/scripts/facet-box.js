/* A long facet's own box: what is typed into it narrows the list; what the page does not hold is asked for. */
import { $, $$, make, plain, questionUrl, WORDS } from "./dom.js";

/** The label has what was typed, or every word of it at the beginning of one of its own ("11 2015"). */
function labelHas(label, wanted) {
  const own = plain(label);
  const words = own.match(WORDS) ?? [];
  const asked = wanted.match(WORDS) ?? [];
  const each = asked.length > 0 && asked.every((word) => words.some((one) => one.startsWith(word)));
  return each || own.includes(wanted);
}

export function narrow(box, value = box.value) {
  box.value = value;
  const facet = box.closest("[data-facet]");
  const wanted = plain(value.trim());
  let found = 0;
  for (const option of $$(".option", facet)) {
    const own = labelHas($(".option-label", option).textContent, wanted);
    const below = $$(".option .option-label", option).some((label) => labelHas(label.textContent, wanted));
    const above = option.parentElement.closest(".option");
    const inside = above && labelHas($(".option-label", above).textContent, wanted);
    option.hidden = !(own || below || inside);
    if (!option.hidden) found += 1;
    const branch = $(":scope > .branch", option);
    if (branch && wanted) branch.open = below;
  }
  const more = $(":scope > .more", facet);
  if (more) {
    more.open = wanted !== "" || more.open;
    $("summary", more).hidden = wanted !== "";
  }
  // Values that the page does not hold are asked for.
  if (facet.dataset.beyond) lookBeyond(facet, value.trim(), found);
  else $(".facet-none", facet).hidden = found > 0;
}

document.addEventListener("input", (event) => {
  if (event.target.matches(".facet-filter")) narrow(event.target);
});

/** The last thing that was typed into each facet's box. */
const typedInto = new Map();
/** As long as this nothing more is typed before the server is asked. */
const PAUSE = 200;

/** Puts the values below the others that match, and are not on the page. */
async function lookBeyond(facet, text, found) {
  const name = facet.dataset.facet;
  typedInto.set(name, text);
  const list = $(".beyond", facet);
  const none = $(".facet-none", facet);
  list.replaceChildren();
  none.hidden = true;
  if (text === "") return;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  // Typed on, or another answer is on the page: that one asks for itself.
  const old = () => typedInto.get(name) !== text || !facet.isConnected;
  if (old()) return;
  const params = new URLSearchParams(questionUrl().slice(2));
  params.set("text", text);
  const answer = await fetch(`/api/facets/${name}?${params}`).catch(() => null);
  const { values = [] } = answer?.ok ? await answer.json() : {};
  if (old()) return;
  const known = new Set($$('input[type="checkbox"]', facet).map((box) => box.value));
  const fresh = values.filter(({ id }) => !known.has(id));
  list.replaceChildren(...fresh.map((value) => optionOf(name, value)));
  none.hidden = found + fresh.length > 0;
}

/** A check box like those that the page came with. */
function optionOf(facet, { id, label, count, selected }) {
  const box = make("input", { type: "checkbox", name: facet, value: id, checked: selected });
  box.id = `f-${facet}-${encodeURIComponent(id)}`;
  box.setAttribute("form", "tim");
  const row = make(
    "label",
    { htmlFor: box.id },
    box,
    make("span", { className: "option-label" }, label),
    make("span", { className: "option-count" }, count.toLocaleString("vi-VN")),
  );
  return make("li", { className: "option" }, row);
}

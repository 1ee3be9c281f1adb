/**
 * What makes the pages better where scripts run; every page works without. No dependency, no build.
 */
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

document.documentElement.classList.add("js");

/* Facets: a choice asks at once, and only the answer is exchanged, so focus and scrolling stay. */

let asked = 0;
/** The question whose answer is on the page; going to #bo-loc and back is no new one. */
let shown = location.pathname + location.search;

/** Fetches a results page and puts it in the place of the one shown; leaves the page where that fails. */
async function show(url, { push }) {
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

/** The address that the search form would open. */
function questionUrl() {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData($("#tim"))) if (value !== "") params.append(name, value);
  return `/?${params}`;
}

/** Read out by screen readers. */
function say(text) {
  const line =
    $("#noi") ?? document.body.appendChild(Object.assign(document.createElement("p"), { id: "noi" }));
  line.className = "visually-hidden";
  line.setAttribute("role", "status");
  line.textContent = text;
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

/* Years: drawing over several bars chooses all of them. */

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

/* A long facet's own box. */

/** Without marks and in lower case, so that "binh thuan" finds Bình Thuận. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

/** The label has what was typed, or every word of it at the beginning of one of its own ("11 2015"). */
function labelHas(label, wanted) {
  const own = plain(label);
  const words = own.match(WORDS) ?? [];
  const asked = wanted.match(WORDS) ?? [];
  const each = asked.length > 0 && asked.every((word) => words.some((one) => one.startsWith(word)));
  return each || own.includes(wanted);
}
const WORDS = /[\p{L}\p{N}]+/gu;

function narrow(box, value = box.value) {
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
  const make = (tag, more, ...inside) => {
    const element = Object.assign(document.createElement(tag), more);
    element.append(...inside);
    return element;
  };
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

/* Keys: "/" to the box, arrows through the results, Escape out of the sheet. */

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const { target, key } = event;
  const typing = target.matches("input:not([type=checkbox]), textarea, select");
  if (key === "/" && !typing) {
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

/* Copying the basis line. */

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(source.href ?? source.textContent.trim());
  } catch {
    // Over plain HTTP browsers offer no clipboard: select the line, and copy the old way.
    if (source.href) return location.assign(source.href);
    getSelection().selectAllChildren(source);
    if (!document.execCommand("copy")) return;
  }
  button.textContent = button.dataset.done;
  button.classList.add("done");
  say(button.dataset.done);
  setTimeout(() => {
    button.textContent = label;
    button.classList.remove("done");
  }, 2000);
});

/* A page that waits for the engine looks whether it is back, and then asks again. */

async function wait(seconds) {
  const health = await fetch("/healthz").catch(() => null);
  if (health?.ok) location.reload();
  else setTimeout(wait, seconds * 1000, seconds);
}

/** Controls that make sense only where scripts run. */
function enhance() {
  for (const control of $$(".facet-filter, [data-copy]")) control.hidden = false;
}

enhance();
if (document.body.dataset.again) setTimeout(wait, 1000, Number(document.body.dataset.again));

/*
 * Suggestions under the search box, as a combobox of ARIA 1.2: arrows walk, Enter takes, Escape closes. What was typed
 * stays typed: Enter asks it as long as no suggestion was walked to.
 */
import { $, make, plain, say, WORDS } from "./dom.js";

/** As long as this nothing more is typed before the server is asked. */
const PAUSE = 80;
const KINDS = { number: "Số hiệu", issuer: "Cơ quan", phrase: "Cụm từ", subject: "Trích yếu" };

// Where one has to sign in first there is no search box: nothing is attached to the page then.
const box = $("#q") ?? make("input");
const list = make("ul", { id: "goi-y", className: "suggestions", hidden: true });
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", "Gợi ý");
box.after(list);
for (const [name, value] of Object.entries({
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-controls": list.id,
  "aria-expanded": "false",
}))
  box.setAttribute(name, value);

let request = null;
let timer = 0;
let active = -1;

function close() {
  clearTimeout(timer);
  request?.abort();
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  walkTo(-1);
}

function walkTo(at) {
  active = at;
  for (const [n, option] of [...list.children].entries())
    option.setAttribute("aria-selected", String(n === at));
  const option = list.children[at];
  if (option) {
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else box.removeAttribute("aria-activedescendant");
}

/** Asks for suggestions; an older question is called off. */
async function ask() {
  request?.abort();
  const typed = box.value;
  if (plain(typed).match(WORDS) === null) return close();
  request = new AbortController();
  try {
    const address = `/api/suggest?${new URLSearchParams({ q: typed })}`;
    const answer = await fetch(address, { signal: request.signal });
    const { suggestions } = await answer.json();
    if (typed === box.value && document.activeElement === box) open(typed, suggestions);
  } catch {
    // Called off, or the server is away: typing goes on without suggestions.
  }
}

function open(typed, suggestions) {
  list.replaceChildren(...suggestions.map((one, at) => optionOf(one, at, typed)));
  if (suggestions.length === 0) return close();
  walkTo(-1);
  list.hidden = false;
  list.scrollTop = 0;
  box.setAttribute("aria-expanded", "true");
  say(`${suggestions.length} gợi ý`);
}

function optionOf({ kind, text, count }, at, typed) {
  const often = kind !== "phrase" && count > 1;
  const option = make(
    "li",
    { id: `goi-y-${at}` },
    make("span", { className: "suggestion-kind" }, KINDS[kind]),
    make("span", { className: "suggestion-text" }, ...marked(text, typed)),
    ...(often ? [make("span", { className: "suggestion-count" }, count.toLocaleString("vi-VN"))] : []),
  );
  option.setAttribute("role", "option");
  option.dataset.text = text;
  option.setAttribute("aria-selected", "false");
  return option;
}

/** The text with the typed words marked: whole ones, and the beginning of the one being typed. */
function* marked(suggested, typed) {
  const text = suggested.normalize("NFC");
  const asked = plain(typed).match(WORDS) ?? [];
  const last = /\s$/u.test(typed) ? "" : asked.at(-1);
  let shown = 0;
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const own = plain(word);
    const begun = last && own.startsWith(last) ? last.length : 0;
    const length = asked.includes(own) ? word.length : begun;
    if (length === 0) continue;
    yield text.slice(shown, index);
    yield make("mark", {}, text.slice(index, index + length));
    shown = index + length;
  }
  yield text.slice(shown);
}

function take(option) {
  box.value = option.dataset.text;
  close();
  box.form.requestSubmit();
}

box.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});

box.addEventListener("keydown", (event) => {
  // A letter that is still being put together (Telex, VNI) has its own arrows and Enter.
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === "Enter") {
    const option = list.children[active];
    if (list.hidden || !option) return close();
    event.preventDefault();
    take(option);
  } else if (list.hidden || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  } else if (event.key === "Escape") {
    event.preventDefault();
    close();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const stops = list.children.length + 1;
    // One stop is the box itself, without any suggestion.
    walkTo(((active + 1 + (event.key === "ArrowDown" ? 1 : -1) + stops) % stops) - 1);
  } else if (event.key === "Tab") close();
});

box.addEventListener("blur", close);
// The box keeps the focus while a suggestion is pressed.
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const option = event.target.closest('[role="option"]');
  if (option) take(option);
});

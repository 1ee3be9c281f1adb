/* Review by keyboard: what a key does is on the page as a button or a link; keys press them. */
import { $, say } from "./dom.js";

const KEYS = { c: "c", Enter: "c", j: "j", ArrowRight: "j", k: "k", ArrowLeft: "k" };
const HELP =
  "c hoặc Enter: đúng. s: sửa. j hoặc mũi tên phải: để sau. k hoặc mũi tên trái: mục trước. Esc: thôi sửa.";

document.addEventListener("keydown", (event) => {
  const review = $("[data-review]");
  if (
    !review ||
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.isComposing
  )
    return;
  const { target, key } = event;
  const typing = target.matches("input, textarea, select");
  if (typing) {
    if (key === "Escape") target.blur();
    return;
  }
  if (key === "s") {
    event.preventDefault();
    const field = $(
      ".correct input:checked, .correct input:not([type=hidden]), .correct textarea, .correct select",
      review,
    );
    field?.focus();
    field?.select?.();
  } else if (key === "?") {
    event.preventDefault();
    $(".keys").textContent = HELP;
    say(HELP);
  } else if (Object.hasOwn(KEYS, key) && !(key === "Enter" && target.matches("a, button, summary"))) {
    const button = $(`[data-key="${KEYS[key]}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }
});

// A second press while the answer is on its way would confirm what nobody has seen.
document.addEventListener("submit", (event) => {
  if (!event.target.closest("[data-review]")) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

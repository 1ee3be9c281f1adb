/* Copying the basis line. */
import { say } from "./dom.js";

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

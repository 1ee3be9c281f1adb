/** What every script of the pages uses. */

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** An element with its properties and what is in it. */
export function make(tag, more, ...inside) {
  const element = Object.assign(document.createElement(tag), more);
  element.append(...inside);
  return element;
}

/** Read out by screen readers. */
export function say(text) {
  const line =
    $("#noi") ?? document.body.appendChild(Object.assign(document.createElement("p"), { id: "noi" }));
  line.className = "visually-hidden";
  line.setAttribute("role", "status");
  line.textContent = text;
}

/** Without marks and in lower case, so that "binh thuan" finds Bình Thuận. */
export const plain = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

export const WORDS = /[\p{L}\p{N}]+/gu;

/** The address that the search form would open. */
export function questionUrl() {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData($("#tim"))) if (value !== "") params.append(name, value);
  return `/?${params}`;
}

/** Controls that make sense only where scripts run. */
export function enhance() {
  for (const control of $$(".facet-filter, [data-copy]")) control.hidden = false;
}

// A small menu that opens over a phone: arrows move in it, Escape closes it.

import { el } from "./dom.js";

let close = () => {};

// `items`: { label, hint, testid, run }. `place` is "above" (from the composer) or "below" (from the header).
export function openPopup(container, opener, place, items) {
  const wasOpenHere = opener.getAttribute("aria-expanded") === "true";
  close();
  if (wasOpenHere) return;
  const menu = el("div", { class: `popup ${place}`, role: "menu" }, items.map(menuItem));
  container.append(menu);
  opener.setAttribute("aria-expanded", "true");
  close = () => closeMenu(menu, opener);
  menu.addEventListener("keydown", moveInMenu);
  setTimeout(() => document.addEventListener("click", outside), 0);
  menu.querySelector("button")?.focus();
}

function closeMenu(menu, opener) {
  const hadFocus = menu.contains(document.activeElement);
  menu.remove();
  opener.setAttribute("aria-expanded", "false");
  document.removeEventListener("click", outside);
  close = () => {};
  if (hadFocus) opener.focus();
}

function outside(event) {
  if (!event.target.closest(".popup")) close();
}

function menuItem(item) {
  const choose = () => {
    close();
    item.run();
  };
  return el("button", { type: "button", role: "menuitem", "data-testid": item.testid, onclick: choose },
    el("span", { class: "label", dir: "auto" }, item.label), item.hint && el("span", { class: "hint", dir: "auto" }, item.hint));
}

function moveInMenu(event) {
  const items = [...event.currentTarget.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  if (event.key === "Escape" || event.key === "Tab") close();
  if (!(event.key in steps)) return;
  event.preventDefault();
  items.at(steps[event.key] % items.length).focus();
}

// The phones that are open side by side; on a narrow screen the one that is in the hand.

import { el, isNarrow, isStill, placeInOrder } from "./dom.js";
import { avatar } from "./people.js";
import { createPhone } from "./phone.js";
import { markRead, person as findPerson, unread } from "./store.js";

const MOST_PHONES = 8;
const OPEN_AT_FIRST = 3;

export function createPhones(place, switcher, onChanged) {
  const phones = new Map();
  const tabs = new Map();
  const welcome = el("p", { class: "nobody" }, "Choose somebody from the list to see their phone.");
  let inHand = null;

  function open(id, { withFocus = true } = {}) {
    const person = findPerson(id);
    if (!person) return;
    if (!phones.has(id)) add(person);
    inHand = id;
    arrange();
    phones.get(id).element.scrollIntoView({ inline: "nearest", block: "nearest", behavior: isStill() ? "auto" : "smooth" });
    if (withFocus && !isNarrow()) phones.get(id).focus();
  }

  function add(person) {
    if (phones.size >= MOST_PHONES) close([...phones.keys()].find((id) => id !== inHand));
    const phone = createPhone(person, { onClose: close, onOpenPerson: open });
    phones.set(person.id, phone);
    phone.element.addEventListener("focusin", () => hold(person.id));
    tabs.set(person.id, createTab(person, () => open(person.id)));
    phone.update(person);
    phone.refresh();
  }

  function hold(id) {
    if (inHand === id) return;
    inHand = id;
    arrange();
  }

  function close(id) {
    phones.delete(id);
    tabs.delete(id);
    if (inHand === id) inHand = [...phones.keys()].at(-1) ?? null;
    arrange();
  }

  function arrange() {
    placeInOrder(place, phones.size ? [...phones.values()].map((phone) => phone.element) : [welcome]);
    placeInOrder(switcher, [...tabs.values()].map((tab) => tab.element));
    for (const [id, phone] of phones) phone.element.classList.toggle("in-hand", id === inHand);
    keepInAddress();
    onChanged();
  }

  // The address opens the same phones again: after a reload, in a bookmark, in a picture for the README.
  function keepInAddress() {
    const address = new URL(location.href);
    address.searchParams.set("phones", [...phones.keys()].join(","));
    history.replaceState(null, "", address.href.replaceAll("%2C", ","));
  }

  function openFirst(people) {
    const asked = new URLSearchParams(location.search).get("phones");
    const wanted = asked === null ? people.slice(0, OPEN_AT_FIRST).map((person) => person.id) : asked.split(",").map(Number);
    for (const id of wanted) open(id, { withFocus: false });
    if (phones.size) open(phones.keys().next().value, { withFocus: false });
    else arrange();
  }

  function update() {
    for (const [id, phone] of phones) {
      const person = findPerson(id);
      if (!person) continue;
      phone.update(person);
      if (phone.isVisible() && document.visibilityState === "visible") markRead(person);
      tabs.get(id).update(person, id === inHand);
    }
  }

  function refresh() {
    for (const phone of phones.values()) phone.refresh();
  }

  return { open, openFirst, update, refresh, openIds: () => [...phones.keys()] };
}

function createTab(person, onclick) {
  const dot = el("span", { class: "dot", hidden: true });
  const element = el("button", { type: "button", class: "tab", onclick, title: person.name }, avatar(person), dot);
  function update(current, isInHand) {
    dot.hidden = unread(current) === 0;
    element.setAttribute("aria-pressed", String(isInHand));
    element.setAttribute("aria-label", unread(current) ? `${current.name}, ${unread(current)} unread` : current.name);
  }
  return { element, update };
}

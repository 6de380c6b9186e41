// The list of people, by branch; and the small signs that show who somebody is.

import { el, icon, placeInOrder, setAttribute, setText } from "./dom.js";
import { unread } from "./store.js";
import { hue, initials } from "./words.js";

export function avatar(person, classes = "") {
  const circle = el("span", { class: `avatar ${classes}`, "aria-hidden": "true" }, initials(person.name));
  circle.style.setProperty("--hue", hue(person.id));
  return circle;
}

export function languageBadge(language) {
  return el("span", { class: `language ${language}`, title: `reads ${language.toUpperCase()}` }, language.toUpperCase());
}

export const roles = (person) => person.roles.join(", ");

export function createPeopleList(panel, { onChoose, onNewcomer }) {
  const rows = new Map();
  const groups = new Map();
  const list = el("div", { class: "people", "data-testid": "people" });
  const someoneNew = el("button", { type: "button", class: "someone-new", "data-testid": "newcomer", onclick: onNewcomer },
    icon("plus"), "Someone new");
  panel.append(el("h2", {}, "People"), list, someoneNew);

  function render(people, openIds) {
    for (const person of people) {
      if (!rows.has(person.id)) rows.set(person.id, createRow(person, onChoose));
      rows.get(person.id).update(person, openIds.includes(person.id));
    }
    placeInOrder(list, branches(people).map(([branch, members]) => group(branch, members)));
  }

  function group(branch, members) {
    if (!groups.has(branch)) groups.set(branch, createGroup(branch));
    const { element, rows: place } = groups.get(branch);
    placeInOrder(place, members.map((person) => rows.get(person.id).element));
    return element;
  }

  return { render };
}

function branches(people) {
  const found = new Map();
  for (const person of people) {
    const branch = person.branch || "Elsewhere";
    found.set(branch, [...(found.get(branch) ?? []), person]);
  }
  return [...found];
}

function createGroup(branch) {
  const rows = el("div", { class: "rows" });
  const element = el("section", { class: "branch", "aria-label": branch }, el("h3", { dir: "auto" }, branch), rows);
  return { element, rows };
}

function createRow(person, onChoose) {
  const counter = el("span", { class: "unread" });
  const name = el("span", { class: "name", dir: "auto" }, person.name);
  const about = el("span", { class: "about", dir: "auto" });
  const element = el("button", {
    type: "button", class: "person", "data-testid": `person-${person.id}`,
    "data-account": person.id, "data-name": person.name, onclick: () => onChoose(person.id),
  }, avatar(person), el("span", { class: "who" }, el("span", { class: "first" }, name, languageBadge(person.language)), about), counter);

  function update(current, isOpen) {
    setText(name, current.name);
    setText(about, current.about || roles(current));
    setText(counter, unread(current) ? String(unread(current)) : "");
    const words = [current.name, roles(current), current.language.toUpperCase(), unread(current) && `${unread(current)} unread`];
    setAttribute(element, "aria-label", words.filter(Boolean).join(", "));
    setAttribute(element, "title", `${current.name}: ${roles(current)}`);
    element.classList.toggle("open", isOpen);
    element.classList.toggle("blocked", current.blocked);
    setAttribute(element, "aria-pressed", String(isOpen));
  }
  return { element, update };
}

// Puts the page together: the people, their phones, the clock.

import { createClock } from "./clock.js";
import { el, icon, isNarrow, setText } from "./dom.js";
import { askForNewcomer } from "./links.js";
import { listen } from "./live.js";
import { createPeopleList } from "./people.js";
import { createPhones } from "./phones.js";
import { onChange, store, unread } from "./store.js";

const byId = (id) => document.getElementById(id);

useTheme();
const toggle = byId("people-toggle");
const backdrop = byId("backdrop");
const count = el("span", { class: "unread" });
toggle.append(icon("people"), count);
const curtain = el("div", { class: "curtain", role: "status", "data-testid": "progress" }, el("span", { class: "spinner" }), el("p", {}));
const offline = el("p", { class: "offline", role: "alert", hidden: true }, "The sandbox does not answer. This page goes on when it is back.");
document.body.append(curtain, offline);

const clock = createClock(byId("time-machine"));
const phones = createPhones(byId("phones"), byId("switcher"), render);
const people = createPeopleList(byId("people-panel"), { onChoose: choose, onNewcomer: () => askForNewcomer(choose) });
let isSetUp = false;
let version = null;

onChange(follow);
addEventListener("visibilitychange", render);
addEventListener("resize", render);
addEventListener("keydown", (event) => event.key === "Escape" && showPeople(false));
toggle.addEventListener("click", () => showPeople(toggle.getAttribute("aria-expanded") !== "true"));
backdrop.addEventListener("click", () => showPeople(false));
listen();

function follow({ state, connected }) {
  offline.hidden = connected;
  if (!state) return;
  curtain.hidden = state.ready;
  setText(curtain.querySelector("p"), state.progress || "The demo programme is being prepared …");
  clock.update(state);
  if (!state.ready) return;
  if (!isSetUp) {
    isSetUp = true;
    phones.openFirst(state.people);
  } else if (version !== state.version) phones.refresh();
  version = state.version;
  render();
}

function render() {
  if (!isSetUp || !store.state) return;
  phones.update();
  people.render(store.state.people, phones.openIds());
  const waiting = store.state.people.reduce((sum, person) => sum + unread(person), 0);
  setText(count, waiting ? String(waiting) : "");
  toggle.setAttribute("aria-label", waiting ? `People, ${waiting} unread` : "People");
  document.title = waiting ? `(${waiting}) Duo sandbox` : "Duo sandbox";
}

function choose(id) {
  showPeople(false);
  phones.open(id);
}

// On a narrow screen the list is a drawer.
function showPeople(isShown) {
  document.body.classList.toggle("people-shown", isShown);
  toggle.setAttribute("aria-expanded", String(isShown));
  backdrop.hidden = !isShown;
  if (isShown && isNarrow()) byId("people-panel").querySelector("button")?.focus();
}

function useTheme() {
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
}

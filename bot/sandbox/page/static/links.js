// "Open this link as …?": how a visitor plays somebody who was sent an invitation.

import { addNewcomer, verb } from "./api.js";
import { openDialog } from "./dialogs.js";
import { el } from "./dom.js";
import { startParameter } from "./linkify.js";
import { attempt, notice } from "./notices.js";
import { avatar, languageBadge, roles } from "./people.js";
import { adopt, store } from "./store.js";

const LANGUAGES = [["fr", "français"], ["nl", "Nederlands"], ["en", "English"]];

// `onOpened(id)` shows the phone of whoever opened it. Without an address the dialog asks for one.
export function askWhoOpens(address, onOpened, readerId) {
  const given = address ? el("p", { class: "address" }, address) : addressField();
  const start = () => startParameter((address ?? given.querySelector("input").value).trim(), store.state.bot);
  const openAs = async (id) => {
    if (!start()) return notice(`That is no link of the form https://t.me/${store.state.bot}?start=…`, true);
    const opened = await attempt(() => verb(id, "open", { start: start() }));
    if (!opened) return undefined;
    dialog.close();
    return onOpened(id);
  };
  const dialog = openDialog({ class: "sheet", "data-testid": "link-dialog", "aria-labelledby": "link-title" },
    el("h2", { id: "link-title" }, "Open this link as …?"), given,
    newcomerForm("A new phone", "Open as a newcomer", (person) => openAs(person.id)),
    el("h3", {}, "Or someone who is here"), whoList(openAs, readerId));
}

export function askForNewcomer(onJoined) {
  const dialog = openDialog({ class: "sheet", "data-testid": "newcomer-dialog", "aria-labelledby": "newcomer-title" },
    el("h2", { id: "newcomer-title" }, "Someone new"),
    el("p", {}, "A person with Telegram on their phone whom the bot has never met."),
    newcomerForm(null, "Give them a phone", (person) => {
      dialog.close();
      onJoined(person.id);
    }));
}

function addressField() {
  return el("label", { class: "field" }, "Link",
    el("input", { type: "url", placeholder: `https://t.me/${store.state.bot}?start=…`, "data-testid": "link-address" }));
}

function newcomerForm(title, label, onJoined) {
  const name = el("input", { required: true, maxlength: 64, dir: "auto", autocomplete: "off", "data-testid": "newcomer-name" });
  const language = el("select", { "data-testid": "newcomer-language" },
    LANGUAGES.map(([code, words]) => el("option", { value: code, lang: code }, words)));
  const join = async (event) => {
    event.preventDefault();
    const person = await attempt(() => addNewcomer(name.value, language.value));
    if (!person) return;
    adopt(person);
    await onJoined(person);
  };
  return el("form", { class: "newcomer", onsubmit: join },
    title && el("h3", {}, title),
    el("label", { class: "field" }, "First name", name),
    el("label", { class: "field" }, "Phone's language", language),
    el("button", { class: "primary", "data-testid": "newcomer-open" }, label));
}

function whoList(openAs, readerId) {
  const people = store.state.people.filter((person) => person.id !== readerId);
  const reader = store.state.people.filter((person) => person.id === readerId);
  return el("div", { class: "who-list" }, [...people, ...reader].map((person) =>
    el("button", { type: "button", class: "person", "data-testid": `link-as-${person.id}`, onclick: () => openAs(person.id) },
      avatar(person), el("span", { class: "who" },
        el("span", { class: "first" }, el("span", { class: "name", dir: "auto" }, person.name), languageBadge(person.language)),
        el("span", { class: "about" }, [roles(person), person.branch].filter(Boolean).join(" · "))))));
}

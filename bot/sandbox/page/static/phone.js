// One person's phone: header, chat, composer. It asks only for what changed since it last looked.

import { chatNews, verb } from "./api.js";
import { createComposer } from "./composer.js";
import { enlarge } from "./dialogs.js";
import { el, iconButton, setText } from "./dom.js";
import { startParameter } from "./linkify.js";
import { askWhoOpens } from "./links.js";
import { createMessages } from "./messages.js";
import { attempt, toast } from "./notices.js";
import { avatar, languageBadge, roles } from "./people.js";
import { openPopup } from "./popup.js";
import { store } from "./store.js";
import { createTaps } from "./taps.js";

const LONG_PRESS = 450;

export function createPhone(person, { onClose, onOpenPerson }) {
  const account = person.id;
  const element = el("section", { class: "phone", "data-testid": `phone-${account}`, "data-account": account, "aria-label": `${person.name}'s phone` });
  const toasts = el("div", { class: "toasts", role: "status", "aria-live": "polite" });
  const messages = createMessages(person.language);
  const composer = createComposer({
    account, name: person.name, element, commands: () => commands, say, refresh,
  });
  const subtitle = el("span", { class: "subtitle", dir: "auto" });
  const more = iconButton("more", "More", { "data-testid": "phone-menu", "aria-haspopup": "menu", onclick: openMenu });
  const foot = el("div", { class: "foot" });
  const taps = createTaps(() => toast(toasts, "The bot has not answered this tap."));
  let commands = [];
  let revision = 0;
  let toastsShown = null;
  let asking = null;
  let isBlocked = person.blocked;

  element.append(header(), messages.element, toasts, foot);
  messages.list.addEventListener("click", onClick);
  onLongPress(messages.list);

  function header() {
    const close = iconButton("close", `Close ${person.name}'s phone`, { "data-testid": "close", onclick: () => onClose(account) });
    const name = el("h2", { class: "name", dir: "auto" }, person.name);
    return el("header", { class: "phone-header" }, avatar(person),
      el("div", { class: "who" }, el("span", { class: "first" }, name, languageBadge(person.language)), subtitle), more, close);
  }

  function update(current) {
    isBlocked = current.blocked;
    setText(subtitle, [roles(current), current.branch].filter(Boolean).join(" · "));
    element.classList.toggle("blocked", isBlocked);
    showFoot();
  }

  // What stands under the chat: the composer, or the one thing that can be done instead.
  function showFoot() {
    const wanted = isBlocked ? "unblock" : revision === 0 && asking === null ? "start" : "composer";
    if (foot.dataset.shows === wanted) return;
    foot.dataset.shows = wanted;
    if (wanted === "unblock") foot.replaceChildren(onlyButton("You have blocked the bot.", "Unblock", "unblock", () => act("unblock")));
    else if (wanted === "start") foot.replaceChildren(onlyButton("This person has not met the bot yet.", "Start", "start", () => say("/start")), composer.element);
    else foot.replaceChildren(composer.element);
  }

  function openMenu() {
    openPopup(element, more, "below", [
      isBlocked ? { label: "Unblock the bot", testid: "unblock", run: () => act("unblock") }
        : { label: "Block the bot", hint: "It can no longer write to this person", testid: "block", run: () => act("block") },
      { label: "Go to the newest message", run: messages.toBottom },
      { label: "Open a link…", hint: "An invitation, for example", testid: "open-link", run: () => askWhoOpens(null, onOpenPerson, account) },
    ]);
  }

  // One question at a time; what happens meanwhile is asked for right after.
  async function refresh() {
    if (asking) {
      asking.again = true;
      return;
    }
    asking = { again: false };
    const knownTaps = taps.known();
    const news = await attempt(() => chatNews(account, revision));
    const { again } = asking;
    asking = null;
    if (news) take(news, knownTaps);
    showFoot();
    if (again) await refresh();
  }

  function take(news, knownTaps) {
    const added = messages.patch(news);
    revision = news.revision;
    commands = news.commands;
    for (const id of news.removed) composer.forget(id);
    for (const note of toastsShown === null ? [] : news.toasts.slice(toastsShown)) toast(toasts, note);
    toastsShown = news.toasts.length;
    taps.settle(knownTaps, news.waiting);
    const last = added.at(-1);
    // As in a messenger, a question that forces a reply is being replied to at once.
    if (last?.forceReply && composer.isIdle()) composer.replyTo(last);
  }

  const act = (name, body) => attempt(() => verb(account, name, body)).then(refresh);

  function say(text) {
    return act("say", { text });
  }

  function onClick(event) {
    const at = (selector) => event.target.closest(selector);
    const message = messages.message(Number(at(".message")?.dataset.id));
    if (at(".inline")) tap(message, at(".inline"));
    else if (at("a[href]")) openAddress(event, at("a[href]").href);
    else if (at("[data-jump]")) messages.jumpTo(Number(at("[data-jump]").dataset.jump));
    else if (at("[data-photo]")) enlarge(at("[data-photo]").dataset.photo, message.text);
    else if (at("[data-command]")) say(at("[data-command]").dataset.command);
    else if (at("tg-spoiler")) at("tg-spoiler").classList.add("shown");
    else if (at("[data-action]")) startWriting(at("[data-action]").dataset.action, message);
  }

  function startWriting(action, message) {
    if (action === "edit") composer.edit(message);
    else composer.replyTo(message);
    closeActions();
    composer.focus();
  }

  function tap(message, button) {
    if (button.dataset.url) return openAddress(null, button.dataset.url);
    if (button.dataset.button === undefined) return undefined;
    const body = { message: message.id, button: button.dataset.button };
    const query = attempt(() => verb(account, "tap", body));
    return messages.whilePending(message, button, query.then(untilAnswered));
  }

  function untilAnswered(tapped) {
    const answered = tapped && taps.answered(tapped.query);
    refresh();
    return answered;
  }

  // Invitations do not leave the page: somebody of the cast opens them.
  function openAddress(event, address) {
    const start = startParameter(address, store.state.bot);
    if (start) {
      event?.preventDefault();
      askWhoOpens(address, onOpenPerson, account);
    } else if (!event) window.open(address, "_blank", "noopener,noreferrer");
  }

  function onLongPress(list) {
    let timer;
    list.addEventListener("pointerdown", (event) => {
      if (event.target.closest(".actions")) return;
      closeActions();
      if (event.pointerType === "mouse") return;
      timer = setTimeout(() => event.target.closest(".message")?.classList.add("acting"), LONG_PRESS);
    });
    for (const name of ["pointerup", "pointercancel", "pointermove"]) list.addEventListener(name, () => clearTimeout(timer));
  }

  function closeActions() {
    for (const message of messages.list.querySelectorAll(".acting")) message.classList.remove("acting");
  }

  return { element, account, update, refresh, focus: composer.focus, isVisible: () => element.offsetParent !== null };
}

function onlyButton(words, label, testid, onclick) {
  return el("div", { class: "only-button" }, el("span", {}, words),
    el("button", { type: "button", class: "primary", "data-testid": testid, onclick }, label));
}

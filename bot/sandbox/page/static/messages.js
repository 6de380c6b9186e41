// The list of messages of one phone: changes only what changed, keeps to the bottom, jumps to replies.

import { buttonKey, createBubble } from "./bubble.js";
import { el, icon, isStill, placeInOrder } from "./dom.js";
import { day, dayKey } from "./words.js";

const NEAR_BOTTOM = 48;

export function createMessages(language) {
  const shown = new Map(); // id → { message, element }
  const days = new Map(); // day → its separator
  const pending = new Set();
  const inner = el("div", { class: "inner" });
  const list = el("div", {
    class: "messages", "data-testid": "messages", role: "log", tabindex: "0", "aria-label": "Messages",
  }, inner);
  const chip = el("button", { type: "button", class: "new-messages", hidden: true, onclick: toBottom });
  const element = el("div", { class: "chat" }, list, chip);
  const look = { language, find: (id) => shown.get(id)?.message, isPending: (key) => pending.has(key) };
  let isAtBottom = true;
  let missed = 0;

  list.addEventListener("scroll", () => {
    isAtBottom = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_BOTTOM;
    if (isAtBottom) forgetMissed();
  });
  // Pictures that arrive and keyboards that open change the height after the scrolling.
  const keepAtBottom = new ResizeObserver(() => isAtBottom && toBottom());
  keepAtBottom.observe(inner);
  keepAtBottom.observe(list);

  function patch(news) {
    const isFirst = shown.size === 0;
    const added = news.messages.filter((message) => !shown.has(message.id));
    for (const message of news.messages) show(message);
    for (const id of news.removed) shown.delete(id);
    if (news.messages.length || news.removed.length) arrange();
    if (isFirst || isAtBottom || added.some((message) => !message.fromBot)) toBottom();
    else if (added.length) tellMissed(added.length);
    return isFirst ? [] : added;
  }

  function show(message) {
    const before = shown.get(message.id)?.element;
    const element = createBubble(message, look);
    shown.set(message.id, { message, element });
    if (!before) return;
    const hadFocus = before.contains(document.activeElement);
    before.replaceWith(element);
    if (hadFocus) (element.querySelector(".keyboard button") ?? list).focus({ preventScroll: true });
  }

  function arrange() {
    const elements = [];
    let last = null;
    for (const { message, element } of [...shown.values()].sort((a, b) => a.message.id - b.message.id)) {
      const isNewDay = !last || dayKey(last.at) !== dayKey(message.at);
      if (isNewDay) elements.push(separator(message.at));
      element.classList.toggle("follows", !isNewDay && last.fromBot === message.fromBot);
      elements.push(element);
      last = message;
    }
    placeInOrder(inner, elements);
  }

  function separator(at) {
    const key = dayKey(at);
    if (!days.has(key)) days.set(key, el("div", { class: "day", role: "separator", "aria-label": day(at) }, el("span", {}, day(at))));
    return days.get(key);
  }

  function tellMissed(count) {
    missed += count;
    chip.replaceChildren(missed === 1 ? "1 new message" : `${missed} new messages`, icon("down"));
    chip.hidden = false;
  }

  function forgetMissed() {
    missed = 0;
    chip.hidden = true;
  }

  function toBottom() {
    list.scrollTop = list.scrollHeight;
    isAtBottom = true;
    forgetMissed();
  }

  function jumpTo(id) {
    const target = shown.get(id)?.element;
    if (!target) return;
    target.scrollIntoView({ block: "center", behavior: isStill() ? "auto" : "smooth" });
    target.classList.add("found");
    setTimeout(() => target.classList.remove("found"), 1600);
  }

  // While a tap waits for its answer its button shows it, also when the message is drawn anew.
  async function whilePending(message, button, answered) {
    const key = buttonKey(message.id, button.dataset.button);
    pending.add(key);
    button.setAttribute("aria-busy", "true");
    await answered;
    pending.delete(key);
    const busy = shown.get(message.id)?.element.querySelectorAll(".inline[aria-busy]") ?? [];
    for (const other of busy) if (other.dataset.button === button.dataset.button) other.removeAttribute("aria-busy");
  }

  return { element, list, patch, jumpTo, toBottom, whilePending, message: look.find, last: () => [...shown.values()].at(-1)?.message };
}

// One message as a bubble with its buttons.

import { fileAddress } from "./api.js";
import { el, icon, iconButton } from "./dom.js";
import { linkify } from "./linkify.js";
import { fullMoment, kind, size, snippet, time } from "./words.js";

// `look` tells what the bubble needs besides the message: language, find(id), isPending(key).
export function createBubble(message, look) {
  const bubble = el("div", { class: "bubble" }, quoted(message, look), photo(message), attachment(message),
    other(message), text(message, look), meta(message));
  return el("article", {
    class: `message ${message.fromBot ? "from-bot" : "own"}`, "data-testid": `message-${message.id}`,
    "data-id": message.id, "aria-label": message.fromBot ? "From the bot" : "Sent",
  }, el("div", { class: "line" }, bubble, actions(message)), keyboard(message, look));
}

export const buttonKey = (messageId, button) => `${messageId} ${button}`;

function quoted(message, look) {
  if (!message.replyTo) return null;
  const original = look.find(message.replyTo);
  const words = original ? snippet(original) : "Deleted message";
  return el("button", { type: "button", class: "quoted", "data-jump": message.replyTo, "aria-label": `In reply to: ${words}` },
    el("span", { dir: "auto" }, words));
}

function photo(message) {
  if (!message.photo) return null;
  const picture = el("img", { src: fileAddress(message.photo), alt: message.text || "Photo", loading: "lazy" });
  picture.onerror = () => picture.replaceWith(el("span", { class: "no-picture" }, icon("photo"), "Photo"));
  return el("button", { type: "button", class: "photo", "data-photo": message.photo, "aria-label": "Enlarge the photo" }, picture);
}

function attachment({ file, kind: sort }) {
  if (!file) return null;
  if (sort === "voice") return el("audio", { controls: true, preload: "metadata", src: fileAddress(file.id) });
  const name = file.name || kind(sort);
  return el("a", { class: "file", href: fileAddress(file.id), download: name },
    el("span", { class: "file-icon" }, icon("file")),
    el("span", { class: "file-words" }, el("b", { dir: "auto" }, name), el("small", {}, size(file.size))));
}

function other(message) {
  const isShown = message.photo || message.file || message.html;
  return isShown ? null : el("em", { class: "other-kind" }, kind(message.kind));
}

function text(message, look) {
  if (!message.html) return null;
  const words = el("div", { class: "text", dir: "auto", lang: message.fromBot ? look.language : null });
  // The local Telegram escapes all text and writes these tags itself.
  words.innerHTML = message.html;
  linkify(words, message.fromBot);
  return words;
}

function meta(message) {
  return el("span", { class: "meta" }, message.edited && el("span", { class: "edited" }, "edited"),
    el("time", { datetime: message.at, title: fullMoment(message.at) }, time(message.at)));
}

function actions(message) {
  const isOwnText = !message.fromBot && message.kind === "text";
  return el("span", { class: "actions" },
    iconButton("reply", "Reply", { "data-action": "reply" }),
    isOwnText && iconButton("edit", "Edit", { "data-action": "edit" }));
}

function keyboard(message, look) {
  if (!message.buttons.length) return null;
  return el("div", { class: "keyboard" }, message.buttons.map((row) =>
    el("div", { class: "row" }, row.map((button) => inlineButton(message, button, look)))));
}

function inlineButton(message, button, look) {
  const isPending = look.isPending(buttonKey(message.id, button.data));
  return el("button", {
    type: "button", class: "inline", dir: "auto", lang: look.language, "data-button": button.data, "data-url": button.url,
    "aria-busy": isPending ? "true" : null, title: button.url,
  }, el("span", {}, button.label), button.url && icon("link"));
}

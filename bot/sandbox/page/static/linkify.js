// Makes addresses and commands in a message's text clickable, as a messenger does.

import { el } from "./dom.js";

const FOUND = /(https?:\/\/[^\s<>"']+|\bt\.me\/[^\s<>"']+)|((?:^|(?<=[\s(]))\/[a-z0-9_]{1,32}(?![\w/]))/giu;
const LEFT_ALONE = "a, code, pre, button";

export function linkify(root, withCommands) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) if (!text.parentElement.closest(LEFT_ALONE)) replace(text, withCommands);
  for (const link of root.querySelectorAll("a[href]")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
}

function replace(node, withCommands) {
  const pieces = [];
  let done = 0;
  for (const match of node.data.matchAll(FOUND)) {
    const found = match[0].replace(/[.,;:!?)]+$/u, "");
    if (match[2] && !withCommands) continue;
    pieces.push(node.data.slice(done, match.index), match[1] ? link(found) : command(found));
    done = match.index + found.length;
  }
  if (pieces.length) node.replaceWith(...pieces, node.data.slice(done));
}

function link(address) {
  return el("a", { href: address.includes("://") ? address : `https://${address}` }, address);
}

function command(text) {
  return el("button", { type: "button", class: "command", "data-command": text }, text);
}

// The parameter of a t.me/<bot>?start=… link to our own bot, else null.
export function startParameter(address, bot) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) return null;
  const isWeb = ["t.me", "telegram.me"].includes(url.hostname);
  const name = isWeb ? url.pathname.slice(1) : url.protocol === "tg:" ? url.searchParams.get("domain") : null;
  return name?.toLowerCase() === bot.toLowerCase() ? url.searchParams.get("start") : null;
}

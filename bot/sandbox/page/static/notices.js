// Short notes: over the page (what went wrong) and over a phone (what the bot answers to a tap).

import { el } from "./dom.js";

const SHOWN_FOR = 4500;

export function notice(text, isProblem = false) {
  show(document.getElementById("notices"), text, isProblem ? "notice problem" : "notice");
}

export function toast(container, text) {
  show(container, text, "toast");
}

// Run something a visitor asked for; what goes wrong is said, not thrown.
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    notice(error.message, true);
    return undefined;
  }
}

function show(container, text, classes) {
  const note = el("p", { class: classes, dir: "auto" }, text);
  container.append(note);
  setTimeout(() => note.remove(), SHOWN_FOR + text.length * 30);
}

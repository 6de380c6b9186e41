// Dialogs over the page: the browser's own <dialog> keeps the focus inside and closes on Escape.

import { fileAddress } from "./api.js";
import { el, iconButton } from "./dom.js";

export function openDialog(attributes, ...content) {
  const close = iconButton("close", "Close", { class: "icon-button close-dialog", onclick: () => dialog.close() });
  const dialog = el("dialog", attributes, close, ...content);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function enlarge(fileId, caption) {
  openDialog({ class: "picture", "aria-label": caption || "Photo" },
    el("img", { src: fileAddress(fileId), alt: caption || "Photo" }),
    caption && el("p", { dir: "auto" }, caption));
}

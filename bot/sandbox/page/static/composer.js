// Where a person writes: text, replies, edits, attachments, the bot's commands.

import { upload, verb } from "./api.js";
import { el, iconButton } from "./dom.js";
import { attempt } from "./notices.js";
import { openPopup } from "./popup.js";
import { sampleDocument, samplePhoto, sampleVoice } from "./samples.js";
import { snippet } from "./words.js";

const LONGEST_TEXT = 4096;

// `phone` gives: account, name, language, element, commands(), refresh().
export function createComposer(phone) {
  let about = null; // { message, isEdit }: what is being replied to or edited
  const field = el("textarea", {
    rows: "1", dir: "auto", "data-testid": "composer", "aria-label": `Message from ${phone.name}`, placeholder: "Message",
    maxlength: LONGEST_TEXT, autocomplete: "off", enterkeyhint: "send", oninput: grow, onkeydown: onKey,
  });
  const commands = iconButton("slash", "Commands", { "data-testid": "menu", "aria-haspopup": "menu", onclick: openCommands });
  const attach = iconButton("attach", "Attach", { "data-testid": "attach", "aria-haspopup": "menu", onclick: openAttach });
  const send = iconButton("send", "Send", { type: "submit", class: "icon-button send", "data-testid": "send" });
  const bar = el("div", { class: "about-bar", "data-testid": "about-bar", hidden: true });
  const photos = filePicker("photo", "image/*");
  const documents = filePicker("document", "");
  const form = el("form", { class: "writing", onsubmit: submit }, commands, attach, field, send, photos, documents);
  const element = el("div", { class: "composer" }, bar, form);

  function openCommands() {
    const items = phone.commands().map(([name, description]) => ({ label: `/${name}`, hint: description, run: () => phone.say(`/${name}`) }));
    const none = { label: "/start", hint: "The bot offers no other command here", run: () => phone.say("/start") };
    openPopup(phone.element, commands, "above", items.length ? items : [none]);
  }

  function openAttach() {
    openPopup(phone.element, attach, "above", [
      { label: "Photo…", hint: "What you have typed becomes its caption", run: () => photos.click() },
      { label: "Document…", run: () => documents.click() },
      { label: "Sample photo", testid: "sample-photo", run: async () => sendFile("photo", await samplePhoto()) },
      { label: "Sample document", testid: "sample-document", run: () => sendFile("document", sampleDocument()) },
      { label: "Sample voice message", testid: "sample-voice", run: () => sendFile("voice", sampleVoice()) },
    ]);
  }

  function filePicker(sort, accept) {
    const input = el("input", { type: "file", hidden: true, accept, "data-testid": `${sort}-file`, onchange: () => {
      for (const file of input.files) sendFile(sort, file);
      input.value = "";
    } });
    return input;
  }

  function sendFile(sort, blob) {
    const caption = sort === "voice" || about?.isEdit ? "" : field.value.trim();
    const given = { caption, reply_to: about?.isEdit ? null : about?.message.id, file_name: blob.name };
    if (caption) clear();
    else if (!about?.isEdit) letGo();
    return attempt(() => upload(phone.account, sort, blob, given)).then(phone.refresh);
  }

  async function submit(event) {
    event.preventDefault();
    const text = field.value;
    if (!text.trim()) return field.focus();
    const { message, isEdit } = about ?? {};
    clear();
    const sent = await attempt(() => isEdit
      ? verb(phone.account, "edit", { message: message.id, text })
      : verb(phone.account, "say", { text, reply_to: message?.id ?? null }));
    if (!sent && !field.value) restore(text, message && { message, isEdit });
    return phone.refresh();
  }

  function onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
    if (event.key === "Escape" && about) {
      if (about.isEdit) field.value = "";
      letGo();
    }
  }

  function turnTo(message, isEdit = false) {
    about = { message, isEdit };
    const words = el("span", { dir: "auto" }, el("b", {}, isEdit ? "Editing" : "Replying to"), " ", snippet(message));
    bar.replaceChildren(words, iconButton("close", isEdit ? "Stop editing" : "Do not reply", { onclick: letGo }));
    bar.hidden = false;
    if (isEdit) field.value = message.text;
    grow();
  }

  function letGo() {
    if (about?.isEdit) field.value = "";
    about = null;
    bar.hidden = true;
    grow();
  }

  function clear() {
    field.value = "";
    letGo();
  }

  function restore(text, before) {
    if (before) turnTo(before.message, before.isEdit);
    field.value = text;
    grow();
  }

  // The field is as high as its text; the style sheet says how high at most.
  function grow() {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  }

  return {
    element,
    focus: () => field.focus({ preventScroll: true }),
    replyTo: (message) => turnTo(message),
    edit: (message) => turnTo(message, true),
    isIdle: () => !about && !field.value,
    forget: (id) => about?.message.id === id && letGo(),
  };
}

// The time machine: what time it is in the programme, and the leaps it can make.

import { skip } from "./api.js";
import { el, setText } from "./dom.js";
import { attempt } from "./notices.js";
import { nearMoment, shortDay, time, year, zone } from "./words.js";

const LEAPS = [
  ["hour", "+1 hour"],
  ["day", "+1 day"],
  ["next", "Next thing due"],
  ["week", "+1 week"],
  ["fortnight", "Two weeks of silence"],
];
const RESULT_SHOWN_FOR = 6000;

export function createClock(place) {
  const day = el("span", {});
  const inYear = el("span", { class: "year" });
  const hour = el("strong", { class: "clock-time" });
  const words = el("span", { class: "clock-words" }, el("span", {}, day, " ", inYear), el("span", { class: "zone" }, zone));
  const clock = el("div", { class: "clock", "data-testid": "clock", title: zone }, hour, words);
  const result = el("div", { class: "result", role: "status", "aria-live": "polite", "data-testid": "clock-result" });
  const buttons = new Map(LEAPS.map(([leap, label]) => [leap, leapButton(leap, label)]));
  place.append(clock, el("div", { class: "leaps", role: "group", "aria-label": "Move the clock" }, [...buttons.values()], result));
  let asked = null;
  let resultTimer;

  function leapButton(leap, label) {
    return el("button", { type: "button", class: "leap", "data-testid": `skip-${leap}`, onclick: () => jump(leap) },
      el("span", { class: "leap-label" }, label));
  }

  async function jump(leap) {
    asked = leap;
    showBusy(leap);
    const answer = await attempt(() => skip(leap));
    asked = null;
    showBusy(null);
    if (answer) tell(`Jumped to ${shortDay(answer.now)}, ${time(answer.now)}`);
  }

  function tell(words) {
    setText(result, words);
    result.classList.add("shown");
    clearTimeout(resultTimer);
    resultTimer = setTimeout(() => result.classList.remove("shown"), RESULT_SHOWN_FOR);
  }

  function showBusy(moving, isReady = true, nextDue = true) {
    place.classList.toggle("busy", moving !== null);
    for (const [leap, button] of buttons) {
      button.disabled = moving !== null || !isReady || (leap === "next" && !nextDue);
      button.setAttribute("aria-busy", String(leap === moving));
    }
  }

  function update(state) {
    setText(hour, time(state.now));
    setText(day, shortDay(state.now));
    setText(inYear, year(state.now));
    const due = state.nextDue ? `Next due: ${nearMoment(state.nextDue, state.now)}` : "Nothing is due";
    setText(buttons.get("next").firstChild, due);
    showBusy(asked ?? state.moving, state.ready, state.nextDue);
  }

  return { update };
}

// How dates, people and sizes are written on the page.

const ZONE = "Europe/Brussels";
const inZone = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, ...options });

const TIME = inZone({ hour: "2-digit", minute: "2-digit" });
const DAY_KEY = inZone({ year: "numeric", month: "2-digit", day: "2-digit" });
const DAY = inZone({ weekday: "long", day: "numeric", month: "long" });
const SHORT_DAY = inZone({ weekday: "short", day: "numeric", month: "short" });
const YEAR = inZone({ year: "numeric" });
const WEEKDAY = inZone({ weekday: "short" });
const FULL = inZone({ dateStyle: "full", timeStyle: "short" });
const SIX_DAYS = 6 * 24 * 3600 * 1000;

const moment = (iso) => new Date(iso);

export const zone = ZONE;
export const time = (iso) => TIME.format(moment(iso));
export const dayKey = (iso) => DAY_KEY.format(moment(iso));
export const day = (iso) => DAY.format(moment(iso));
export const shortDay = (iso) => SHORT_DAY.format(moment(iso)).replace(",", "");
export const year = (iso) => YEAR.format(moment(iso));
export const fullMoment = (iso) => FULL.format(moment(iso));

// "Tue 18:00" within the week, "Tue 4 Mar 18:00" beyond it.
export function nearMoment(iso, now) {
  const isNear = Math.abs(moment(iso) - moment(now)) < SIX_DAYS;
  return `${isNear ? WEEKDAY.format(moment(iso)) : shortDay(iso)} ${time(iso)}`;
}

export function initials(name) {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...word][0] ?? "").join("").toUpperCase();
}

// A colour of one's own, the same after every reload.
export function hue(id) {
  return (id * 47) % 360;
}

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

const KINDS = {
  photo: "Photo", document: "Document", voice: "Voice message", sticker: "Sticker", location: "Location",
  poll: "Poll", dice: "Dice", pinned_message: "Pinned message", giveaway: "Giveaway",
};

export const kind = (name) => KINDS[name] ?? "Message";

export function snippet(message) {
  const text = message.text.replace(/\s+/gu, " ").trim();
  return text.length > 90 ? `${text.slice(0, 89)}…` : text || kind(message.kind);
}

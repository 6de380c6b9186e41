// What the sandbox last told: people, clock; and how far each chat has been read.

const READ_MARKS = "duo-read";

export const store = { state: null, connected: true };

const listeners = [];
let marks = { run: null, read: {} };

export function onChange(listener) {
  listeners.push(listener);
}

export function changed() {
  for (const listener of listeners) listener(store);
}

export function take(state) {
  if (store.state && store.state.run !== state.run) return location.reload();
  if (!store.state) recallMarks(state.run);
  store.state = state;
  // What came before the page was first looked at counts as read.
  for (const person of state.ready ? state.people : []) marks.read[person.id] ??= person.received;
  keepMarks();
  changed();
  return undefined;
}

export function person(id) {
  return store.state.people.find((person) => person.id === id);
}

// Somebody who has just joined can be shown before the sandbox tells everybody.
export function adopt(newcomer) {
  if (!person(newcomer.id)) store.state.people.push(newcomer);
}

export function unread(person) {
  return Math.max(0, person.received - (marks.read[person.id] ?? person.received));
}

export function markRead(person) {
  if (marks.read[person.id] === person.received) return false;
  marks.read[person.id] = person.received;
  keepMarks();
  return true;
}

function keepMarks() {
  sessionStorage.setItem(READ_MARKS, JSON.stringify(marks));
}

function recallMarks(run) {
  try {
    marks = JSON.parse(sessionStorage.getItem(READ_MARKS)) ?? marks;
  } catch {
    // Someone else's or a damaged note: begin anew.
  }
  if (marks.run !== run) marks = { run, read: {} };
}

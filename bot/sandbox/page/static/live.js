// Listens to the sandbox; the browser connects again by itself when the line breaks.

import { changed, store, take } from "./store.js";

export function listen() {
  const source = new EventSource("/api/live");
  source.onopen = () => setConnected(true);
  source.onerror = () => {
    setConnected(false);
    // After a refusal, which a starting server may give, a browser does not try again.
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
  source.onmessage = (event) => take(JSON.parse(event.data));
  addEventListener("pagehide", () => source.close());
  // A page that comes back from the browser's cache has to listen anew.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}

function setConnected(connected) {
  if (store.connected === connected) return;
  store.connected = connected;
  changed();
}

// Taps that wait for the bot's answer, which the news of the chat tell.

const LONGEST_WAIT = 20000;

export function createTaps(onUnanswered) {
  const taps = new Map(); // query → what to do when it is answered

  // Resolves when the bot has answered, or when it is too late for that.
  function answered(query) {
    return new Promise((resolve) => {
      const giveUp = () => {
        taps.delete(query);
        onUnanswered();
        resolve();
      };
      const timer = setTimeout(giveUp, LONGEST_WAIT);
      taps.set(query, () => resolve(clearTimeout(timer)));
    });
  }

  // `known` were there when the news were asked for: of later taps the news know nothing.
  function settle(known, waiting) {
    for (const query of known) {
      if (waiting.includes(query)) continue;
      taps.get(query)?.();
      taps.delete(query);
    }
  }

  return { answered, settle, known: () => [...taps.keys()] };
}

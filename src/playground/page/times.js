// Times of day as the page shows them: by the clock of the newsroom, which the bot goes by as well.

/** `HH:MM` in a zone; `undefined`: the browser's own. */
export function clockTime(at, timeZone) {
  return new Date(at).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
}

/** The same with seconds. */
export function exactTime(at, timeZone) {
  return new Date(at).toLocaleTimeString('en-GB', { timeZone });
}

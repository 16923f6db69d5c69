/** Loaded before the bot (`node --import`): its wall clock is ahead by what the file SHIFTED_CLOCK says. */
import { readFileSync } from 'node:fs';

const FRESH_MS = 20;
const RealDate = Date;
const path = process.env['SHIFTED_CLOCK'] ?? '';
let ahead = 0;
let readAt = -Infinity;

/** Timers and `performance` go on as they are, as on a machine whose clock was set. */
function now() {
  const at = performance.now();
  if (at - readAt > FRESH_MS) {
    readAt = at;
    try {
      ahead = Number(readFileSync(path, 'utf8'));
    } catch {
      ahead = 0;
    }
  }
  return RealDate.now() + ahead;
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, values, newTarget) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

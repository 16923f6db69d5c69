/** What Telegram refused of a bot. */
import type { BotApi } from '../../src/playground/bot-api.js';
import type { Call } from '../../src/playground/journal.js';

/** Calls that were refused. A poll that we ended ourselves is not among them. */
export function refusedCalls({ journal }: Pick<BotApi, 'journal'>): readonly Call[] {
  return journal.refusals().filter(({ method }) => method !== 'getUpdates');
}

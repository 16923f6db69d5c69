/** Row 7: Telegram takes the message and the line breaks before its answer. */
import { openStage } from './stage.js';
import { tally } from './tally.js';
import type { Verdict } from './verdict.js';

const EVERY = 100;
/** So long after an answer was lost the message is sent again. */
const AGAIN_MS = 61_000;

/** One answer of a hundred is lost; the clock is set ahead instead of waiting a minute. */
export async function lostAnswers({ readers }: { readonly readers: number }): Promise<Verdict> {
  const stage = await openStage({ ratePerSecond: 100 });
  const { api, ledger } = stage;
  try {
    const chatIds = await stage.addReaders(readers);
    let cut = 0;
    const cutEveryHundredth = () => {
      if (ledger.sendings.length % EVERY !== EVERY / 2 || cut * EVERY >= readers) return;
      cut += 1;
      api.faults.next('sendMessage', { kind: 'cut', isDone: true });
    };
    const stopCutting = api.journal.added.on(({ method }) => {
      if (method === 'sendMessage') cutEveryHundredth();
    });
    const bot = await stage.start();
    await bot.ready;
    stage.write(1);
    await ledger.until(() => ledger.heard() >= readers, 120_000, 'Not everybody heard it');
    stopCutting();
    stage.clock.set(AGAIN_MS);
    const all = readers + cut;
    await ledger.until(() => ledger.sendings.length >= all, 60_000, 'Not all were sent again');
    await bot.end('SIGTERM');
    const heard = new Set<number>();
    const loud = ledger.sendings.filter(({ chatId, isSilent }) => {
      const isAgain = heard.has(chatId);
      heard.add(chatId);
      return isAgain && !isSilent;
    });
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 1 });
    return {
      row: '7',
      what: 'answer lost after acceptance, 1 %',
      counts: `${messages} messages, ${cut} answers cut, the clock set ahead by 61 s`,
      ...found,
      allowedDuplicates: cut,
      recoveryMs: undefined,
      found: `${loud.length} of them with a sound`,
      target: 'lost 0, duplicates = cut answers, all silent',
      isReached: loud.length === 0 && found.duplicates === cut,
    };
  } finally {
    await stage.close();
  }
}

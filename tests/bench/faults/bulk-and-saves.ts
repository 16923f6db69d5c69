/** Rows 13 and 15: many files at once, and one file many times. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openStage } from './stage.js';
import { tally } from './tally.js';
import type { Verdict } from './verdict.js';

const READERS = 20;
const SAVE_MS = 30;

/** Row 13: a bulk import is one message a chat. */
export async function bulkImport({ files }: { readonly files: number }): Promise<Verdict> {
  const stage = await openStage({
    ratePerSecond: 100,
    env: { ALERT_SETTLE_SECONDS: '10', ALERT_SETTLE_MAX_SECONDS: '60' },
  });
  const { ledger } = stage;
  try {
    await stage.addReaders(READERS);
    const bot = await stage.start();
    await bot.ready;
    for (let story = 1; story <= files; story += 1) stage.write(story);
    const chats = () => new Set(ledger.sendings.map(({ chatId }) => chatId)).size;
    await ledger.until(() => chats() >= READERS, 180_000, 'Not everybody heard of it');
    await sleep(3_000);
    await bot.end('SIGTERM');
    const perChat = ledger.sendings.length / READERS;
    return {
      row: '13',
      what: `${files} articles at once`,
      counts: `${READERS} chats`,
      lost: READERS - chats(),
      duplicates: ledger.sendings.length - READERS,
      allowedDuplicates: 0,
      outOfOrder: 0,
      recoveryMs: undefined,
      found: `${perChat} messages a chat`,
      target: '1 message a chat',
      isReached: perChat === 1,
    };
  } finally {
    await stage.close();
  }
}

/** Row 15: saved again and again, with and without changes. */
export async function manySaves({ saves }: { readonly saves: number }): Promise<Verdict> {
  const stage = await openStage({ ratePerSecond: 100 });
  const { ledger } = stage;
  try {
    const chatIds = await stage.addReaders(READERS);
    const bot = await stage.start();
    await bot.ready;
    for (let save = 1; save <= saves; save += 1) {
      stage.write(1, save % 2 === 0 ? '' : `edition ${save}`);
      await sleep(SAVE_MS);
    }
    await ledger.until(() => ledger.heard() >= READERS, 60_000, 'Not everybody heard it');
    await sleep(3_000);
    await bot.end('SIGTERM');
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 1 });
    return {
      row: '15',
      what: `an article saved ${saves} times`,
      counts: `${READERS} chats, ${messages} messages`,
      ...found,
      allowedDuplicates: 0,
      recoveryMs: undefined,
      found: '',
      target: '1 alert a chat',
      isReached: messages === READERS,
    };
  } finally {
    await stage.close();
  }
}

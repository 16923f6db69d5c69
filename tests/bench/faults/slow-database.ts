/** Row 29: every word between the bot and PostgreSQL takes half a second longer, for a while. */
import { startPostgres } from './postgres-server.js';
import { storeWords } from './replica.js';
import { openStage } from './stage.js';
import { tally } from './tally.js';
import { openTcpLine } from './tcp-line.js';
import type { Verdict } from './verdict.js';

const DELAY_MS = 500;
const ANSWER_MS = 30_000;

/** A reader asks meanwhile; afterwards the rest is told at full speed. */
export async function slowDatabase({ readers }: { readonly readers: number }): Promise<Verdict> {
  const ratePerSecond = 50;
  const postgres = await startPostgres();
  const line = await openTcpLine(postgres.port);
  const storeUrl = postgres.url.replace(`:${postgres.port}/`, `:${line.port}/`);
  const stage = await openStage({ ratePerSecond, storeUrl });
  const { ledger, api } = stage;
  try {
    const chatIds = await stage.addReaders(readers);
    const bot = await stage.start();
    await bot.ready;
    stage.write(1);
    await ledger.until(() => ledger.heard() >= readers / 4, 60_000, 'The bot did not send');
    line.slow(DELAY_MS);
    const before = ledger.heard();
    const reader = api.town.person();
    const askedAt = Date.now();
    const answer = await reader.asks('/latest', {}, ANSWER_MS);
    const answerMs = Date.now() - askedAt;
    await ledger.until(() => ledger.heard() > before, 60_000, 'Nobody was told while it was slow');
    line.slow(0);
    const backAt = Date.now();
    await ledger.until(() => ledger.heard() >= readers, 120_000, 'Not everybody heard it');
    const recoveryMs = Date.now() - backAt;
    const { code } = await bot.end('SIGTERM');
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 1 });
    return {
      row: '29',
      what: `PostgreSQL is ${DELAY_MS} ms slower, then as before`,
      counts: `${messages} messages at ${ratePerSecond}/s`,
      ...found,
      allowedDuplicates: 0,
      recoveryMs,
      found: `a reader answered in ${answerMs} ms meanwhile, exit ${code}, ${storeWords(bot.log)}`,
      target: 'lost 0, duplicates 0, readers answered, the process lives',
      isReached: code === 0 && answer.text !== undefined,
    };
  } finally {
    await stage.close();
    await line.close();
    await postgres.stop();
  }
}

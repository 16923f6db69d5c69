/** Rows 9 and 10: Telegram asks one chat, or the whole bot, to wait. */
import { openStage } from './stage.js';
import { tally } from './tally.js';
import type { Verdict } from './verdict.js';

const HOUR_SECONDS = 3_600;
const GLOBAL_SECONDS = 30;

/** Row 9: one chat must wait an hour; the others notice nothing. */
export async function oneChatWaits({
  readers,
  ratePerSecond,
}: {
  readonly readers: number;
  readonly ratePerSecond: number;
}): Promise<Verdict> {
  const stage = await openStage({ ratePerSecond });
  const { api, ledger } = stage;
  try {
    const chatIds = await stage.addReaders(readers);
    const [first = 0] = chatIds;
    api.faults.next(
      'sendMessage',
      { kind: 'retry-after', seconds: HOUR_SECONDS },
      { chatId: first },
    );
    const bot = await stage.start();
    await bot.ready;
    stage.write(1);
    const others = readers - 1;
    await ledger.until(() => ledger.heard() >= others, 120_000, 'The others did not hear it');
    const sent = ledger.sendings.filter(({ outcome }) => outcome === 'sent').map(({ at }) => at);
    const seconds = ((sent.at(-1) ?? 0) - (sent[0] ?? 0)) / 1_000;
    const share = (others - 1) / seconds / ratePerSecond;
    const early = ledger.sendings.filter(({ chatId }) => chatId === first).length;
    stage.clock.set((HOUR_SECONDS + 5) * 1_000);
    await ledger.until(() => ledger.heard() >= readers, 60_000, 'The chat did not hear it later');
    await bot.end('SIGTERM');
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 1 });
    return {
      row: '9',
      what: '429 for one chat, an hour',
      counts: `${messages} messages at ${ratePerSecond}/s`,
      ...found,
      allowedDuplicates: 0,
      recoveryMs: undefined,
      found: `the others at ${Math.round(share * 100)} % of the rate, ${early} call to the chat within the hour`,
      target: 'others ≥ 95 % of the rate',
      isReached: share >= 0.95 && early === 1,
    };
  } finally {
    await stage.close();
  }
}

/** Row 10: every chat gets a 429; after three of them nothing is sent until the time has passed. */
export async function everybodyWaits({ readers }: { readonly readers: number }): Promise<Verdict> {
  const ratePerSecond = 100;
  const stage = await openStage({ ratePerSecond });
  const { api, ledger } = stage;
  try {
    const chatIds = await stage.addReaders(readers);
    const bot = await stage.start();
    await bot.ready;
    stage.write(1);
    await ledger.until(() => ledger.heard() >= readers / 4, 60_000, 'The bot did not send');
    api.faults.next(
      'sendMessage',
      { kind: 'retry-after', seconds: GLOBAL_SECONDS },
      { times: Number.MAX_SAFE_INTEGER },
    );
    const askedAt = Date.now();
    await ledger.until(
      () =>
        ledger.sendings.filter(({ at, outcome }) => at >= askedAt && outcome !== 'sent').length >=
        3,
      30_000,
      'No call was refused',
    );
    const heldAt = (ledger.sendings.at(-1)?.at ?? 0) + 2_000;
    api.faults.clear();
    const before = ledger.heard();
    await ledger.until(() => ledger.heard() > before, 90_000, 'The bot did not go on');
    const goesOnAt = ledger.sendings.at(-1)?.at ?? 0;
    const within = ledger.sendings.filter(
      ({ at }) => at > heldAt && at < askedAt + GLOBAL_SECONDS * 1_000,
    ).length;
    stage.clock.set(10 * 60_000);
    await ledger.until(() => ledger.heard() >= readers, 120_000, 'Not everybody heard it');
    await bot.end('SIGTERM');
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 1 });
    return {
      row: '10',
      what: '429 for the whole bot, 30 s',
      counts: `${messages} messages`,
      ...found,
      allowedDuplicates: 0,
      recoveryMs: goesOnAt - askedAt,
      found: `${within} calls while asked to wait`,
      target: '0 calls in the window',
      isReached: within === 0,
    };
  } finally {
    await stage.close();
  }
}

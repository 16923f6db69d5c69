/** Rows 26–28: Telegram hangs, answers with a page of its proxy, or breaks off in the middle of an answer. */
import type { Fault } from '../../../src/playground/faults.js';
import { complaints } from './replica.js';
import { openStage } from './stage.js';
import { tally } from './tally.js';
import type { Verdict } from './verdict.js';

/** After an answer that was lost a message is sent again; with the 15 s that a call may take. */
const AGAIN_MS = 76_000;
/** So long all calls hang before the bot gives up on them. */
const CALL_LIMIT_MS = 15_000;

type BadAnswer = {
  readonly row: string;
  readonly what: string;
  readonly fault: Fault;
  /** Telegram did what it was asked to: then nobody knows, and the message comes twice, without a sound. */
  readonly isDone: boolean;
};

const BAD_ANSWERS: readonly BadAnswer[] = [
  {
    row: '26',
    what: 'Telegram hangs',
    fault: { kind: 'hang', isDone: false },
    isDone: false,
  },
  {
    row: '27',
    what: '502 with a page of HTML',
    fault: { kind: 'error-page', code: 502 },
    isDone: false,
  },
  { row: '28', what: 'answers that break off', fault: { kind: 'truncate' }, isDone: true },
];

const DOWN = /^Telegram accepts no messages/;

/** By the number of the row. */
export function badAnswers(row: string, load: { readonly readers: number }): Promise<Verdict> {
  const found = BAD_ANSWERS.find((one) => one.row === row);
  if (found === undefined) throw new Error(`Cannot play row "${row}": it is no bad answer`);
  return play(found, load);
}

/** Every fourth reader meets the fault once; the clock is set ahead instead of waiting. */
async function play(
  { row, what, fault, isDone }: BadAnswer,
  { readers }: { readonly readers: number },
): Promise<Verdict> {
  const ratePerSecond = 100;
  const stage = await openStage({ ratePerSecond });
  const { api, ledger, clock } = stage;
  const times = Math.floor(readers / 4);
  let met = 0;
  api.journal.added.on((call) => {
    if (call.fault !== undefined) met += 1;
  });
  try {
    const chatIds = await stage.addReaders(readers);
    const bot = await stage.start();
    await bot.ready;
    stage.write(1);
    await ledger.until(() => ledger.heard() >= times, 60_000, 'The bot did not send');
    api.faults.next('sendMessage', fault, { times });
    const isHanging = fault.kind === 'hang' || fault.kind === 'truncate';
    const wanted = isHanging ? times : 3;
    const done = () => met >= wanted;
    await ledger.until(done, 120_000, 'Nobody met the fault');
    const reader = api.town.person();
    api.faults.clear();
    const answer = await reader.asks('/latest', {}, CALL_LIMIT_MS);
    const clearedAt = Date.now();
    if (isHanging) clock.set(AGAIN_MS);
    const all = () => ledger.heard() >= readers && (!isDone || ledger.sendings.length >= readers);
    await ledger.until(all, 120_000, 'Not everybody heard it');
    const recoveryMs = Date.now() - clearedAt;
    const { code } = await bot.end('SIGTERM');
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 1 });
    return {
      row,
      what,
      counts: `${messages} messages at ${ratePerSecond}/s, ${met} calls met it`,
      ...found,
      allowedDuplicates: isDone ? times : 0,
      recoveryMs,
      found: [
        `readers answered: ${answer.text === undefined ? 'no' : 'yes'}`,
        `exit ${code}`,
        ...complaints(bot.log),
      ].join(', '),
      target: 'lost 0, the process lives and says so once',
      isReached:
        code === 0 &&
        answer.text !== undefined &&
        bot.log.filter(({ message }) => DOWN.test(message)).length <= 1,
    };
  } finally {
    await stage.close();
  }
}

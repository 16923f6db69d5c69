/** `/digest`: when the digest comes, and `/digest now`: what it would contain. */
import { NO_BATCHES } from '../../domain/batch.js';
import type { Instant } from '../../domain/clock.js';
import type { Message } from '../../domain/message.js';
import { type DigestTimes, subscriberIdOf } from '../../domain/subscriber.js';
import { choiceView } from '../../views/choice-view.js';
import { minuteText } from '../../views/minute-text.js';
import { sentenceView } from '../../views/sentence-view.js';
import { zoneName } from '../../views/zone-name.js';
import { answerChange } from '../answer-change.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';
import { briefMessage } from '../news-pages.js';
import { parseSwitch } from '../parse-switch.js';
import { parseDigestTimes } from '../parse-times.js';
import { quoted } from '../quoted.js';

const DAY_MS = 24 * 3_600_000;
const NOW = /^(?:now|現在|现在)$/i;

/**
 * Shows, sets or switches off the digest; `now` shows the current one without changing the
 * schedule.
 */
export const digestCommand: BotCommand = {
  name: 'digest',
  otherNames: ['摘要', '每日摘要'],
  inMenu: true,
  showsSettings: true,
  isChange: ({ args }) => args !== '' && !NOW.test(args),

  async answer(request, desk) {
    const { reader, subscriber } = desk;
    const { args } = request.command;
    if (NOW.test(args)) return { message: await digestNow(desk) };
    if (args === '') return { message: digestMessage(subscriber?.digest, desk) };
    const before = subscriber?.digest ?? { minute: desk.digestMinute, weekday: undefined };
    const isOff = parseSwitch(args) === false;
    const digest = isOff ? undefined : parseDigestTimes(args, before);
    if (digest === undefined && !isOff)
      return {
        message: sentenceView('digest.notUnderstood', reader, { text: quoted(args) }),
      };
    const isFirst = digest !== undefined && subscriber !== undefined && !subscriber.digest;
    const changes = isFirst ? { digest, digestedUpTo: newsSince(desk) } : { digest };
    await changeSettings(changes, request, desk);
    const message = digestMessage(digest, desk);
    return answerChange({ message }, request, desk);
  },
};

/** The current digest, without changing the schedule. */
async function digestNow(desk: Desk): Promise<Message> {
  const { reader, stores, subscriber, target } = desk;
  const sealed = await stores.batches.sealedBetween(newsSince(desk), reader.now);
  const id = subscriberIdOf(target);
  const late =
    subscriber?.digest === undefined ? [] : await stores.outbox.lateBatches(id, reader.now);
  const range = { ...(sealed ?? NO_BATCHES), late };
  const message = await briefMessage(id, { range }, desk);
  if (message !== undefined) return message;
  const { texts } = reader;
  return choiceView(texts.html('digest.nothingNew'), [
    { label: texts.plain('buttons.latest'), name: 'latest', args: '' },
    { label: texts.plain('buttons.onThisDay'), name: 'onthisday', args: '' },
  ]);
}

/** A chat that never had a digest gets the last day, not everything since it came. */
function newsSince({ reader, subscriber }: Desk): Instant {
  const yesterday = reader.now - DAY_MS;
  if (subscriber === undefined) return yesterday;
  const { digest, digestedUpTo } = subscriber;
  return digest === undefined ? Math.max(digestedUpTo, yesterday) : digestedUpTo;
}

function digestMessage(
  digest: DigestTimes | undefined,
  { reader, subscriber, digestMinute }: Desk,
): Message {
  const { texts } = reader;
  const zone = zoneName(subscriber?.timeZone ?? reader.timeZone, reader.texts);
  const choice = (key: string, args: string) => ({
    label: texts.plain(`buttons.${key}`),
    name: 'digest',
    args,
  });
  if (digest === undefined) {
    const time = minuteText(digestMinute);
    return choiceView(texts.html('digest.off', { time }), [
      choice('digestDaily', 'daily'),
      choice('digestWeekly', 'weekly mon'),
      choice('digestNow', 'now'),
    ]);
  }
  const time = minuteText(digest.minute);
  const html =
    digest.weekday === undefined
      ? texts.html('digest.daily', { time, zone })
      : texts.html('digest.weekly', {
          time,
          zone,
          weekday: texts.plain(`weekdays.d${digest.weekday}`),
        });
  return choiceView(html, [
    digest.weekday === undefined
      ? choice('digestWeekly', 'weekly mon')
      : choice('digestDaily', 'daily'),
    choice('digestNow', 'now'),
    choice('digestOff', 'off'),
  ]);
}

/** `/alerts now|digest`: whether news comes at once or in the digest. */
import { subscriberIdOf } from '../../domain/subscriber.js';
import { choiceView } from '../../views/choice-view.js';
import { notUnderstoodView } from '../../views/not-understood-view.js';
import { answerChange } from '../answer-change.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';

/**
 * Moves everything that is followed, and future subscriptions; moving them into the digest switches
 * it on.
 */
export const alertsCommand: BotCommand = {
  name: 'alerts',
  otherNames: ['instant', '通知'],
  inMenu: false,
  showsSettings: true,
  isChange: ({ args }) => parseTiming(args) !== undefined,

  async answer(request, desk) {
    const { subscriber, stores, target } = desk;
    const wanted = parseTiming(request.command.args);
    const tellsInDigest = wanted ?? subscriber?.tellsInDigest ?? false;
    const message = alertsMessage({ tellsInDigest }, desk);
    if (wanted === undefined)
      return { message: notUnderstoodView(request.command.args, message, desk.reader.texts) };
    const isFirstDigest = tellsInDigest && subscriber?.digest === undefined;
    const digest = { minute: desk.digestMinute, weekday: undefined };
    await changeSettings({ tellsInDigest, ...(isFirstDigest ? { digest } : {}) }, request, desk);
    await stores.subscriptions.setAllInDigest(subscriberIdOf(target), {
      isInDigest: tellsInDigest,
    });
    return answerChange({ message }, request, desk);
  },
};

function parseTiming(text: string): boolean | undefined {
  if (/^(?:digest|摘要)$/i.test(text)) return true;
  return /^(?:now|at once|on|即時|即时)$/i.test(text) ? false : undefined;
}

function alertsMessage(
  { tellsInDigest }: { readonly tellsInDigest: boolean },
  { reader: { texts } }: Desk,
) {
  return choiceView(texts.html(tellsInDigest ? 'alerts.inDigest' : 'alerts.atOnce'), [
    {
      label: texts.plain(tellsInDigest ? 'buttons.atOnce' : 'buttons.inDigest'),
      name: 'alerts',
      args: tellsInDigest ? 'now' : 'digest',
    },
  ]);
}

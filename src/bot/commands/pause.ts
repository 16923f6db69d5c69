/** `/pause 3d|2026-12-24|off`: nothing arrives until then. */
import { choiceView } from '../../views/choice-view.js';
import { momentText } from '../../views/dates.js';
import { sentenceView } from '../../views/sentence-view.js';
import { answerChange } from '../answer-change.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';
import { parsePause } from '../parse-pause.js';
import { parseSwitch } from '../parse-switch.js';
import { quoted } from '../quoted.js';

/** Shows, sets or ends a pause; what waits meanwhile comes afterwards, or in the next digest. */
export const pauseCommand: BotCommand = {
  name: 'pause',
  otherNames: ['mute', '暫停', '暂停'],
  inMenu: false,
  showsSettings: true,
  isChange: ({ args }) => args !== '',

  async answer(request, desk) {
    const { reader, subscriber } = desk;
    const { args } = request.command;
    if (args === '') return { message: pauseMessage(subscriber?.pausedUntil, desk) };
    if (parseSwitch(args) === false) {
      await changeSettings({ pausedUntil: undefined }, request, desk);
      return answerChange({ message: pauseMessage(undefined, desk) }, request, desk);
    }
    const zone = subscriber?.timeZone ?? reader.timeZone;
    const reading = parsePause(args, zone, reader.now);
    const text = quoted(args);
    switch (reading.kind) {
      case 'nothing':
        return { message: sentenceView('pause.notUnderstood', reader, { text }) };
      case 'past':
        return { message: sentenceView('pause.past', reader, { text }) };
      case 'too-long':
        return { message: sentenceView('pause.tooLong', reader) };
      case 'until':
        await changeSettings({ pausedUntil: reading.until }, request, desk);
        return answerChange({ message: pauseMessage(reading.until, desk) }, request, desk);
    }
  },
};

function pauseMessage(until: number | undefined, { reader }: Desk) {
  const { texts } = reader;
  const choice = (key: string, args: string) => ({
    label: texts.plain(`buttons.${key}`),
    name: 'pause',
    args,
  });
  if (until === undefined || until <= reader.now)
    return choiceView(texts.html('pause.none'), [
      choice('pauseDay', '1d'),
      choice('pauseWeek', '1w'),
      choice('pauseMonth', '30d'),
    ]);
  return choiceView(texts.html('pause.until', { when: momentText(until, reader) }), [
    choice('pauseOff', 'off'),
  ]);
}

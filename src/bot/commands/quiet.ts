/** `/quiet 23:00-07:00|off`: hours in which nothing arrives. */
import { choiceView } from '../../views/settings-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { formatMinute, parseQuietHours } from '../parse-times.js';
import { firstLanguage, whereabouts } from '../whereabouts.js';

/** Shows, sets or drops the quiet hours. */
export const quietCommand: BotCommand = {
  name: 'quiet',
  otherNames: ['靜音', '静音', '免打擾', '免打扰'],
  inMenu: false,
  isChange: ({ args }) => args !== '',

  async answer(request, { reader, subscriber, stores }) {
    const { texts, now } = reader;
    const { args } = request.command;
    const isOff = /^(?:off|關|关)$/i.test(args);
    const quiet = args === '' ? subscriber?.quiet : isOff ? undefined : parseQuietHours(args);
    if (args !== '' && !isOff && quiet === undefined)
      return { message: sentenceView('settings.noQuiet', reader, { text: args.slice(0, 40) }) };
    if (args !== '')
      await stores.subscribers.save(
        whereabouts(request),
        { quiet, ...firstLanguage(request, subscriber) },
        now,
      );
    const off = { label: texts.plain('buttons.quietOff'), name: 'quiet', args: 'off' };
    const night = { label: '23:00–07:00', name: 'quiet', args: '23:00-07:00' };
    if (quiet === undefined)
      return { message: choiceView(texts.html('settings.notQuiet'), [night]) };
    const [from, to] = [formatMinute(quiet.from), formatMinute(quiet.to)];
    return { message: choiceView(texts.html('settings.quiet', { from, to }), [off]) };
  },
};

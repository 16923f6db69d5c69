/** `/quiet 23:00-07:00|off`: hours in which nothing arrives. */
import { choiceView } from '../../views/settings-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import { backWithNotice } from '../back-with-notice.js';
import type { BotCommand } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';
import { formatMinute, parseQuietHours } from '../parse-times.js';

/** Shows, sets or drops the quiet hours. */
export const quietCommand: BotCommand = {
  name: 'quiet',
  otherNames: ['靜音', '静音', '免打擾', '免打扰'],
  inMenu: false,
  isChange: ({ args }) => args !== '',

  async answer(request, desk) {
    const { reader, subscriber } = desk;
    const { texts } = reader;
    const { args } = request.command;
    const isOff = /^(?:off|關|关)$/i.test(args);
    const quiet = args === '' ? subscriber?.quiet : isOff ? undefined : parseQuietHours(args);
    if (args !== '' && !isOff && quiet === undefined)
      return { message: sentenceView('settings.noQuiet', reader, { text: args.slice(0, 40) }) };
    if (args !== '') await changeSettings({ quiet }, request, desk);
    const off = { label: texts.plain('buttons.quietOff'), name: 'quiet', args: 'off' };
    const night = { label: '23:00–07:00', name: 'quiet', args: '23:00-07:00' };
    const html =
      quiet === undefined
        ? texts.html('settings.notQuiet')
        : texts.html('settings.quiet', {
            from: formatMinute(quiet.from),
            to: formatMinute(quiet.to),
          });
    const message = choiceView(html, [quiet === undefined ? night : off]);
    return backWithNotice(request, desk, { html, message });
  },
};

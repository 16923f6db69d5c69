/** `/quiet 23:00-07:00|off`: hours in which nothing arrives. */
import { choiceView } from '../../views/choice-view.js';
import { minuteText } from '../../views/minute-text.js';
import { sentenceView } from '../../views/sentence-view.js';
import { answerChange } from '../answer-change.js';
import type { BotCommand } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';
import { parseSwitch } from '../parse-switch.js';
import { parseQuietHours } from '../parse-times.js';
import { quoted } from '../quoted.js';

/** Shows, sets or removes the quiet hours. */
export const quietCommand: BotCommand = {
  name: 'quiet',
  otherNames: ['靜音', '静音', '免打擾', '免打扰'],
  inMenu: false,
  showsSettings: true,
  isChange: ({ args }) => args !== '',

  async answer(request, desk) {
    const { reader, subscriber } = desk;
    const { texts } = reader;
    const { args } = request.command;
    const isOff = parseSwitch(args) === false;
    const quiet = args === '' ? subscriber?.quiet : isOff ? undefined : parseQuietHours(args);
    if (args !== '' && !isOff && quiet === undefined)
      return { message: sentenceView('settings.noQuiet', reader, { text: quoted(args) }) };
    if (args !== '') await changeSettings({ quiet }, request, desk);
    const off = { label: texts.plain('buttons.quietOff'), name: 'quiet', args: 'off' };
    const night = { label: '23:00–07:00', name: 'quiet', args: '23:00-07:00' };
    const html =
      quiet === undefined
        ? texts.html('settings.notQuiet')
        : texts.html('settings.quiet', {
            from: minuteText(quiet.from),
            to: minuteText(quiet.to),
          });
    const message = choiceView(html, [quiet === undefined ? night : off]);
    return answerChange({ message }, request, desk);
  },
};

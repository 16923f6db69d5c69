/** `/silent on|off`: messages arrive without a sound. */
import { choiceView } from '../../views/choice-view.js';
import { notUnderstoodView } from '../../views/not-understood-view.js';
import { answerChange } from '../answer-change.js';
import type { BotCommand } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';
import { parseSwitch } from '../parse-switch.js';

/** Shows or sets it; any other word shows it and says that it was not understood. */
export const silentCommand: BotCommand = {
  name: 'silent',
  otherNames: ['無聲', '无声'],
  inMenu: false,
  showsSettings: true,
  isChange: ({ args }) => parseSwitch(args) !== undefined,

  async answer(request, desk) {
    const { texts } = desk.reader;
    const wanted = parseSwitch(request.command.args);
    const isSilent = wanted ?? desk.subscriber?.isSilent ?? false;
    const message = choiceView(texts.html(isSilent ? 'silent.on' : 'silent.off'), [
      {
        label: texts.plain(isSilent ? 'buttons.soundOn' : 'buttons.soundOff'),
        name: 'silent',
        args: isSilent ? 'off' : 'on',
      },
    ]);
    if (wanted === undefined)
      return { message: notUnderstoodView(request.command.args, message, texts) };
    await changeSettings({ isSilent }, request, desk);
    return answerChange({ message }, request, desk);
  },
};

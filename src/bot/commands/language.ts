/** `/language CODE`: the language of this chat, whatever the client says. */
import { LANGUAGES } from '../../domain/language.js';
import { languageView } from '../../views/settings-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import { backWithNotice } from '../back-with-notice.js';
import type { BotCommand } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';
import { helpCommand } from './help.js';

/** Sets the language and answers with the help in it; without a known code it offers the three. */
export const languageCommand: BotCommand = {
  name: 'language',
  otherNames: ['lang', '語言', '语言'],
  inMenu: false,
  isChange: ({ args }) => args !== '',

  async answer(request, desk) {
    const { reader } = desk;
    const wanted = request.command.args.toLowerCase();
    const language = LANGUAGES.find((known) => known.toLowerCase() === wanted);
    if (language === undefined) return { message: languageView(reader) };
    await changeSettings({ language }, request, desk);
    const texts = desk.textsOf(language);
    if (request.via === 'button' && request.command.from !== undefined)
      return backWithNotice(request, desk, {
        html: texts.html('settings.languageSet'),
        message: sentenceView('settings.languageSet', { ...reader, texts }),
      });
    return helpCommand.answer(request, { ...desk, reader: { ...reader, texts } });
  },
};

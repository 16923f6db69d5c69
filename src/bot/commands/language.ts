/** `/language CODE`: the language of this chat, whatever the client says. */
import { LANGUAGES } from '../../domain/language.js';
import { languageView } from '../../views/settings-view.js';
import type { BotCommand } from '../bot-command.js';
import { whereabouts } from '../whereabouts.js';
import { helpCommand } from './help.js';

/** Sets the language and answers with the help in it; without a known code it offers the three. */
export const languageCommand: BotCommand = {
  name: 'language',
  otherNames: ['lang', '語言', '语言'],
  inMenu: false,
  isChange: ({ args }) => args !== '',

  async answer(request, desk) {
    const { reader, stores } = desk;
    const wanted = request.command.args.toLowerCase();
    const language = LANGUAGES.find((known) => known.toLowerCase() === wanted);
    if (language === undefined) return { message: languageView(reader) };
    await stores.subscribers.save(whereabouts(request), { language }, reader.now);
    const texts = desk.textsOf(language);
    return helpCommand.answer(request, { ...desk, reader: { ...reader, texts } });
  },
};

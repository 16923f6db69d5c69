/** `/language CODE`: the language of this chat, whatever the client says. */
import { LANGUAGES, type Language, parseLanguage } from '../../domain/language.js';
import { choiceView } from '../../views/choice-view.js';
import { LANGUAGE_NAMES } from '../../views/languages.js';
import { notUnderstoodView } from '../../views/not-understood-view.js';
import { scriptOffer } from '../../views/script-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import { answerChange } from '../answer-change.js';
import type { BotCommand } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';

/** As people call them; 中文 alone does not say which one. */
const NAMES: readonly (readonly [RegExp, Language])[] = [
  [/^(?:繁|正體|正体|粵語|粤语|廣東話|traditional|cantonese)/, 'zh-Hant'],
  [/^(?:简|簡|simplified)/, 'zh-Hans'],
  [/^(?:en\b|eng|英)/, 'en'],
];

/** Sets the language and answers in it; without a known code it offers the three. */
export const languageCommand: BotCommand = {
  name: 'language',
  otherNames: ['lang', '語言', '语言'],
  inMenu: false,
  isChange: ({ args }) => args !== '',

  async answer(request, desk) {
    const { reader } = desk;
    const language = parseLanguageName(request.command.args);
    if (language === undefined) {
      const choices = LANGUAGES.map((code) => ({
        label: LANGUAGE_NAMES[code],
        name: 'language',
        args: code,
      }));
      const question = choiceView(reader.texts.html('settings.language'), choices);
      return { message: notUnderstoodView(request.command.args, question, reader.texts) };
    }
    await changeSettings({ language }, request, desk);
    const texts = desk.textsOf(language);
    const inIt = { ...desk, reader: { ...reader, texts } };
    const message = {
      ...sentenceView('settings.languageSet', inIt.reader),
      buttons: [scriptOffer(desk.subscriber?.script, texts)].filter((row) => row.length > 0),
    };
    return answerChange({ message }, request, inIt);
  },
};

/** `en`, `zh-TW`, `繁體中文`, `english`; `undefined`: none of ours, or ambiguous. */
function parseLanguageName(text: string): Language | undefined {
  const typed = text.normalize('NFKC').toLowerCase();
  if (typed === 'zh') return undefined;
  return parseLanguage(typed) ?? NAMES.find(([name]) => name.test(typed))?.[1];
}

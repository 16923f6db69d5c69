/** How and when a chat is told: digest, zone, quiet hours, language. */
import { formatCommand } from '../domain/command.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import type { Button, Message } from '../domain/message.js';
import type { Reader } from './reader.js';
import { packRows } from './buttons.js';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  en: 'English',
};

/** A sentence over a choice; each choice is a command with its words. */
export function choiceView(
  html: string,
  choices: readonly { readonly label: string; readonly name: string; readonly args: string }[],
): Message {
  const buttons = choices.map(({ label, name, args }): Button => ({
    label,
    command: formatCommand({ name, args }),
  }));
  return { html, buttons: packRows(buttons), previewUrl: undefined };
}

/** The languages to choose from. */
export function languageView({ texts }: Reader): Message {
  return choiceView(
    texts.html('settings.language'),
    LANGUAGES.map((language) => ({
      label: LANGUAGE_NAMES[language],
      name: 'language',
      args: language,
    })),
  );
}

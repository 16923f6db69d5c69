/** Telegram's command menu in the languages that it tells apart. */
import type { Log } from '../domain/log.js';
import type { Router } from '../bot/router.js';
import type { Language } from '../domain/language.js';
import type { BotClient } from './bot-client.js';
import { describeError } from './describe-error.js';

/** Sets the menu for everybody, for Chinese and for English; a failure is logged. */
export async function setCommandMenus(
  client: BotClient,
  router: Router,
  defaultLanguage: Language,
  log: Log,
): Promise<void> {
  // Telegram knows one Chinese here.
  const chinese: Language = defaultLanguage === 'zh-Hans' ? 'zh-Hans' : 'zh-Hant';
  const menus = [
    { commands: [...router.menu(defaultLanguage)] },
    { commands: [...router.menu(chinese)], language_code: 'zh' },
    { commands: [...router.menu('en')], language_code: 'en' },
  ];
  try {
    for (const menu of menus) await client.callApi('setMyCommands', menu);
  } catch (error) {
    log.warn({ reason: describeError(error) }, 'Cannot set the command menu');
  }
}

/** Telegram's command menu, in the languages that Telegram distinguishes. */
import type { Router } from '../bot/router.js';
import type { Language } from '../domain/language.js';
import type { Log } from '../domain/log.js';
import type { BotClient } from './bot-client.js';
import { describeError } from './describe-error.js';
import type { Said } from './incoming.js';

/**
 * Gives admins a menu of their own, in their private chats only, once in the life of this process.
 */
export type AdminMenus = {
  show(said: Pick<Said, 'to' | 'chatKind' | 'userId' | 'language'>): void;
};

/**
 * Menus are set when an admin first writes: Telegram refuses a chat that never wrote to the bot.
 */
export function createAdminMenus(client: BotClient, router: Router, log: Log): AdminMenus {
  const shown = new Set<number>();
  return {
    show({ to: { chatId }, chatKind, userId, language }) {
      const menu = chatKind === 'private' ? router.adminMenu(userId, language) : undefined;
      if (menu === undefined || shown.has(chatId)) return;
      shown.add(chatId);
      const scope = { type: 'chat', chat_id: chatId } as const;
      client.callApi('setMyCommands', { commands: [...menu], scope }).catch((error: unknown) => {
        log.warn({ reason: describeError(error) }, "Cannot set an admin's command menu");
      });
    },
  };
}

/** Sets the menu by default, for Chinese and for English; a failure is logged. */
export async function setCommandMenus(
  {
    client,
    router,
    log,
  }: { readonly client: BotClient; readonly router: Router; readonly log: Log },
  defaultLanguage: Language,
): Promise<void> {
  // Telegram has only one Chinese here.
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

/** The command menus that the bot has set, by scope and language. */
import { isRecord } from './params.js';
import { badRequest } from './refusal.js';
import type { Refusal } from './refusal.js';
import type { Chat } from './telegram.js';
import { codePoints } from './unicode.js';

/** One line of a menu. */
export type MenuCommand = { readonly command: string; readonly description: string };

const MAX_COMMANDS = 100;
const MAX_NAME_CHARS = 32;
const MAX_DESCRIPTION_CHARS = 256;

/** The commands of a `setMyCommands` call, or Telegram's refusal of them. */
export function parseCommands(value: unknown): readonly MenuCommand[] | Refusal {
  if (!Array.isArray(value)) return badRequest("can't parse commands: expected an Array");
  const commands: MenuCommand[] = [];
  for (const entry of value as readonly unknown[]) {
    if (!isRecord(entry)) return badRequest("can't parse commands: BotCommand must be an Object");
    const command = textOf(entry['command']).trim().replace(/^\//, '');
    const description = textOf(entry['description']).trim();
    if (command === '') return badRequest('command must be non-empty');
    if (codePoints(command) > MAX_NAME_CHARS) {
      return badRequest(`command length must not exceed ${MAX_NAME_CHARS}`);
    }
    if (description === '') return badRequest('command description must be non-empty');
    if (codePoints(description) > MAX_DESCRIPTION_CHARS) {
      return badRequest(`command description length must not exceed ${MAX_DESCRIPTION_CHARS}`);
    }
    if (!/^[a-z0-9_]+$/.test(command)) return badRequest('BOT_COMMAND_INVALID');
    commands.push({ command, description });
  }
  if (commands.length > MAX_COMMANDS) return badRequest('BOT_COMMANDS_TOO_MUCH');
  return commands;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Empty or two lower-case letters. */
export function checkLanguage(code: string): Refusal | undefined {
  return /^(?:[a-z]{2})?$/.test(code) ? undefined : badRequest('invalid language code specified');
}

/** One text for a `BotCommandScope`, the same for equal scopes. */
export function scopeKey(value: unknown): string {
  if (!isRecord(value)) return 'default';
  return [value['type'] ?? 'default', value['chat_id'], value['user_id']]
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(':');
}

/** Stores what the bot has set, and finds what a client would show. */
export class CommandMenu {
  readonly #menus = new Map<string, readonly MenuCommand[]>();

  set(scope: string, language: string, commands: readonly MenuCommand[]): void {
    this.#menus.set(`${scope} ${language}`, commands);
  }

  delete(scope: string, language: string): void {
    this.#menus.delete(`${scope} ${language}`);
  }

  get(scope: string, language: string): readonly MenuCommand[] {
    return this.#menus.get(`${scope} ${language}`) ?? [];
  }

  /**
   * What a client shows: the narrowest scope that has commands, preferring the person's language.
   */
  shownIn(chat: Chat, languageTag: string): readonly MenuCommand[] {
    const kind = chat.type === 'private' ? 'all_private_chats' : 'all_group_chats';
    const language = languageTag.slice(0, 2).toLowerCase();
    for (const scope of [`chat:${chat.id}`, kind, 'default']) {
      for (const code of [language, '']) {
        const commands = this.get(scope, code);
        if (commands.length > 0) return commands;
      }
    }
    return [];
  }
}

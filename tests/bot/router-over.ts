/** The real router with every command, and what somebody types to it in a private chat. */
import type { DeskStores } from '../../src/bot/bot-command.js';
import { ALL_COMMANDS } from '../../src/bot/commands/all-commands.js';
import type { Request } from '../../src/bot/request.js';
import { createRouter, type Router } from '../../src/bot/router.js';
import type { Clock } from '../../src/domain/clock.js';
import { createCommand } from '../../src/domain/command.js';
import { newsroom } from '../flows/newsroom.js';
import { quietLog } from '../telegram/quiet-log.js';
import { NOON, ourTexts } from '../views/our-texts.js';

/** The chat of `typed`. */
export const CHAT_ID = 7;

/** What a router goes by; left out: it is noon, and whoever waits goes on at once. */
export type RouterTime = { readonly clock: Clock; readonly wait: (ms: number) => Promise<void> };

const NOON_STANDS: RouterTime = { clock: { now: () => NOON }, wait: () => Promise.resolve() };

export function routerOver(stores: DeskStores, time: RouterTime = NOON_STANDS): Router {
  return createRouter({
    commands: ALL_COMMANDS,
    library: newsroom,
    texts: ourTexts,
    timeZone: 'Asia/Hong_Kong',
    log: quietLog,
    stores,
    digestMinute: 480,
    adminIds: [],
    ...time,
  });
}

export function typed(name: string, args = ''): Request {
  return {
    to: { chatId: CHAT_ID, threadId: undefined },
    chatKind: 'private',
    userId: CHAT_ID,
    language: 'en',
    command: createCommand(name, args),
    botUsername: 'paperboy_bot',
    repliedTo: [],
    isAddressed: true,
    via: 'command',
    mayChange: () => Promise.resolve(true),
    findChannel: () => Promise.resolve({ kind: 'unknown' }),
  };
}

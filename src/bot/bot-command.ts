/** What one command of the bot is, and what it may use. */
import type { Library } from '../content/library.js';
import type { Reader } from '../views/reader.js';
import type { Reply, Request } from './request.js';

/** What a command works with: the articles, and who reads. */
export type Desk = {
  readonly library: Library;
  readonly reader: Reader;
  /** The names of the commands in the menu, in their order. */
  readonly menu: readonly string[];
};

/** Something that can be asked for. A rejected `answer` is a bug: the router logs it and apologises. */
export type BotCommand = {
  /** Without the slash; `commands.<name>.menu` of the texts says what it does. */
  readonly name: string;
  /** Other words that people type for it. */
  readonly otherNames: readonly string[];
  /** It stands in Telegram's menu and in the help. */
  readonly inMenu: boolean;
  answer(request: Request, desk: Desk): Promise<Reply>;
};

/** The bot's own account. */

/** Who the bot is on Telegram. */
export type BotIdentity = {
  readonly id: number;
  readonly username: string;
  /** BotFather has switched inline mode on. */
  readonly hasInline?: boolean;
};

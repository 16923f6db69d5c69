/** A bot's token opens everything the bot can do, so it is never shown. */

/** A bot's number, a colon and a secret; Telegram's have 35 characters, other servers' may not. */
const TOKEN = String.raw`\d+:[\w-]{30,}`;

/** Whether the whole text looks like a token of @BotFather. */
export function isBotToken(text: string): boolean {
  return new RegExp(`^${TOKEN}$`).test(text);
}

/** The text with `[token]` in place of every bot token, also of those in addresses. */
export function hideTokens(text: string): string {
  return text.replace(new RegExp(TOKEN, 'g'), '[token]');
}

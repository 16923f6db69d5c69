/** A bot's token opens everything the bot can do, so it is never shown. */

/** A bot's number, a colon and a secret: 35 characters at Telegram, fewer on some other servers. */
const TOKEN = String.raw`\d+:[\w-]{30,}`;

/** Whether the whole text looks like a token from @BotFather. */
export function isBotToken(text: string): boolean {
  return new RegExp(`^${TOKEN}$`).test(text);
}

/** The text with `[token]` in place of every bot token, including those inside addresses. */
export function hideTokens(text: string): string {
  return text.replace(new RegExp(TOKEN, 'g'), '[token]');
}

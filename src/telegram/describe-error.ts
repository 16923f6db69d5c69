/** What went wrong in one line for the log. */

const TOKEN = /\d+:[\w-]{35}/g;

/** The error's name and message without the bot token, which stands in addresses. */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replace(TOKEN, '[token]');
}

/** Describes an error in one line for the log. */
import { hideTokens } from '../domain/bot-token.js';

/** The error's name and message without the bot token, which is part of addresses. */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return hideTokens(text);
}

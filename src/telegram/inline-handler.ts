/** From an inline query to its one answer. */
import type { InlineAnswerer } from '../bot/inline-answerer.js';
import type { InlineQuestion } from '../domain/inline.js';
import type { Log } from '../domain/log.js';
import type { BotClient } from './bot-client.js';
import { createChatQueue } from './chat-queue.js';
import { describeError } from './describe-error.js';
import { toInlineResults } from './inline-results.js';

/** Answers inline queries. */
export type InlineHandler = {
  /** Returns at once. */
  handle(queryId: string, question: InlineQuestion): void;
  /** Resolves when every query has been answered. */
  idle(): Promise<void>;
};

/** It has a queue of its own, so typing elsewhere does not delay a person's chat with the bot. */
export function createInlineHandler(parts: {
  readonly inline: InlineAnswerer;
  readonly client: BotClient;
  readonly log: Log;
}): InlineHandler {
  const { inline, client, log } = parts;
  const queue = createChatQueue(() =>
    log.warn({}, 'Somebody types faster than the bot can answer; dropping queries'),
  );

  return {
    handle(queryId, question) {
      void queue.add(question.userId, async () => {
        try {
          const results = toInlineResults(await inline.answer(question));
          await client.callApi('answerInlineQuery', { inline_query_id: queryId, ...results });
        } catch (error) {
          log.warn({ reason: describeError(error) }, 'Cannot answer an inline query');
        }
      });
    },
    idle: () => queue.idle(),
  };
}

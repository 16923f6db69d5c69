/** An inline answer in the form of Telegram's answerInlineQuery. */
import type { InlineQueryResultArticle, InlineQueryResultsButton } from 'telegraf/types';
import type { InlineAnswer, InlineEntry } from '../domain/inline.js';
import { previewOptions } from './preview-options.js';

/** The part of answerInlineQuery that does not identify the query. */
export type InlineResults = {
  readonly results: readonly InlineQueryResultArticle[];
  readonly cache_time: number;
  readonly is_personal: true;
  readonly next_offset: string;
  readonly button: InlineQueryResultsButton;
};

/** Converts everything to text that Telegram accepts: no lone surrogates, no empty titles. */
export function toInlineResults(answer: InlineAnswer): InlineResults {
  return {
    results: answer.entries.map(toResult),
    cache_time: answer.cacheSeconds,
    // Answers depend on the language of the person.
    is_personal: true,
    next_offset: answer.nextOffset,
    button: {
      text: answer.button.label.toWellFormed(),
      start_parameter: answer.button.payload,
    },
  };
}

function toResult({
  id,
  title,
  description,
  thumbnailUrl,
  message,
}: InlineEntry): InlineQueryResultArticle {
  const keyboard = message.buttons
    .map((row) =>
      row.flatMap((button) =>
        'url' in button ? [{ text: button.label.toWellFormed(), url: button.url }] : [],
      ),
    )
    .filter((row) => row.length > 0);
  return {
    type: 'article',
    id,
    title: title.toWellFormed(),
    description: description.toWellFormed(),
    ...(thumbnailUrl === undefined ? {} : { thumbnail_url: thumbnailUrl }),
    ...(keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } }),
    input_message_content: {
      message_text: message.html.toWellFormed(),
      parse_mode: 'HTML',
      link_preview_options: previewOptions(message.previewUrl),
    },
  };
}

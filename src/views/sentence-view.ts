/** One sentence and nothing else. */
import type { Message } from '../domain/message.js';
import type { Reader } from './reader.js';
import type { TextValues } from './texts.js';

/** The sentence of a key as a message. */
export function sentenceView(key: string, reader: Reader, values: TextValues = {}): Message {
  return { html: reader.texts.html(key, values), buttons: [], previewUrl: undefined };
}

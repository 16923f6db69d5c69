/** The first minute: one sentence and where to go. */
import { formatCommand } from '../domain/command.js';
import type { Message } from '../domain/message.js';
import type { Reader } from './reader.js';

/** `stories` is how many there are to read. */
export function startView(stories: number, reader: Reader): Message {
  const { texts } = reader;
  const button = (key: string, name: string) => ({
    label: texts.plain(`buttons.${key}`),
    command: formatCommand({ name }),
  });
  const hello = stories === 0 ? texts.html('start.empty') : texts.html('start.hello', { stories });
  return {
    html: hello,
    buttons: [
      [button('latest', 'latest'), button('tags', 'tags')],
      [button('random', 'random'), button('onThisDay', 'onthisday')],
      [button('help', 'help')],
    ],
    previewUrl: undefined,
  };
}

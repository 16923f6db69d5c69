/** The first minute: one sentence and where to go. */
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { packRows } from './buttons.js';
import type { Reader } from './reader.js';

/** `stories` is how many there are to read; `suggested`: buttons that follow something. */
export function startView(
  stories: number,
  suggested: readonly Button[],
  { texts }: Reader,
): Message {
  const button = (key: string, name: string) => ({
    label: texts.plain(`buttons.${key}`),
    command: formatCommand({ name }),
  });
  const hello = stories === 0 ? texts.html('start.empty') : texts.html('start.hello', { stories });
  const follow = suggested.length === 0 ? [] : [texts.html('start.follow')];
  return {
    html: [hello, ...follow].join('\n\n'),
    buttons: [
      [button('latest', 'latest'), button('tags', 'tags'), button('help', 'help')],
      ...packRows(suggested),
    ],
    previewUrl: undefined,
  };
}

/** What a group reads when the bot comes: what it is for and where to begin. */
export function groupStartView({ texts }: Reader): Message {
  const button = (key: string, name: string) => ({
    label: texts.plain(`buttons.${key}`),
    command: formatCommand({ name }),
  });
  return {
    html: texts.html('start.group'),
    buttons: [
      [button('latest', 'latest'), button('chooseTopics', 'choose')],
      [button('settings', 'settings')],
    ],
    previewUrl: undefined,
  };
}

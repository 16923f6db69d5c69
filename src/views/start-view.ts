/** The welcome: one sentence and where to go. */
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { packRows } from './buttons.js';
import type { Reader } from './reader.js';

/** The contents of the welcome. */
export type StartPage = {
  /** The number of stories. */
  readonly stories: number;
  /** Buttons that follow something. */
  readonly suggested: readonly Button[];
  readonly moreButtons: readonly Button[];
};

/** A greeting over where to go. */
export function startView(
  { stories, suggested, moreButtons }: StartPage,
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
      ...packRows(moreButtons),
    ],
    previewUrl: undefined,
  };
}

/** The welcome in a group that the bot was added to: what it is for and where to begin. */
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

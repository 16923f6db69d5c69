/** What the bot can do, grouped by what people want. */
import { formatCommand } from '../domain/command.js';
import type { Message } from '../domain/message.js';
import { cleanText, clipText } from './clean-text.js';
import { escapeHtml } from './html.js';
import type { Reader } from './reader.js';
import type { Texts } from './texts.js';

/** What people want, and the commands for it. */
const WISHES: readonly (readonly [wish: string, names: readonly string[]])[] = [
  ['help.read', ['latest', 'tags', 'top', 'onthisday', 'calendar', 'random']],
  ['help.follow', ['choose', 'subscribe', 'subscriptions']],
  ['help.when', ['digest', 'settings', 'pause']],
  ['help.yours', ['mydata', 'forgetme']],
];

/** The help; `example` must be something that can be found. */
export function helpView(example: string, { texts }: Reader): Message {
  const query = clipText(cleanText(example), 24);
  const wishes = WISHES.map(([wish, names]) =>
    [texts.html(wish), ...names.map((name) => commandLine(name, texts))].join('\n'),
  );
  const button = (key: string, name: string) => ({
    label: texts.plain(`buttons.${key}`),
    command: formatCommand({ name }),
  });
  return {
    html: [
      texts.html('help.heading'),
      `${texts.html('help.search')}\n${texts.html('help.language')}`,
      ...wishes,
      texts.html('help.closing'),
    ].join('\n\n'),
    buttons: [
      [
        {
          label: texts.plain('buttons.searchFor', { query }),
          command: formatCommand({ name: 'search', args: example }),
        },
      ],
      [button('chooseTopics', 'choose'), button('settings', 'settings')],
    ],
    previewUrl: undefined,
  };
}

/** What a command does, in a few words for Telegram's menu. */
export function menuText(commandName: string, texts: Texts): string {
  return texts.plain(`commands.${commandName}.menu`);
}

function commandLine(name: string, texts: Texts): string {
  const usage = `commands.${name}.usage`;
  const words = texts.has(usage) ? ` <i>${texts.html(usage)}</i>` : '';
  return `/${name}${words} – ${escapeHtml(menuText(name, texts))}`;
}

/** What can be done, by what one wants to do. */
import { formatCommand } from '../domain/command.js';
import type { Message } from '../domain/message.js';
import { cleanText, clipText } from './clean-text.js';
import { escapeHtml } from './html.js';
import type { Reader } from './reader.js';
import type { Texts } from './texts.js';

/** The help for these commands, in their order; `example` is something that can be found. */
export function helpView(
  commandNames: readonly string[],
  example: string,
  reader: Reader,
): Message {
  const { texts } = reader;
  const lines = commandNames.map((name) => {
    const usage = `commands.${name}.usage`;
    const words = texts.has(usage) ? ` <i>${texts.html(usage)}</i>` : '';
    return `/${name}${words} – ${escapeHtml(menuText(name, texts))}`;
  });
  const query = clipText(cleanText(example), 24);
  const parts = [
    texts.html('help.heading'),
    `${texts.html('help.search')}\n${texts.html('help.language')}`,
    lines.join('\n'),
    texts.html('help.closing'),
  ];
  return {
    html: parts.join('\n\n'),
    buttons: [
      [
        {
          label: texts.plain('buttons.searchFor', { query }),
          command: formatCommand({ name: 'search', args: example }),
        },
      ],
    ],
    previewUrl: undefined,
  };
}

/** What a command does, in a few words for Telegram's menu. */
export function menuText(commandName: string, texts: Texts): string {
  return texts.plain(`commands.${commandName}.menu`);
}

/** A link into the bot, to pass on. */
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { backRows } from './buttons.js';
import { clipText } from './clean-text.js';
import { escapeHtml } from './html.js';
import type { Reader } from './reader.js';
import type { Texts } from './texts.js';

const MAX_NAME_CHARS = 120;

/**
 * A button that offers a story in another chat; if the bot has no inline mode, it shows the link.
 */
export function shareButton(storyId: string, from: string | undefined, texts: Texts): Button {
  return {
    label: texts.plain('buttons.share'),
    command: formatCommand({ name: 'share', args: storyId, from }),
    inlineQuery: `a_${storyId}`,
  };
}

/** What is shared, and its address as text to copy. */
export function shareView(
  shared: { readonly name: string; readonly url: string; readonly from: string | undefined },
  { texts }: Reader,
): Message {
  const title = clipText(shared.name, MAX_NAME_CHARS);
  return {
    html: `${texts.html('share.title', { title })}\n${escapeHtml(shared.url)}`,
    buttons: backRows(shared.from, texts),
    previewUrl: undefined,
  };
}

/** Which channel is managed from a private chat. */
import type { Texts } from './texts.js';

/** A line that names the channel above anything that concerns it; empty: there is none. */
export function channelLine(name: string | undefined, texts: Texts): string {
  return name === undefined ? '' : texts.html('channel.line', { name });
}

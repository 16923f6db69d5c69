/** Which channel is run from a private chat. */
import type { Texts } from './texts.js';

/** A line that says so over what is about the channel; empty: none is. */
export function channelLine(name: string | undefined, texts: Texts): string {
  return name === undefined ? '' : texts.html('channel.line', { name });
}

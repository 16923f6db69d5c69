/** Which page or picture Telegram shows with a message. */
import type { LinkPreviewOptions } from 'telegraf/types';

/** A large picture above the text; `undefined`: none, whatever links the text contains. */
export function previewOptions(url: string | undefined): LinkPreviewOptions {
  return url === undefined
    ? { is_disabled: true }
    : { url, prefer_large_media: true, show_above_text: true };
}

/** A yes or no as people type it. */

/** `on` or `off` in any of our languages; `undefined`: neither. */
export function parseSwitch(text: string): boolean | undefined {
  if (/^(?:on|yes|開|开|是|要)$/i.test(text)) return true;
  if (/^(?:off|no|關|关|否|不要|停止)$/i.test(text)) return false;
  return undefined;
}

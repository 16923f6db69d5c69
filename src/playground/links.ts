/** Which links Telegram accepts in texts and buttons. */

/**
 * The address as Telegram stores it; `undefined` when it is not an http(s), tg or ton address with
 * a dot in the host.
 */
export function checkLink(link: string): string | undefined {
  const address = link.trim();
  if (/^(?:tg|ton):\/\/\S+$/i.test(address)) return address;
  if (/\s/.test(address)) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return undefined;
  if (scheme === undefined && /^[a-z][a-z0-9+-]*:/i.test(address)) return undefined;
  const full = scheme === undefined ? `http://${address}` : address;
  if (!URL.canParse(full)) return undefined;
  const { hostname } = new URL(full);
  const hasDot = /[^.]\.[^.]/.test(hostname);
  if (!hasDot) return undefined;
  // Only scheme and host change: Telegram keeps the path as written.
  const [, head = '', host = '', rest = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/is.exec(full) ?? [];
  return `${head.toLowerCase()}${host.toLowerCase()}${rest === '' ? '/' : rest}`;
}

/** The user in `tg://user?id=…`; `undefined` for any other link. */
export function userIdOfLink(link: string): number | undefined {
  const id = /^tg:\/\/user\?id=(\d{1,15})$/i.exec(link)?.[1];
  return id === undefined ? undefined : Number(id);
}

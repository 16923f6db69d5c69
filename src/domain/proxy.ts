/** Which proxy a request goes through, by the same rules as curl. */
import { BlockList, isIP } from 'node:net';

/** Proxies for https and http addresses, and the hosts that bypass them, separated by commas. */
export type ProxySettings = {
  readonly HTTPS_PROXY?: string | undefined;
  readonly HTTP_PROXY?: string | undefined;
  readonly NO_PROXY?: string | undefined;
};

/** `undefined`: the address is requested directly; that is always so for this machine. */
export function proxyFor(address: string, settings: ProxySettings): URL | undefined {
  const { protocol, hostname, port } = new URL(address);
  const proxy = protocol === 'https:' ? settings.HTTPS_PROXY : settings.HTTP_PROXY;
  if (proxy === undefined) return undefined;
  const host = bareHost(hostname);
  if (isThisMachine(host)) return undefined;
  const target = { host, port: port === '' ? STANDARD_PORTS[protocol] : port };
  const isExcepted = (settings.NO_PROXY ?? '')
    .split(/[\s,]+/)
    .some((exception) => covers(exception.toLowerCase(), target));
  return isExcepted ? undefined : parseProxy(proxy);
}

/** The address of a proxy, `http://` if it names no scheme; `undefined`: not a proxy address. */
export function parseProxy(text: string): URL | undefined {
  const address = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) && isDecodable(url.username + url.password)
    ? url
    : undefined;
}

const STANDARD_PORTS: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

type Target = { readonly host: string; readonly port: string | undefined };

function isThisMachine(host: string): boolean {
  return /(^|\.)localhost$/.test(host) || isWithin(host, '127.0.0.0/8') || isWithin(host, '::1');
}

/** A host and everything below it, an address, a network, or `*`; each may end in a port. */
function covers(exception: string, { host, port }: Target): boolean {
  if (exception === '*' || isWithin(host, exception)) return true;
  const [, name = '', only] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(exception) ?? [];
  if (only !== undefined && only !== port) return false;
  const wanted = bareHost(name.replace(/^\*?\./, ''));
  return wanted !== '' && (host === wanted || (isIP(host) === 0 && host.endsWith(`.${wanted}`)));
}

/** A plain address counts as a network of one. */
function isWithin(host: string, network: string): boolean {
  const [, base = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(network) ?? [];
  const [family, hostFamily] = [isIP(base), isIP(host)];
  const most = family === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : Number(bits);
  if (family === 0 || hostFamily === 0 || prefix > most) return false;
  const list = new BlockList();
  list.addSubnet(base, prefix, family === 4 ? 'ipv4' : 'ipv6');
  return list.check(host, hostFamily === 4 ? 'ipv4' : 'ipv6');
}

/** Without the brackets of IPv6 or the final dot of a full name. */
function bareHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

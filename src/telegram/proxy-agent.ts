/** Sends the calls of the Bot API through a proxy. */
import type { Agent, IncomingMessage } from 'node:http';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { errorMessage } from '../domain/error-text.js';

/**
 * The proxy was not reached or refused, so nothing arrived at Telegram. Does not reveal its user
 * and password.
 */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly code = 'EPROXY';
}

const LIMIT_MS = 10_000;

/**
 * An agent for calls to this address: a tunnel for https, full request addresses for http. It has
 * no `maxSockets`, which would make node-fetch 2 take complete answers for broken ones. `limitMs`:
 * how long the proxy may take.
 */
export function createProxyAgent(proxy: URL, apiRoot: string, limitMs = LIMIT_MS): Agent {
  return apiRoot.startsWith('https:') ? new Tunnel(proxy, limitMs) : new Forwarder(proxy, limitMs);
}

class Tunnel extends HttpsProxyAgent<string> {
  readonly #limitMs: number;

  constructor(proxy: URL, limitMs: number) {
    super(proxy, { keepAlive: true });
    this.#limitMs = limitMs;
  }

  override connect(...[request, options]: Parameters<HttpsProxyAgent<string>['connect']>) {
    return withinLimit(this.proxy, this.#limitMs, async (signal) => {
      let status: number | undefined;
      request.once('proxyConnect', (answer: { statusCode: number }) => {
        status = answer.statusCode;
      });
      this.connectOpts = { ...this.connectOpts, signal };
      const socket = await super.connect(request, options);
      // Otherwise the proxy's own message would be taken for Telegram's answer.
      if (status !== 200) throw new Error(REFUSALS[status ?? 0] ?? `it answers ${status}`);
      return socket;
    });
  }
}

class Forwarder extends HttpProxyAgent<string> {
  readonly #limitMs: number;

  constructor(proxy: URL, limitMs: number) {
    super(proxy, { keepAlive: true });
    this.#limitMs = limitMs;
  }

  override addRequest(...[request, options]: Parameters<HttpProxyAgent<string>['addRequest']>) {
    request.once('response', (answer: IncomingMessage) => {
      if (answer.statusCode === 407)
        answer.destroy(new ProxyError(`${cannotUse(this.proxy)}: ${REFUSALS[407]}`));
    });
    super.addRequest(request, options);
  }

  override connect(...[request, options]: Parameters<HttpProxyAgent<string>['connect']>) {
    return withinLimit(this.proxy, this.#limitMs, (signal) => {
      this.connectOpts = { ...this.connectOpts, signal };
      return super.connect(request, options);
    });
  }
}

const REFUSALS: Readonly<Record<number, string>> = {
  403: 'it answers 403 and lets nobody through to this address',
  407: 'it answers 407: it wants another user and password',
};

/** A proxy that accepts the connection and stays silent would hold it for ever. */
async function withinLimit<Socket>(
  proxy: URL,
  limitMs: number,
  connect: (signal: AbortSignal) => Promise<Socket>,
): Promise<Socket> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), limitMs);
  try {
    return await connect(limit.signal);
  } catch (error) {
    const why = limit.signal.aborted
      ? `it did not answer in ${limitMs / 1_000} s`
      : errorMessage(error);
    throw new ProxyError(`${cannotUse(proxy)}: ${why}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function cannotUse(proxy: URL): string {
  return `the proxy ${proxy.host} cannot be used`;
}

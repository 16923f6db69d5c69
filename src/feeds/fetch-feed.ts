/** Requests a feed from a server, politely and with limits on its size and time. */
import type { Agent, fetch, Response } from 'undici';
import { errorCode } from '../domain/error-text.js';
import { withTimeLimit } from '../domain/time-limit.js';
import { isFeedUrl } from './feed-source.js';
import { isRefusedHost, lookupPublic, PrivateAddressError } from './public-address.js';

/** Sent with the next request, so that the server only answers if something is new. */
export type Validators = {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
};

/** The result of a request. */
export type FetchedFeed =
  | {
      readonly kind: 'body';
      readonly bytes: Uint8Array;
      readonly contentType: string | undefined;
      /** Where the last redirect led. */
      readonly url: string;
      readonly validators: Validators;
    }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'failed';
      /** One clause that follows the feed's address. */
      readonly message: string;
      /** How long the server asks to be left alone. */
      readonly retryAfterSeconds?: number;
    };

/** Requests feeds until it is closed. */
export type FeedClient = {
  /** Never rejects. `signal` aborts the request at once. */
  fetch(url: string, validators: Validators, signal: AbortSignal): Promise<FetchedFeed>;
  close(): Promise<void>;
};

const MAX_REDIRECTS = 5;
const MAX_BYTES = 5 * 1_048_576;
const MAX_MS = 15_000;
const MAX_VALIDATOR_CHARS = 1_000;

/** How to request feeds. */
export type FeedClientOptions = {
  readonly userAgent: string;
  /** Allows requests to private networks: dangerous where strangers may name feeds. */
  readonly allowPrivate: boolean;
  readonly now: () => number;
};

/** A client that opens its first connection with its first request. */
export function createFeedClient(options: FeedClientOptions): FeedClient {
  let opening: Promise<Connections> | undefined;
  return {
    async fetch(url, validators, signal) {
      try {
        const connections = await (opening ??= openConnections(options));
        return await withTimeLimit(MAX_MS, signal, (end) =>
          request(url, { ...options, ...connections, validators, signal: end }),
        );
      } catch (error) {
        return { kind: 'failed', message: describe(error) };
      }
    },
    close: async () => {
      await (await opening)?.agent.destroy();
    },
  };
}

/** Loaded with the first feed: a bot without feeds starts sooner. */
async function openConnections({ allowPrivate }: FeedClientOptions): Promise<Connections> {
  const undici = await import('undici');
  const agent = new undici.Agent({
    connect: allowPrivate ? {} : { lookup: lookupPublic },
    connections: 2,
    headersTimeout: MAX_MS,
    bodyTimeout: MAX_MS,
    maxHeaderSize: 32_768,
  });
  return { agent, ask: undici.fetch };
}

type Connections = { readonly agent: Agent; readonly ask: typeof fetch };

type Request = FeedClientOptions &
  Connections & {
    readonly validators: Validators;
    readonly signal: AbortSignal;
  };

async function request(start: string, wanted: Request): Promise<FetchedFeed> {
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    if (!isFeedUrl(url)) return failed('leads to an address that is not http(s)');
    if (!wanted.allowPrivate && isRefusedHost(new URL(url)))
      throw new PrivateAddressError(new URL(url).hostname);
    const response = await wanted.ask(url, {
      redirect: 'manual',
      headers: headersOf(wanted),
      dispatcher: wanted.agent,
      signal: wanted.signal,
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status === 304 || location === null)
      return await answerOf(response, url, wanted);
    await response.body?.cancel();
    if (!URL.canParse(location, url)) return failed('leads to an invalid address');
    url = new URL(location, url).href;
  }
  return failed(`redirects too often: more than ${MAX_REDIRECTS} redirects`);
}

function headersOf({ validators, userAgent }: Request): Record<string, string> {
  const { etag, lastModified } = validators;
  return {
    'user-agent': userAgent,
    accept:
      'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1',
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  };
}

async function answerOf(response: Response, url: string, { now }: Request): Promise<FetchedFeed> {
  if (response.status === 304) {
    await response.body?.cancel();
    return { kind: 'unchanged' };
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    const seconds = retryAfter(response.headers.get('retry-after'), now());
    const message = `the server answers ${response.status}`;
    return seconds === undefined
      ? failed(message)
      : { kind: 'failed', message, retryAfterSeconds: seconds };
  }
  const bytes = await readBody(response);
  if (bytes === undefined) return failed('is larger than 5 MB');
  return {
    kind: 'body',
    bytes,
    contentType: response.headers.get('content-type') ?? undefined,
    url,
    validators: {
      etag: validator(response.headers.get('etag')),
      lastModified: validator(response.headers.get('last-modified')),
    },
  };
}

/** Counts unpacked bytes: a few kilobytes of gzip may hold gigabytes. */
async function readBody(response: Response): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | readonly Uint8Array[] = response.body ?? [];
  for await (const chunk of body) {
    length += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (length > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function validator(header: string | null): string | undefined {
  return header === null || header.length > MAX_VALIDATOR_CHARS ? undefined : header;
}

/** Seconds or a date, see RFC 9110 §10.2.3. */
function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1_000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

function failed(message: string): FetchedFeed {
  return { kind: 'failed', message };
}

/** undici's own message is "fetch failed"; the reason is one or two causes further down. */
function describe(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof PrivateAddressError)
      return `${cause.message}, which feeds may not be read from (FEED_ALLOW_PRIVATE)`;
    if (cause.name === 'TimeoutError' || /TIMEOUT/.test(errorCode(cause) ?? ''))
      return `the server takes longer than ${MAX_MS / 1_000} s`;
    if (cause.name === 'AbortError') return 'was interrupted';
    const code = errorCode(cause);
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no server of this name';
    if (code !== undefined && code !== 'ABORT_ERR') return `the server cannot be reached: ${code}`;
  }
  return 'the server cannot be reached';
}

import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFeedClient, type FeedClient } from '../../src/feeds/fetch-feed.js';
import {
  isPublicAddress,
  lookupPublic,
  PrivateAddressError,
} from '../../src/feeds/public-address.js';
import { startFeedServer, type FeedServer } from './feed-server.js';

let server: FeedServer;
let client: FeedClient;
let careful: FeedClient;

beforeEach(async () => {
  server = await startFeedServer();
  const options = { userAgent: 'paperboy test', now: () => Date.parse('2026-11-23T00:00Z') };
  client = createFeedClient({ ...options, allowPrivate: true });
  careful = createFeedClient({ ...options, allowPrivate: false });
});

afterEach(async () => {
  await client.close();
  await careful.close();
  await server.close();
});

const NONE = {};
const forever = new AbortController().signal;
const ask = (path: string) => client.fetch(`${server.url}${path}`, NONE, forever);

test('what the last answer said of itself is sent back, and 304 is "unchanged"', async () => {
  server.feed('/a', '<rss/>');

  const first = await ask('/a');
  const validators = first.kind === 'body' ? first.validators : {};
  const second = await client.fetch(`${server.url}/a`, validators, forever);

  expect(first).toMatchObject({ kind: 'body', contentType: 'application/rss+xml' });
  expect(second).toEqual({ kind: 'unchanged' });
  expect(server.requests[0]?.headers['user-agent']).toBe('paperboy test');
});

test('five redirects are followed, six are not; relative ones are completed', async () => {
  for (let step = 1; step <= 6; step += 1)
    server.answers(`/r${step}`, (_request, response) =>
      response.writeHead(302, { location: `r${step - 1}` }).end(),
    );
  server.feed('/r0', '<rss/>');

  expect(await ask('/r5')).toMatchObject({ kind: 'body', url: `${server.url}/r0` });
  expect(await ask('/r6')).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('redirects') as string,
  });
});

test.each([
  ['http://127.0.0.1:1/'],
  ['http://2130706433/'],
  ['http://0x7f.1/'],
  ['http://[::1]/'],
  ['http://[::ffff:127.0.0.1]/'],
  ['http://[::ffff:7f00:1]/'],
  ['http://[64:ff9b::7f00:1]/'],
  ['http://169.254.169.254/latest/meta-data/'],
  ['http://[fd00:ec2::254]/'],
  ['http://100.100.100.200/'],
  ['http://168.63.129.16/'],
  ['http://10.0.0.1/'],
  ['http://0.0.0.0/'],
  ['http://localhost/'],
  ['http://LOCALHOST./'],
])('%s is refused before anything connects', async (url) => {
  expect(await careful.fetch(url, NONE, forever)).toMatchObject({
    kind: 'failed',
    message: expect.stringMatching(/private network|no server of this name/) as string,
  });
});

test('a name that leads to this machine is refused, and so is a redirect to it', async () => {
  server.feed('/secret', '<rss/>');
  const named = await careful.fetch(`http://localhost:${server.port}/secret`, NONE, forever);
  server.answers('/away', (_request, response) =>
    response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
  );

  expect(named).toMatchObject({ message: expect.stringContaining('private network') as string });
  expect(await ask('/away')).toMatchObject({
    message: expect.stringContaining('not http') as string,
  });
  expect(server.requests.map(({ url }) => url)).toEqual(['/away']);
});

test('a name that changes its address is checked at each connection, and what was checked is connected to', async () => {
  const answers = [['8.8.8.8'], ['127.0.0.1'], ['8.8.8.8', '127.0.0.1']];
  const asked = dns.lookup;
  const rebinding = (_host: string, _options: object, done: (...args: unknown[]) => void) =>
    done(
      null,
      (answers.shift() ?? []).map((address) => ({ address, family: 4 })),
    );
  Object.assign(dns, { lookup: rebinding });
  syncBuiltinESMExports();

  const connections = [1, 2, 3].map(
    () =>
      new Promise((resolve) =>
        lookupPublic('rebind.test', { all: true }, (error, found) => resolve(error ?? found)),
      ),
  );
  const found = await Promise.all(connections);
  answers.push(['127.0.0.1']);
  const fetched = await careful.fetch(`http://rebind.test:${server.port}/`, NONE, forever);
  Object.assign(dns, { lookup: asked });
  syncBuiltinESMExports();

  expect(found[0]).toEqual([{ address: '8.8.8.8', family: 4 }]);
  expect(found.slice(1)).toEqual([
    expect.any(PrivateAddressError),
    expect.any(PrivateAddressError),
  ]);
  expect(fetched).toMatchObject({ message: expect.stringContaining('private network') as string });
  expect([answers, server.requests]).toEqual([[], []]);
});

test('addresses of the open internet are none of the refused ones', () => {
  expect(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'].map(isPublicAddress)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['', 'localhost', '999.1.1.1', '::ffff:10.0.0.1', 'fe80::1'].map(isPublicAddress)).toEqual(
    [false, false, false, false, false],
  );
});

test('a body over 5 MB is refused, also one that was small before it was unpacked', async () => {
  const large = Buffer.alloc(6 * 1_048_576, 32);
  server.answers('/large', (_request, response) => response.end(large));
  server.answers('/bomb', (_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(large)),
  );

  expect(await ask('/large')).toEqual({ kind: 'failed', message: 'is larger than 5 MB' });
  expect(await ask('/bomb')).toEqual({ kind: 'failed', message: 'is larger than 5 MB' });
});

test('a server that says when to come back is believed; one that hangs up or hangs is named', async () => {
  server.answers('/busy', (_request, response) =>
    response.writeHead(429, { 'retry-after': '120' }).end(),
  );
  server.answers('/dated', (_request, response) =>
    response.writeHead(503, { 'retry-after': 'Mon, 23 Nov 2026 01:00:00 GMT' }).end(),
  );
  server.answers('/cut', (request) => request.socket.destroy());
  server.answers('/hangs', () => undefined);

  expect(await ask('/busy')).toMatchObject({ retryAfterSeconds: 120 });
  expect(await ask('/dated')).toMatchObject({ retryAfterSeconds: 3_600 });
  expect(await ask('/cut')).toMatchObject({
    message: expect.stringContaining('cannot be reached') as string,
  });
  expect(await client.fetch(`${server.url}/hangs`, NONE, AbortSignal.timeout(100))).toMatchObject({
    kind: 'failed',
  });
});

import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpServer, type HttpServer } from '../../src/http/http-server.js';
import { createWebhookDoor, type WebhookDoor } from '../../src/http/webhook-door.js';

let door: WebhookDoor;
let server: HttpServer;
let taken: unknown[];

beforeEach(async () => {
  taken = [];
  door = createWebhookDoor({ path: '/updates', secret: 'right' });
  const started = await createHttpServer({ host: '127.0.0.1', port: 0, routes: [door.routes] });
  if ('fault' in started) throw new Error(started.fault);
  server = started;
});
afterEach(() => server.close());

async function bring(body: string, secret: string | undefined = 'right'): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${server.port}/updates`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    },
    body,
  });
  return response.status;
}

const keep = (update: unknown) => Promise.resolve(void taken.push(update));

test.each(['', 'wrong', 'righ', 'rightt', 'RIGHT'])(
  'the secret "%s" is refused before anything is looked at',
  async (secret) => {
    door.open(keep);

    const statuses = [await bring('{"update_id":1}', secret), await bring('not JSON', secret)];

    expect(statuses).toEqual([401, 401]);
    expect(taken).toEqual([]);
  },
);

test('an update is confirmed only when it is safe', async () => {
  const tooEarly = await bring('{"update_id":1}');
  door.open(() => Promise.reject(new Error('the store is down')));
  const refused = await bring('{"update_id":1}');
  door.open(keep);
  const safe = await bring('{"update_id":1}');
  door.close();
  const closed = await bring('{"update_id":2}');

  expect([tooEarly, refused, safe, closed]).toEqual([503, 503, 200, 503]);
  expect(taken).toEqual([{ update_id: 1 }]);
});

test('rubbish is refused, and more than a megabyte is not read', async () => {
  door.open(keep);
  const large = JSON.stringify({ update_id: 1, text: 'x'.repeat(1_100_000) });

  const statuses = [
    ...(await Promise.all(['', '[]', 'null', '{"update_id":"1"}', '{'].map((body) => bring(body)))),
    await bring(large).catch(() => 413),
  ];

  expect(statuses).toEqual([400, 400, 400, 400, 400, 413]);
  expect(taken).toEqual([]);
});

test('keys that reach for prototypes are only words', async () => {
  door.open(keep);

  const status = await bring('{"update_id":1,"__proto__":{"isAdmin":true}}');

  expect(status).toBe(400);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test('a client that sends nothing, or a byte from time to time, is disconnected', async () => {
  door.open(keep);
  const head =
    'POST /updates HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: right\r\nContent-Length: 99\r\n\r\n';
  const starts = ['', 'POST /updates HTTP/1.1\r\n', head];

  const ended = starts.map((start) => {
    const socket = connect(server.port, '127.0.0.1', () => void socket.write(start));
    const drip = setInterval(() => start !== '' && socket.write('x'), 500);
    socket.resume().on('error', () => undefined);
    return new Promise<void>((resolve) => {
      socket.on('close', () => {
        clearInterval(drip);
        resolve();
      });
    });
  });
  await Promise.all(ended);

  expect(taken).toEqual([]);
}, 25_000);

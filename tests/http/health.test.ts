import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpServer, type HttpServer, type Routes } from '../../src/http/http-server.js';
import { createMonitor, type Monitor } from '../../src/http/monitor.js';

let monitor: Monitor;
let server: HttpServer;
let routes: Routes[];

beforeEach(() => {
  monitor = createMonitor('1.2.3');
  routes = [...monitor.routes];
});
afterEach(() => server.close());

async function ask(path: string, init?: RequestInit) {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, init);
  return { status: response.status, body: await response.text() };
}

async function serve(): Promise<void> {
  const started = await createHttpServer({ host: '127.0.0.1', port: 0, routes });
  if ('fault' in started) throw new Error(started.fault);
  server = started;
}

const fine = () => Promise.resolve(undefined);

test('a bot that is starting is alive and not ready, and says what it waits for', async () => {
  await serve();
  monitor.health.watch('store', fine);

  const [alive, ready] = [await ask('/healthz'), await ask('/readyz')];

  expect(alive.status).toBe(200);
  expect(ready.status).toBe(503);
  expect(JSON.parse(ready.body)).toEqual({
    ready: false,
    faults: { index: 'it is starting', updates: 'it is starting' },
  });
});

test('a bot whose parts all work is ready', async () => {
  await serve();
  for (const part of ['index', 'store', 'updates']) monitor.health.watch(part, fine);

  expect(await ask('/readyz')).toEqual({ status: 200, body: '{"ready":true}' });
});

test('a part that fails or hangs is named without its error, which may hold a password', async () => {
  await serve();
  monitor.health.watch('index', fine);
  monitor.health.watch('store', () => Promise.reject(new Error('postgres://me:secret@host')));
  monitor.health.watch('updates', () => new Promise(() => undefined));

  const { status, body } = await ask('/readyz');

  expect(status).toBe(503);
  expect(JSON.parse(body)).toMatchObject({
    faults: { store: 'it fails', updates: 'it does not answer' },
  });
});

test('strangers learn nothing from an internal error, an unknown page or an oversized body', async () => {
  routes.push((app) => {
    app.get('/broken', () => Promise.reject(new Error('secret path /home/me')));
    app.post('/body', () => Promise.resolve('fine'));
  });
  await serve();
  const body = 'x'.repeat(2_000_000);

  expect(await ask('/broken')).toEqual({ status: 500, body: '{"fault":"failed"}' });
  expect(await ask('/nothing')).toEqual({ status: 404, body: '{"fault":"not found"}' });
  expect((await ask('/body', { method: 'POST', body }).catch(() => ({ status: 413 }))).status).toBe(
    413,
  );
});

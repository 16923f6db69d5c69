/** A PostgreSQL of its own that can be killed and started again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../contracts/free-port.js';
import {
  createPostgresCluster,
  killPostgres,
  postgresPid,
  postgresUrl,
} from '../../contracts/postgres-cluster.js';

/** A server that runs, until it is killed or stopped. */
export type PostgresServer = {
  readonly url: string;
  readonly port: number;
  /** Of the process that started all others of the server. */
  pid(): number;
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
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-faults-postgres-'));
  const databaseDir = join(folder, 'data');
  const port = await freePort();
  const server = createPostgresCluster(databaseDir, { port, persistent: true });
  await server.initialise();
  await server.start();
  return {
    url: postgresUrl(port),
    port,
    pid: () => postgresPid(databaseDir),
    kill: () => killPostgres(databaseDir, 'SIGKILL'),
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

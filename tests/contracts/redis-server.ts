/** A real Redis of its own, which can be killed and started again. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { freePort } from './free-port.js';

export type RedisServer = {
  readonly url: string;
  start(): Promise<void>;
  /** As `kill -9`; everything in it is lost. */
  kill(): Promise<void>;
};

/** `false`: this machine has no redis-server, and the reason is printed. */
export function hasRedis(): boolean {
  const isThere = spawnSync('redis-server', ['--version']).status === 0;
  if (!isThere)
    console.log('skipped: redis-server is not installed (apt-get install redis-server)');
  return isThere;
}

/** A server that is not running yet. */
export async function createRedisServer(): Promise<RedisServer> {
  const port = await freePort();
  let server: ChildProcess | undefined;
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const started = spawn('redis-server', ['--port', String(port), '--save', ''], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      server = started;
      await new Promise<void>((resolve, reject) => {
        started.once('error', reject);
        started.stdout.on('data', (text: Buffer) => {
          if (text.includes('Ready to accept connections')) resolve();
        });
      });
    },
    async kill() {
      const running = server;
      if (running?.exitCode !== null || running.signalCode !== null) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGKILL');
      await ended;
    },
  };
}

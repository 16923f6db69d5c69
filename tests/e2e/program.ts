/** The built program as a person starts it: `paperboy playground` in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Program = {
  /** The address of the chat page. */
  readonly url: string;
  /** Ends it and starts it again at the same address, with what it wrote down. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

const START_MS = 60_000;

/** Starts the playground on a free port with the sample articles and an empty data folder. */
export async function startProgram(): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-e2e-'));
  const first = await run(folder, '0');
  let { child } = first;
  const end = async (): Promise<void> => {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  };
  return {
    url: first.url,
    async restart() {
      await end();
      ({ child } = await run(folder, new URL(first.url).port));
    },
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(folder: string, port: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['dist/cli.js', 'playground', '--port', port], {
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: folder, TZ: 'Asia/Hong_Kong' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (bytes: Buffer): void => {
      output += bytes.toString();
      const address = /chat page is at (\S+?);/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => {
      reject(new Error(`Cannot start the program: ${output}`));
    });
    setTimeout(() => {
      reject(new Error(`The program did not start within ${START_MS} ms: ${output}`));
    }, START_MS).unref();
  });
  return { child, url };
}

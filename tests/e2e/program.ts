/** The built program as a person starts it: `paperboy playground` in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Program = {
  /** The address of the chat page. */
  readonly url: string;
  stop(): Promise<void>;
};

const START_MS = 60_000;

/** Starts the playground on a free port with the sample articles and an empty data folder. */
export async function startProgram(): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-e2e-'));
  const child = spawn(process.execPath, ['dist/cli.js', 'playground', '--port', '0'], {
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
  return {
    url,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

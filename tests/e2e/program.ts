/** The built program as a person starts it: `paperboy playground` in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../contracts/free-port.js';

/** A running program. */
export type Program = {
  /** The address of the chat page. */
  readonly url: string;
  /** The end of what it has said since it was started last. */
  output(): string;
  /** Ends it and starts it again at the same address, with what it wrote down. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

const START_MS = 60_000;
const MAX_OUTPUT_CHARS = 20_000;

/** Starts the playground on a free port with the sample articles and an empty data folder. */
export async function startProgram(): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-e2e-'));
  const port = String(await freePort());
  let running = await run(folder, port);
  const { url } = running;
  const end = async (): Promise<void> => {
    const exited = once(running.child, 'exit');
    running.child.kill('SIGTERM');
    await exited;
  };
  return {
    url,
    output: () => running.output(),
    async restart() {
      await end();
      running = await run(folder, port);
    },
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Running = Pick<Program, 'url' | 'output'> & { readonly child: ChildProcess };

async function run(folder: string, port: string): Promise<Running> {
  const child = spawn(process.execPath, ['dist/cli.js', 'playground', '--port', port], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DATA_DIR: folder,
      TZ: 'Asia/Hong_Kong',
      LOG_LEVEL: 'debug',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (bytes: Buffer): void => {
      output = (output + bytes.toString()).slice(-MAX_OUTPUT_CHARS);
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
  return { child, url, output: () => output };
}

/** Keeps the content folder as a git repository has it: only files are taken over, nothing of it runs. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleGit, type SimpleGit } from 'simple-git';
import { errorMessage } from '../domain/error-text.js';

/** What became of a pull; `message` is a clause that names no secret. */
export type PullOutcome =
  | { readonly kind: 'changed' | 'unchanged' }
  | { readonly kind: 'failed'; readonly message: string };

/** A content folder that follows a repository. */
export type GitContent = {
  /**
   * Fetches the branch's newest commit and checks it out, also where its history was rewritten. Files
   * that git does not know stay; a file that would be overwritten stops the pull. A call while one is
   * under way waits for it and pulls once more, shared by all who called. Never rejects.
   */
  pull(): Promise<PullOutcome>;
  /** Why the branch cannot be asked for, as a clause that names no secret; `undefined`: it can. Writes nothing and never rejects. */
  probe(): Promise<string | undefined>;
};

/** Where the articles come from. */
export type GitContentOptions = {
  /** `https://…`, `ssh://…`, `git@host:path` or `file://…`, with `#branch` where it is not the default one. */
  readonly address: string;
  readonly folder: string;
  /** The environment that git and ssh find their keys and programs by. */
  readonly environment: Readonly<Record<string, string | undefined>>;
};

const SILENT_MS = 120_000;
/** Somebody waits for the answer. */
const PROBE_SILENT_MS = 15_000;

/** Opens nothing before the first pull. */
export function createGitContent(options: GitContentOptions): GitContent {
  let current: Promise<PullOutcome> | undefined;
  let next: Promise<PullOutcome> | undefined;

  function start(): Promise<PullOutcome> {
    const run = pull(options).finally(() => {
      if (current === run) current = undefined;
    });
    current = run;
    return run;
  }

  return {
    pull() {
      if (current === undefined) return start();
      next ??= current.then(() => {
        next = undefined;
        return start();
      });
      return next;
    },
    probe: () => probe(options),
  };
}

async function probe(options: GitContentOptions): Promise<string | undefined> {
  const { url, branch } = parseAddress(options.address);
  try {
    // Outside of the content folder, which may not be there yet.
    const git = openGit({ ...options, folder: tmpdir(), silentMs: PROBE_SILENT_MS }, url);
    const found = await git.raw(['ls-remote', 'content', branch]);
    return found === '' ? `it has no branch "${branch}"` : undefined;
  } catch (error) {
    return describe(error, url);
  }
}

async function pull(options: GitContentOptions): Promise<PullOutcome> {
  const { folder } = options;
  const { url, branch } = parseAddress(options.address);
  try {
    if (!existsSync(join(folder, '.git'))) {
      mkdirSync(folder, { recursive: true });
      if (readdirSync(folder).length > 0)
        return failed('CONTENT_DIR is neither empty nor a git repository');
      await openGit(options, url).raw(['init', '--quiet']);
    }
    const git = openGit(options, url);
    const before = await headOf(git);
    await git.raw([
      'fetch',
      // Else a large repository is silent for so long that it counts as hanging.
      '--progress',
      '--depth=1',
      '--no-tags',
      '--no-recurse-submodules',
      'content',
      branch,
    ]);
    await git.raw(['checkout', '--quiet', '--detach', 'FETCH_HEAD']);
    return { kind: (await headOf(git)) === before ? 'unchanged' : 'changed' };
  } catch (error) {
    return failed(describe(error, url));
  }
}

function parseAddress(address: string): { readonly url: string; readonly branch: string } {
  const [url = '', branch = 'HEAD'] = address.split('#', 2);
  return { url, branch };
}

/** The address is in git's environment: an argument is seen by every user, a file stays. */
function openGit(
  { folder, environment, silentMs = SILENT_MS }: GitContentOptions & { readonly silentMs?: number },
  url: string,
): SimpleGit {
  const ours = {
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: protocolOf(url),
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'remote.content.url',
    GIT_CONFIG_VALUE_0: url,
    // Without it a repository around the folder would be taken for the folder's own.
    GIT_CEILING_DIRECTORIES: join(folder, '..'),
  };
  return simpleGit({
    baseDir: folder,
    timeout: { block: silentMs },
    allowEnvironment: Object.keys(ours),
    config: [
      'core.hooksPath=/dev/null',
      'core.fsmonitor=false',
      // A link becomes a file that holds its target: nothing leads out of the folder.
      'core.symlinks=false',
      'submodule.recurse=false',
    ],
    unsafe: {
      allowUnsafeHooksPath: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeConfigEnvCount: true,
      allowUnsafeProtocolOverride: true,
    },
  }).env({ ...needed(environment), ...ours });
}

/** git and what it starts have no business with the bot's own secrets. */
function needed(environment: GitContentOptions['environment']): Record<string, string | undefined> {
  const wanted =
    /^(?:PATH|HOME|USER|LANG|LC_ALL|SSH_AUTH_SOCK|(?:https?|no)_proxy|XDG_CONFIG_HOME)$/i;
  return Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => value !== undefined && wanted.test(name)),
  );
}

function protocolOf(url: string): string {
  return /^(\w+):\/\//.exec(url)?.[1] ?? 'ssh';
}

/** `undefined`: nothing is checked out yet. */
async function headOf(git: SimpleGit): Promise<string | undefined> {
  try {
    return await git.raw(['rev-parse', '--verify', '--quiet', 'HEAD']);
  } catch {
    return undefined;
  }
}

/** git repeats the address in its sentences, with the password that may be in it. */
function describe(error: unknown, url: string): string {
  const text = errorMessage(error).replaceAll(url, 'CONTENT_GIT');
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  const telling = lines.find((line) => /^(fatal|error):/.test(line)) ?? lines[0] ?? '';
  return telling
    .replace(/^(fatal|error): /, '')
    .replace(/\/\/[^\s/@]*@/g, '//…@')
    .slice(0, 200);
}

function failed(message: string): PullOutcome {
  return { kind: 'failed', message };
}

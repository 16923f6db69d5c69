/** `paperboy doctor`: everything that a running bot needs, checked one by one. */
import type { Config } from '../config.js';
import { makeDataFolder } from '../data-folder.js';
import { errorCode } from '../domain/error-text.js';
import { indexFileId } from '../content/index-database.js';
import { scanFolder } from '../content/scan-folder.js';
import { DONE, FAULTS, type CommandLine, type ExitCode } from './command-line.js';

type Check = { readonly name: string; readonly ok: boolean; readonly message: string };

const MIN_NODE = [20, 19] as const;
const TIMEOUT_MS = 10_000;
const MAX_CLOCK_SKEW_SECONDS = 60;

/** Prints one line a check, and makes no change but the data folder. */
export async function doctorVerb({ config, terminal, json }: CommandLine): Promise<ExitCode> {
  const telegram = await checkTelegram(config);
  const checks = [
    checkNode(),
    checkContent(config),
    checkStore(config),
    checkIndex(config),
    checkTimeZone(config),
    ...telegram,
  ];
  for (const check of checks) {
    await terminal.print(
      json ? JSON.stringify(check) : `${check.ok ? '✓' : '✗'} ${check.name}: ${check.message}`,
    );
  }
  return checks.every((check) => check.ok) ? DONE : FAULTS;
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
  const advice = ok ? '' : `; install ${MIN_NODE.join('.')} or newer`;
  return { name: 'node', ok, message: `Node ${process.versions.node}${advice}` };
}

function checkContent({ CONTENT_DIR }: Config): Check {
  try {
    const { files } = scanFolder(CONTENT_DIR);
    const ok = files.length > 0;
    const message = ok
      ? `${files.length} Markdown files in "${CONTENT_DIR}"`
      : `"${CONTENT_DIR}" holds no Markdown file; set CONTENT_DIR to the folder of your articles`;
    return { name: 'content', ok, message };
  } catch (error) {
    return {
      name: 'content',
      ok: false,
      message: `cannot list CONTENT_DIR "${CONTENT_DIR}": ${errorCode(error) ?? String(error)}; name a folder that exists`,
    };
  }
}

function checkStore({ DATA_DIR }: Config): Check {
  const refusal = makeDataFolder(DATA_DIR);
  const message =
    refusal === undefined
      ? `"${DATA_DIR}" can be written`
      : `cannot write to DATA_DIR "${DATA_DIR}": ${refusal}; make it writable or name another folder`;
  return { name: 'store', ok: refusal === undefined, message };
}

function checkIndex({ DATA_DIR }: Config): Check {
  return {
    name: 'index',
    ok: true,
    message:
      indexFileId(DATA_DIR) !== undefined
        ? 'built; it is brought up to date at every start'
        : 'not built yet; the first start builds it',
  };
}

function checkTimeZone({ TIMEZONE }: Config): Check {
  const local = new Intl.DateTimeFormat('en-GB', {
    timeZone: TIMEZONE,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format();
  return { name: 'time zone', ok: true, message: `${TIMEZONE}, where it is ${local}` };
}

/** One call tells three things: the network, the token, and Telegram's clock. */
async function checkTelegram({ BOT_TOKEN, TELEGRAM_API_ROOT }: Config): Promise<Check[]> {
  if (BOT_TOKEN === undefined) {
    return [
      { name: 'token', ok: true, message: 'no BOT_TOKEN: `paperboy start` opens the playground' },
    ];
  }
  const host = new URL(TELEGRAM_API_ROOT).host;
  let response: Response;
  try {
    response = await fetch(`${TELEGRAM_API_ROOT.replace(/\/$/, '')}/bot${BOT_TOKEN}/getMe`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    // The error would name the address, and the address holds the token.
    return [
      {
        name: 'token',
        ok: false,
        message: `cannot reach ${host}: check the network, or TELEGRAM_API_ROOT`,
      },
    ];
  }
  const answer = await readAnswer(response);
  const token: Check = answer.ok
    ? { name: 'token', ok: true, message: `Telegram knows this bot as @${answer.username}` }
    : {
        name: 'token',
        ok: false,
        message: `${host} refuses BOT_TOKEN (${response.status}); ask @BotFather for the right one`,
      };
  return [token, ...checkClock(response.headers.get('date'))];
}

async function readAnswer(
  response: Response,
): Promise<{ ok: true; username: string } | { ok: false }> {
  try {
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null || !('result' in body)) return { ok: false };
    const { result } = body;
    if (typeof result !== 'object' || result === null || !('username' in result))
      return { ok: false };
    return typeof result.username === 'string'
      ? { ok: true, username: result.username }
      : { ok: false };
  } catch {
    return { ok: false };
  }
}

function checkClock(date: string | null): Check[] {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return [];
  const seconds = Math.round(Math.abs(Date.now() - theirs) / 1000);
  const ok = seconds <= MAX_CLOCK_SKEW_SECONDS;
  const message = ok
    ? `agrees with Telegram's to ${seconds} s`
    : `is ${seconds} s away from Telegram's; set it right, or today’s and yesterday’s stories are named wrongly`;
  return [{ name: 'clock', ok, message }];
}

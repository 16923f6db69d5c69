/** A content folder, a local Telegram and any number of bots on one store: what a fault test plays on. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBotApi, type BotApi } from '../../../src/playground/bot-api.js';
import { freePort } from '../../contracts/free-port.js';
import { createShiftedClock, type ShiftedClock } from './clock-file.js';
import { keepLedger, type Ledger } from './ledger.js';
import { addReaders, type ReaderOptions, type StorePlace } from './readers.js';
import { startReplica, type Replica } from './replica.js';

const TOKEN = '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const FIRST_READER = 10_000;

/** How the stage differs from an ordinary installation. */
export type StageOptions = {
  readonly ratePerSecond: number;
  /** Default: SQLite, in the folder of the one bot. */
  readonly storeUrl?: string;
  /** The shortest and the longest answer of Telegram; default 30–200 ms. */
  readonly latencyMs?: readonly [number, number];
  /** Webhooks may be on this machine, without TLS. */
  readonly canUseHttpWebhooks?: boolean;
  /** More settings of the bots. */
  readonly env?: Readonly<Record<string, string>>;
};

/** What a fault test starts, breaks and looks at. */
export type Stage = {
  readonly api: BotApi;
  readonly ledger: Ledger;
  readonly clock: ShiftedClock;
  readonly folder: string;
  readonly store: StorePlace;
  /** As many readers more, who follow everything; their chats. */
  addReaders(count: number, options?: ReaderOptions): Promise<readonly number[]>;
  /** Writes or rewrites the file of a story; the text tells one edition from another. */
  write(story: number, edition?: string): void;
  /** A bot with a data folder of its own, on the store of all. */
  start(name?: string, env?: Readonly<Record<string, string>>): Promise<Replica>;
  /** Kills what still runs. */
  end(): Promise<void>;
  /** Kills what still runs and takes everything away. */
  close(): Promise<void>;
};

/** Opens the folders and the local Telegram; no bot runs yet. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-faults-'));
  const content = join(folder, 'content');
  mkdirSync(content);
  const [shortest, longest] = options.latencyMs ?? [30, 200];
  const api = await startBotApi({
    token: TOKEN,
    canUseHttpWebhooks: options.canUseHttpWebhooks ?? false,
    latencyMs: () => shortest + Math.random() * (longest - shortest),
  });
  const clock = createShiftedClock(folder);
  const dataFolder = (name: string) => join(folder, `data-${name}`);
  const store = { url: options.storeUrl ?? 'sqlite:', dataFolder: dataFolder('a') };
  const replicas: Replica[] = [];
  const followers = new Set<number>();
  const write = (story: number, edition = '') =>
    writeFileSync(join(content, `${story}.md`), storyText(story, edition));
  const end = async () => {
    const running = replicas.filter((replica) => replica.isRunning());
    await Promise.all(running.map((replica) => replica.end('SIGKILL')));
  };
  write(0);

  return {
    api,
    ledger: keepLedger(api, (chatId) => followers.has(chatId)),
    clock,
    folder,
    store,
    async addReaders(count, readerOptions) {
      const first = FIRST_READER + followers.size;
      const chatIds = Array.from({ length: count }, (_, index) => first + index);
      for (const id of chatIds) {
        followers.add(id);
        api.town.person({ id, hasStarted: true });
      }
      await addReaders(store, chatIds, readerOptions);
      return chatIds;
    },
    write,
    async start(name = 'a', env = {}) {
      const replica = startReplica(folder, {
        BOT_TOKEN: TOKEN,
        TELEGRAM_API_ROOT: api.url,
        DATA_DIR: dataFolder(name),
        ...(options.storeUrl === undefined ? {} : { STORE_URL: options.storeUrl }),
        LOG_LEVEL: 'info',
        LOG_FORMAT: 'json',
        PORT: String(await freePort()),
        RATE_PER_SECOND: String(options.ratePerSecond),
        ALERT_SETTLE_SECONDS: '0',
        CONTENT_SCAN_SECONDS: '1',
        ...clock.environment,
        ...options.env,
        ...env,
      });
      replicas.push(replica);
      return replica;
    },
    end,
    async close() {
      await end();
      await api.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Settings of a bot whose Telegram refuses every connection. */
export async function unreachableApi(): Promise<Readonly<Record<string, string>>> {
  return { TELEGRAM_API_ROOT: `http://127.0.0.1:${await freePort()}` };
}

function storyText(story: number, edition: string): string {
  const today = new Date().toISOString().slice(0, 10);
  return `---\ntitle: Story ${story}\ndate: ${today}\n---\n\n${ownWords(story)} ${edition}\n`;
}

/** Words that no other number has, so that no two stories look like versions of one. */
function ownWords(number: number): string {
  return Array.from({ length: 12 }, (_, index) =>
    ((number * 7_919 + (index + 1) * 104_729) % 1_679_616).toString(36),
  ).join(' ');
}

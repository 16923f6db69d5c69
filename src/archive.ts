/** Opens the articles that a Config names: the index brought up to date, and the library over it. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config/config.js';
import type { ParserOptions } from './content/article-parser.js';
import { indexFileId } from './content/index-database.js';
import { createIndexKeeper } from './content/index-keeper.js';
import { openLibrary, type Shelf } from './content/index-library.js';
import { indexVersion } from './content/index-version.js';
import type { Library } from './content/library.js';
import type { NewsFeed } from './content/news-feed.js';
import type { SyncProgress, SyncReport } from './content/sync-report.js';
import { dataFolderFault } from './data-folder.js';
import type { Clock, Instant } from './domain/clock.js';
import { errorMessage } from './domain/error-text.js';
import type { Log } from './domain/log.js';
import { modelEndpoint } from './language-model.js';
import { takeFileLock } from './storage/file-lock.js';
import type { LlmSummariser } from './summary/llm-summariser.js';
import { SUMMARISER_VERSION, summarise } from './summary/summarise.js';

/** The articles, opened: what readers ask, and what keeps it fresh. */
export type Archive = {
  readonly library: Library & Shelf & { readonly feed: NewsFeed };
  /** What the opening sync did; `undefined`: another process keeps the index fresh. */
  readonly report: SyncReport | undefined;
  /** When the index was last brought up to date, or seen to be another's task. */
  syncedAt(): Instant;
  /** Brings the index up to date; does nothing when another process does that. */
  sync(): Promise<void>;
  close(): Promise<void>;
};

/** How to open an archive. */
export type ArchiveOptions = {
  /** Where the compiled workers of the content folder are. */
  readonly workersFolder: URL;
  readonly clock: Clock;
  readonly log: Log;
  readonly onProgress?: SyncProgress;
  /** Build the index from nothing. */
  readonly rebuild?: boolean;
  /** Let the model that the configuration names write summaries. */
  readonly llm?: boolean;
};

/** `fault` is one sentence for the person who set the folders. */
export async function openArchive(
  config: Config,
  options: ArchiveOptions,
): Promise<Archive | { readonly fault: string }> {
  const { clock } = options;
  const parser: ParserOptions = {
    contentFolder: config.CONTENT_DIR,
    timeZone: config.TIMEZONE,
    site: config.site,
  };
  const fault = contentFault(config.CONTENT_DIR);
  if (fault !== undefined) return { fault };
  const refusal = dataFolderFault(config.DATA_DIR);
  if (refusal !== undefined) return { fault: refusal };
  const takeLock = () => takeFileLock(join(config.DATA_DIR, 'index.lock'));
  let lock = takeLock();
  if (lock === undefined && options.rebuild === true) {
    return {
      fault: `Cannot rebuild the index in "${config.DATA_DIR}": another paperboy is running on it; stop it first`,
    };
  }
  if (lock === undefined && indexFileId(config.DATA_DIR) === undefined) {
    return {
      fault: `Cannot use the index in "${config.DATA_DIR}": another paperboy is just building it; try again in a minute`,
    };
  }
  const keeper = createIndexKeeper({
    dataFolder: config.DATA_DIR,
    version: indexVersion(parser),
    parser,
    workersFolder: options.workersFolder,
    rebuild: options.rebuild ?? false,
  });
  try {
    const report = lock === undefined ? undefined : await keeper.sync(options.onProgress);
    const llm = options.llm === true ? await openLlm(config, clock) : undefined;
    const open = () => ({
      fileId: indexFileId(config.DATA_DIR),
      library: openLibrary({
        dataFolder: config.DATA_DIR,
        parser,
        searchWords: config.searchWords,
        summarise,
        summariserVersion: SUMMARISER_VERSION,
        llm,
        random: Math.random,
        log: options.log,
      }),
    });
    let current = open();
    let syncedAt = clock.now();
    return {
      library: followLibrary(() => current.library),
      report,
      syncedAt: () => syncedAt,
      sync: async () => {
        // Who kept the index fresh may have ended.
        lock ??= takeLock();
        if (lock !== undefined) await keepFresh();
        syncedAt = clock.now();
      },
      close: async () => {
        current.library.close();
        await keeper.close();
        lock?.release();
      },
    };

    async function keepFresh(): Promise<void> {
      // Deleted by hand while the thread still writes to it: only a new thread makes a new one.
      if (indexFileId(config.DATA_DIR) === undefined) await keeper.close();
      await keeper.sync();
      if (indexFileId(config.DATA_DIR) === current.fileId) return;
      const last = current.library;
      current = open();
      last.close();
    }
  } catch (error) {
    await keeper.close();
    lock?.release();
    return { fault: errorMessage(error) };
  }
}

/** Every call goes to the library that is open at that moment. */
function followLibrary(getCurrent: () => Archive['library']): Archive['library'] {
  return new Proxy(getCurrent(), {
    get: (_first, name): unknown => Reflect.get(getCurrent(), name),
  });
}

async function openLlm(config: Config, clock: Clock): Promise<LlmSummariser | undefined> {
  const endpoint = await modelEndpoint(config);
  if (endpoint === undefined) return undefined;
  const budget = { dailyTokens: config.LLM_DAILY_TOKENS, now: () => clock.now() };
  // Most run without a model, and start sooner without its client.
  const { openLlmSummariser } = await import('./summary/llm-summariser.js');
  return openLlmSummariser(endpoint, budget);
}

function contentFault(folder: string): string | undefined {
  const status = statSync(folder, { throwIfNoEntry: false });
  if (status === undefined)
    return `Cannot find CONTENT_DIR "${folder}": there is no such folder; set it to the folder of your articles`;
  return status.isDirectory()
    ? undefined
    : `Cannot use CONTENT_DIR "${folder}": it is not a folder`;
}

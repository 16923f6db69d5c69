/**
 * Opens the articles that a Config names: brings the index up to date and opens the library over
 * it.
 */
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

/** The articles, opened: for readers to query, and to be kept up to date. */
export type Archive = {
  readonly library: Library & Shelf & { readonly feed: NewsFeed };
  /** The result of the opening sync; `undefined`: another process maintains the index. */
  readonly report: SyncReport | undefined;
  /** When the index was last brought up to date, or found to be maintained by another process. */
  syncedAt(): Instant;
  /** Brings the index up to date; does nothing when another process maintains it. */
  sync(): Promise<void>;
  close(): Promise<void>;
};

/** How to open an archive. */
export type ArchiveOptions = {
  /** The folder of the compiled worker files. */
  readonly workersFolder: URL;
  readonly clock: Clock;
  readonly log: Log;
  readonly onProgress?: SyncProgress;
  /** Rebuild the index from scratch. */
  readonly rebuild?: boolean;
  /** Let the configured model write summaries. */
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
    siteUrl: config.SITE_URL,
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
      fault: `Cannot use the index in "${config.DATA_DIR}": another paperboy is building it; try again in a minute`,
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
        // The process that maintained the index may have ended.
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
      // Somebody deleted it while the thread still writes to it: only a new thread creates a new
      // one.
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

/** Forwards every call to the library that is open at that moment. */
function followLibrary(getCurrent: () => Archive['library']): Archive['library'] {
  return new Proxy(getCurrent(), {
    get: (_first, name): unknown => Reflect.get(getCurrent(), name),
  });
}

async function openLlm(config: Config, clock: Clock): Promise<LlmSummariser | undefined> {
  const endpoint = await modelEndpoint(config);
  if (endpoint === undefined) return undefined;
  const budget = { dailyTokens: config.LLM_DAILY_TOKENS, now: () => clock.now() };
  // Most bots run without a model, and start sooner without its client.
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

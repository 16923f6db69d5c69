/** Reads one feed and writes what is new into its folder. */
import { join } from 'node:path';
import type { Instant } from '../domain/clock.js';
import { errorCode, errorMessage } from '../domain/error-text.js';
import { shortHash } from '../domain/short-hash.js';
import {
  dateIn,
  entryId,
  fileName,
  fileText,
  isUntouched,
  type FileSetting,
} from './article-file.js';
import { openArticleFolder, type ArticleFolder } from './article-folder.js';
import type { FeedClient } from './fetch-feed.js';
import type { FeedMemories, FeedMemory } from './feed-memory.js';
import type { FeedSource } from './feed-source.js';
import type { FeedArticle, FeedReader } from './read-feed.js';

/** What importing needs. */
export type ImportParts = {
  readonly client: FeedClient;
  readonly read: FeedReader;
  readonly memories: FeedMemories;
  readonly contentFolder: string;
  readonly timeZone: string;
  readonly now: () => Instant;
};

/** The result for one feed. */
export type ImportOutcome =
  | ({ readonly kind: 'read'; readonly title: string } & ImportCounts)
  /** The server says that nothing is new. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Numbers of entries: newly written, rewritten, unchanged, and left alone because somebody edited
 * or deleted the file.
 */
export type ImportCounts = {
  readonly added: number;
  readonly updated: number;
  readonly known: number;
  readonly left: number;
};

/** A feed that keeps failing is requested ever more rarely, but at least once a day. */
const MAX_BACKOFF_MS = 24 * 3_600_000;
/** Short texts repeat: "Picture of the day" is a different one every day. */
const MIN_TELLING_CHARS = 200;

/**
 * Requests the feed, writes its entries and remembers what it saw, including failures. An entry is
 * written once; if the feed changes it, its file is rewritten unless a person edited it; a deleted
 * file does not come back. Never rejects.
 */
export async function importFeed(
  source: FeedSource,
  parts: ImportParts,
  signal: AbortSignal,
): Promise<ImportOutcome> {
  const { memories, now } = parts;
  const memory = memories.load(source.url);
  const everyMs = source.everyMinutes * 60_000;
  try {
    const answer = await parts.client.fetch(source.url, memory, signal);
    // Nobody's fault: the bot is stopping.
    if (signal.aborted) return { kind: 'failed', message: 'was interrupted' };
    const calm = { failures: 0, fault: undefined, checkedAt: now(), nextAt: now() + everyMs };
    if (answer.kind === 'unchanged') {
      memories.save({ ...memory, ...calm });
      return { kind: 'unchanged' };
    }
    if (answer.kind === 'failed')
      return fail(answer.message, (answer.retryAfterSeconds ?? 0) * 1_000);
    const document = await parts.read(answer);
    if ('fault' in document) return fail(document.fault, 0);
    const title = source.title ?? (document.title || new URL(source.url).hostname);
    const setting = { source, feedTitle: title, timeZone: parts.timeZone, now: now() };
    const folder = openArticleFolder(join(parts.contentFolder, source.folder));
    const { seen, counts } = writeArticles(document.articles, memory, {
      folder,
      setting,
    });
    memories.save({ ...memory, ...answer.validators, ...calm, seen: [...seen] });
    return { kind: 'read', title, ...counts };
  } catch (error) {
    return fail(`cannot be saved: ${errorCode(error) ?? errorMessage(error)}`, 0);
  }

  function fail(message: string, waitMs: number): ImportOutcome {
    const failures = memory.failures + 1;
    const backoffMs = Math.min(everyMs * 2 ** Math.min(failures - 1, 12), MAX_BACKOFF_MS);
    const nextAt = now() + Math.max(everyMs, backoffMs, Math.min(waitMs, MAX_BACKOFF_MS));
    try {
      memories.save({ ...memory, failures, fault: message, checkedAt: now(), nextAt });
    } catch {
      // The same full disk is the fault that is reported.
    }
    return { kind: 'failed', message };
  }
}

/** Where a feed's entries are written, and what each file says about the feed. */
type Destination = { readonly folder: ArticleFolder; readonly setting: FileSetting };

function writeArticles(
  articles: readonly FeedArticle[],
  memory: FeedMemory,
  into: Destination,
): { seen: ReadonlyMap<string, string>; counts: ImportCounts } {
  const seen = new Map(memory.seen);
  const counts = { added: 0, updated: 0, known: 0, left: 0 };
  const shared = sharedLinks(articles);
  const done = new Set<string>();
  for (const article of articles) {
    const identities = identitiesOf(article, shared);
    const [first] = identities;
    if (first === undefined) continue;
    const known = identities.map((identity) => seen.get(identity)).find((id) => id !== undefined);
    const id = known ?? entryId(into.setting.source, first);
    for (const identity of identities) {
      seen.delete(identity);
      seen.set(identity, id);
    }
    // Listed twice in one answer; the first is the newer one.
    if (done.has(id)) continue;
    done.add(id);
    counts[writeArticle(article, { id, isKnown: known !== undefined }, into)] += 1;
  }
  return { seen, counts };
}

function writeArticle(
  article: FeedArticle,
  { id, isKnown }: { readonly id: string; readonly isKnown: boolean },
  { folder, setting }: Destination,
): keyof ImportCounts {
  const file = folder.find(id);
  if (file === undefined) {
    if (isKnown) return 'left';
    folder.write(fileName(article, id, setting), fileText(article, setting, undefined));
    return 'added';
  }
  const text = fileText(article, setting, dateIn(file.text));
  if (text === file.text) return 'known';
  if (!isUntouched(file.text)) return 'left';
  folder.write(file.name, text);
  return 'updated';
}

/**
 * What identifies an entry, best first. If a feed changes an entry's id, the entry is still
 * recognised by its address, unless several share it, or by its text.
 */
function identitiesOf(article: FeedArticle, shared: ReadonlySet<string>): readonly string[] {
  const { guid, link, title, markdown } = article;
  const words = `${title}\n${markdown}`;
  return [
    ...(guid === undefined ? [] : [`guid ${guid}`]),
    ...(link === undefined || shared.has(link) ? [] : [`link ${link}`]),
    ...(words.length < MIN_TELLING_CHARS ? [] : [`words ${words}`]),
  ].map((identity) => shortHash(identity, 16));
}

function sharedLinks(articles: readonly FeedArticle[]): ReadonlySet<string> {
  const links = articles.flatMap(({ link }) => link ?? []);
  return new Set(links.filter((link, at) => links.indexOf(link) !== at));
}

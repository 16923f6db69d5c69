/** Which stories of which batches match what a chat follows. */
import { type Kysely, type SqlBool, sql } from 'kysely';
import type { BatchRange, ChatMatch, MatchPurpose } from '../domain/batch.js';
import type { ChatId } from '../domain/message.js';
import { type Answers, askTogether } from './ask-together.js';
import { toTopic } from './subscription-store.js';
import type { Tables } from './tables.js';

/** What to announce to a chat, and whether as an alert or in a digest. */
type Wanted = {
  readonly chatId: ChatId;
  readonly range: BatchRange;
  readonly purpose: MatchPurpose;
};

type Find = (wanted: Wanted) => Promise<readonly ChatMatch[]>;

/** Finds matches by the subscriptions as of now; newest batch first. */
export function createMatchFinder(db: Kysely<Tables>): Find {
  // An alert goes to many chats, and several are composed at the same time.
  const followedIn = askTogether((all: readonly Wanted[]) => followedByAll(db, all));
  return async (wanted) => {
    const { chatId, range, purpose } = wanted;
    const found = await followedIn(wanted);
    if (purpose === 'alert') return found;
    const chosen = await digestMatches(db, wanted, found);
    return [...chosen, ...(await lateMatches(followedIn, chatId, range.late ?? []))];
  };
}

/** Overdue alerts, even if the digest otherwise contains only selected subscriptions. */
async function lateMatches(
  followedIn: Find,
  chatId: ChatId,
  batchIds: readonly number[],
): Promise<readonly ChatMatch[]> {
  if (batchIds.length === 0) return [];
  const range = { first: Math.min(...batchIds), last: Math.max(...batchIds) };
  const late = new Set(batchIds);
  const found = await followedIn({ chatId, range, purpose: 'alert' });
  return found.filter(({ batchId }) => late.has(batchId));
}

/** One statement for each group of chats that ask about the same batches. */
async function followedByAll(
  db: Kysely<Tables>,
  all: readonly Wanted[],
): Promise<Answers<Wanted, readonly ChatMatch[]>> {
  const alike = new Map<string, Wanted[]>();
  for (const wanted of all) alike.set(wish(wanted), [...(alike.get(wish(wanted)) ?? []), wanted]);
  const found = new Map<string, ReadonlyMap<ChatId, readonly ChatMatch[]>>();
  for (const [key, some] of alike) found.set(key, await followedByChats(db, some));
  return (wanted) => found.get(wish(wanted))?.get(wanted.chatId) ?? [];
}

function wish({ range: { first, last }, purpose }: Wanted): string {
  return `${purpose} ${first}-${last}`;
}

/** All of `alike` differ in their chats only. */
async function followedByChats(
  db: Kysely<Tables>,
  alike: readonly Wanted[],
): Promise<ReadonlyMap<ChatId, readonly ChatMatch[]>> {
  const found = new Map<ChatId, ChatMatch[]>();
  const [one] = alike;
  if (one === undefined) return found;
  const rows = await db
    .selectFrom('sub')
    .innerJoin('term', 'term.term_id', 'sub.term_id')
    .innerJoin('batch_term', 'batch_term.term_id', 'sub.term_id')
    .innerJoin('batch', 'batch.batch_id', 'batch_term.batch_id')
    .select(['sub.chat_id', 'batch_term.story_id', 'batch_term.batch_id'])
    .select(['term.kind', 'term.key', 'sub.label'])
    .where(
      'sub.chat_id',
      'in',
      alike.map(({ chatId }) => chatId),
    )
    .where('batch_term.batch_id', '>=', one.range.first)
    .where('batch_term.batch_id', '<=', one.range.last)
    .where(sql<SqlBool>`sub.since <= batch.sealed_at`)
    .$if(one.purpose === 'alert', (query) => query.where('sub.in_digest', '=', 0))
    .orderBy('batch_term.batch_id', 'desc')
    .execute();
  for (const row of rows) {
    const matches = found.get(row.chat_id) ?? [];
    matches.push({ storyId: row.story_id, batchId: row.batch_id, topic: toTopic(row) });
    found.set(row.chat_id, matches);
  }
  return found;
}

/**
 * A digest contains the subscriptions that the chat put into it; if there are none, everything it
 * follows; and if it follows nothing, all news.
 */
async function digestMatches(
  db: Kysely<Tables>,
  { chatId, range: { first, last } }: Wanted,
  found: readonly ChatMatch[],
): Promise<readonly ChatMatch[]> {
  const subs = await db
    .selectFrom('sub')
    .innerJoin('term', 'term.term_id', 'sub.term_id')
    .select(['sub.in_digest', 'term.kind', 'term.key'])
    .where('chat_id', '=', chatId)
    .execute();
  if (subs.length > 0) {
    const chosen = new Set(
      subs.filter((row) => row.in_digest === 1).map((row) => `${row.kind} ${row.key}`),
    );
    if (chosen.size === 0) return found;
    return found.filter(({ topic }) => chosen.has(`${topic?.kind ?? ''} ${topic?.key ?? ''}`));
  }
  const rows = await db
    .selectFrom('batch_story')
    .innerJoin('batch', 'batch.batch_id', 'batch_story.batch_id')
    .select(['batch_story.story_id', 'batch_story.batch_id'])
    .where('batch.kind', '=', 'news')
    .where('batch_story.batch_id', '>=', first)
    .where('batch_story.batch_id', '<=', last)
    .orderBy('batch_story.batch_id', 'desc')
    .execute();
  return rows.map((row) => ({ storyId: row.story_id, batchId: row.batch_id, topic: undefined }));
}

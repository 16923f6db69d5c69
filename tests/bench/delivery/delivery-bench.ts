/** How quick matching, fan-out, claiming and planning are: `npm run bench -- delivery [CHATS] [STORE_URL]`. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planDigests } from '../../../src/delivery/digest-planner.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { createBatchStore } from '../../../src/storage/batch-store.js';
import { createDigestStore } from '../../../src/storage/digest-store.js';
import { createOutbox } from '../../../src/storage/outbox-store.js';
import { addCrowd, listOf, TOPICS, TOPICS_A_CHAT } from './crowd.js';

const CLAIMS = 3_000;

/** Prints the times of each step of a delivery to so many chats. */
export async function run([
  chatsText = '100000',
  url = 'sqlite:',
]: readonly string[]): Promise<void> {
  const chats = Number(chatsText);
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const { db, dialect } = await openDatabase(url, folder);
  const batches = createBatchStore(db, dialect);
  const outbox = createOutbox(db, dialect);
  const digests = createDigestStore(db, dialect);
  const now = Date.now();

  await measure(`fill ${chats} chats × ${TOPICS_A_CHAT} subscriptions`, chats, () =>
    addCrowd({ db }, chats, now),
  );
  if (url === 'sqlite:')
    console.log(`store.db: ${Math.round(statSync(join(folder, 'store.db')).size / 1e6)} MB`);

  for (const [name, first, stories] of [
    ['one niche story', 900, 1],
    ['one story, 8 topics', 1, 1],
    ['5,000 stories', 1, 5_000],
  ] as const) {
    const stamps = listOf(stories, (id) => {
      const storyId = `${name} ${id}`;
      return {
        storyId,
        articles: [{ articleId: storyId, contentHash: storyId }],
        publishedAt: undefined,
      };
    });
    await measure(`publish ${name}`, stories, async () => {
      for (let at = 0; at < stamps.length; at += 200)
        await batches.publish(stamps.slice(at, at + 200), now, 0);
    });
    await batches.seal(now, { quietMs: 0, mostMs: 0 });
    const batch = await batches.nextToMatch();
    const matches = (batch?.storyIds ?? []).flatMap((storyId, index) =>
      listOf(8, (place) => ({
        topicId: ((first + index * 7 + place * 13 - 1) % TOPICS) + 1,
        storyId,
      })),
    );
    await measure(`save the matches of ${name}`, matches.length, () =>
      batches.saveMatches(batch?.batchId ?? 0, matches),
    );
    let longest = 0;
    const before = await pending();
    const seconds = await measure(`fan out ${name}`, 0, async () => {
      for (let isMore = true; isMore;) {
        const startedAt = performance.now();
        isMore = await batches.fanOut(now, 2_000);
        longest = Math.max(longest, performance.now() - startedAt);
      }
    });
    const { count } = await db
      .selectFrom('item')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('ref', '=', String(batch?.batchId ?? 0))
      .executeTakeFirstOrThrow();
    console.log(
      `  ${Number(count)} chats, ${Math.round(Number(count) / seconds)}/s, longest step ${longest.toFixed(0)} ms, ${(await pending()) - before} new mailboxes`,
    );
  }

  await measure('claim 30 and ack them together', CLAIMS, async () => {
    for (let done = 0; done < CLAIMS; done += 30) {
      const claims = await outbox.claim({
        owner: 'bench',
        now: now + 1,
        leaseMs: 60_000,
        limit: 30,
      });
      await outbox.ackAll(
        claims.map((claim) => ({
          claim,
          done: { items: claim.items, nextAt: now + 2, now: now + 1 },
        })),
      );
    }
  });

  await db.updateTable('chat').set({ digest_minute: 480, next_digest_at: now }).execute();
  await measure('plan digests for all', chats, () =>
    planDigests(digests, { now: () => now }, 'Asia/Hong_Kong'),
  );
  console.log(`${Math.round(process.memoryUsage().rss / 1e6)} MB RSS`);
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });

  async function pending(): Promise<number> {
    return (await outbox.backlog()).pending;
  }
}

/** Prints and returns the seconds that the work took. */
async function measure(name: string, count: number, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  const rate = count === 0 ? '' : `, ${Math.round(count / seconds)}/s`;
  console.log(`${name}: ${seconds.toFixed(2)} s${rate}`);
  return seconds;
}

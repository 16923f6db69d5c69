/** What a chat is shown of batches, in an alert or a digest. */
import type { Story } from '../domain/article.js';
import type { BatchRange, ChatMatch } from '../domain/batch.js';
import { createCommand } from '../domain/command.js';
import type { Message } from '../domain/message.js';
import type { SubscriberId } from '../domain/subscriber.js';
import { localDay } from '../domain/zone-time.js';
import { briefView, type BriefEntry } from '../views/brief-view.js';
import { topicText } from '../views/follow-view.js';
import { askFeedback } from './ask-feedback.js';
import type { Desk } from './bot-command.js';
import { formatRange, type NewsRange } from './news-range.js';
import { openStory } from './open-story.js';
import { readableTopic } from './readable-topic.js';
import { listMessage, STORIES_A_PAGE, summaryEntries } from './story-pages.js';
import { wayTo } from './way-back.js';

const BRIEF_STORIES_A_PAGE = 10;
const MAX_TOPICS_NAMED = 3;
/** Only this many are sorted by time; the order beyond is not worth a second for each chat. */
const MAX_SORTED = 200;

/**
 * The news of these batches that the chat follows; a single story is shown as its card.
 * `undefined`: none is left.
 */
export async function newsMessage(
  id: SubscriberId,
  { range, page = 1 }: { readonly range: BatchRange; readonly page?: number },
  desk: Desk,
): Promise<Message | undefined> {
  const matches = await desk.stores.batches.matches(id, range, 'alert');
  const ids = await newestFirst(idsOf(matches), desk);
  const { shown, ...place } = pageOf(ids, page, STORIES_A_PAGE);
  const stories = await storiesOf(shown, desk);
  const [only] = stories;
  if (only === undefined) return undefined;
  const topics = await topicsText(matches, desk);
  if (ids.length === 1) {
    const card = await openStory(only, { from: undefined }, desk);
    return { ...card, html: `${desk.reader.texts.html('news.one', { topics })}\n\n${card.html}` };
  }
  const heading = desk.reader.texts.html('news.heading', { count: ids.length, topics });
  const entries = await summaryEntries({ stories, total: ids.length }, desk.library);
  const command = createCommand('news', formatRange(range));
  return listMessage({ heading, entries, command, place }, desk);
}

/** The digest of these batches. `undefined`: there is nothing in it. */
export async function briefMessage(
  id: SubscriberId,
  { range, page = 1 }: { readonly range: NewsRange; readonly page?: number },
  desk: Desk,
): Promise<Message | undefined> {
  const matches = await desk.stores.batches.matches(id, range, 'digest');
  const chosen = await inOrder(matches, id, desk);
  const { shown, ...place } = pageOf(chosen, page, BRIEF_STORIES_A_PAGE);
  const entries: BriefEntry[] = [];
  for (const { storyId, topic } of shown) {
    const story = await desk.library.getStory(storyId);
    if (story === undefined) continue;
    const { text } = await desk.library.summary(story.newest, 'line');
    const why =
      topic === undefined
        ? undefined
        : topicText(await readableTopic(topic, desk), desk.reader.texts);
    entries.push({ story, line: text, why });
  }
  if (entries.length === 0) return undefined;
  const today = localDay(desk.reader.now, desk.reader.ownZone);
  const command = createCommand('brief', formatRange(range));
  const brief = briefView(
    {
      entries,
      total: chosen.length,
      firstNumber: (place.page - 1) * BRIEF_STORIES_A_PAGE + 1,
      month: Number(today.slice(5, 7)),
      day: Number(today.slice(8, 10)),
      paging: { command, ...place },
      here: wayTo({ ...command, page: place.page }),
    },
    desk.reader,
  );
  return askFeedback(brief, { chatId: id, digestAt: range.digestAt }, desk);
}

/** The wanted page; the last one when there are fewer. */
function pageOf<T>(all: readonly T[], wanted: number, size: number) {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(wanted, pages);
  return { shown: all.slice((page - 1) * size, page * size), page, pages };
}

/**
 * Grouped by topic in the order of following, each story once; most covered first if nothing is
 * followed.
 */
async function inOrder(
  matches: readonly ChatMatch[],
  id: SubscriberId,
  desk: Desk,
): Promise<readonly ChatMatch[]> {
  const following = await desk.stores.subscriptions.list(id);
  const placeOf = ({ topic }: ChatMatch) =>
    following.findIndex((one) => one.topic.kind === topic?.kind && one.topic.key === topic.key);
  const byPlace = [...matches].sort((one, other) => placeOf(one) - placeOf(other));
  const seen = new Set<string>();
  const once = byPlace.filter(({ storyId }) => !seen.has(storyId) && seen.add(storyId));
  const sorted = await storiesOf(idsOf(once.slice(0, MAX_SORTED)), desk);
  const stories = new Map(sorted.map((story) => [story.id, story]));
  const coverage = ({ storyId }: ChatMatch) => stories.get(storyId)?.versionCount ?? 0;
  return once
    .filter(({ storyId }, index) => index >= MAX_SORTED || stories.has(storyId))
    .sort((one, other) => placeOf(one) - placeOf(other) || coverage(other) - coverage(one));
}

function idsOf(matches: readonly ChatMatch[]): readonly string[] {
  return [...new Set(matches.map(({ storyId }) => storyId))];
}

async function newestFirst(ids: readonly string[], desk: Desk): Promise<readonly string[]> {
  const stories = await storiesOf(ids.slice(0, MAX_SORTED), desk);
  stories.sort((one, other) => (other.newest.publishedAt ?? 0) - (one.newest.publishedAt ?? 0));
  return [...stories.map(({ id }) => id), ...ids.slice(MAX_SORTED)];
}

/** Stories that no longer exist are left out. */
async function storiesOf(ids: readonly string[], { library }: Desk): Promise<Story[]> {
  const stories = await Promise.all(ids.map((id) => library.getStory(id)));
  return stories.filter((story) => story !== undefined);
}

async function topicsText(matches: readonly ChatMatch[], desk: Desk): Promise<string> {
  const topics = matches.flatMap(({ topic }) => (topic === undefined ? [] : [topic]));
  const names = new Set<string>();
  for (const topic of topics) {
    if (names.size === MAX_TOPICS_NAMED) break;
    names.add(topicText(await readableTopic(topic, desk), desk.reader.texts));
  }
  return [...names].join(' · ');
}

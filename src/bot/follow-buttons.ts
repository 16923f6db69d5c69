/** Follow buttons that show whether the chat is following. */
import { tagKey } from '../content/tag-key.js';
import type { Button } from '../domain/message.js';
import type { Subscription, Topic } from '../domain/subscription.js';
import { followButton, tickButton, type FollowState } from '../views/follow-view.js';
import type { Desk } from './bot-command.js';
import { readableTopic } from './readable-topic.js';

/**
 * A button for each of these topics, given as somebody would type them; none while the store is
 * down.
 */
export async function followButtons(
  wanted: readonly string[],
  from: string | undefined,
  desk: Desk,
): Promise<readonly Button[]> {
  const states = await followStates(wanted, desk);
  return states.map((state) => followButton(state, from, desk.reader.texts));
}

/** The same with short labels and a tick where it is followed. */
export async function tickButtons(
  wanted: readonly string[],
  from: string,
  desk: Desk,
): Promise<readonly Button[]> {
  const states = await followStates(wanted, desk);
  return states.map((state) => tickButton(state, from, desk.reader.texts));
}

/** None while the store is down. */
async function followStates(
  wanted: readonly string[],
  desk: Desk,
): Promise<readonly FollowState[]> {
  const following = await desk.following();
  if (following === undefined) return [];
  const readings = await Promise.all(wanted.map((text) => desk.library.readTopic(text)));
  const states = await Promise.all(
    readings.map(async (reading) => {
      if (reading.kind !== 'topic') return [];
      const isFollowed = (await findFollowed(reading.topic, following, desk)) !== undefined;
      return [{ topic: await readableTopic(reading.topic, desk), isFollowed }];
    }),
  );
  return states.flat();
}

/** The subscription to this topic, whichever name of a tag it was made with. */
export async function findFollowed(
  topic: Topic,
  following: readonly Subscription[],
  { library }: Pick<Desk, 'library'>,
): Promise<Subscription | undefined> {
  const tag = topic.kind === 'tag' ? await library.getTag(topic.label) : undefined;
  const keys = new Set([topic.key]);
  if (tag !== undefined) for (const name of [tag.name, ...tag.aliases]) keys.add(tagKey(name));
  return following.find((one) => one.topic.kind === topic.kind && keys.has(one.topic.key));
}

/** A topic under a name that its reader can read. */
import type { Topic } from '../domain/subscription.js';
import { tagNameFor } from '../views/tag-name.js';
import type { Desk } from './bot-command.js';

/**
 * A tag under the name that the reader can read, an author or a section in the reader's script, all
 * of which can also be typed; any other topic unchanged.
 */
export async function readableTopic(
  topic: Topic,
  { library, reader }: Pick<Desk, 'library' | 'reader'>,
): Promise<Topic> {
  if (topic.kind === 'author' || topic.kind === 'category') {
    const typed = topic.label.replace(/^[^:：]*[:：]|["“”「」]/gu, '');
    const name = (await library.getName(topic.kind, typed.trim()))?.name;
    return name === undefined ? topic : { ...topic, label: `${topic.kind}:"${name}"` };
  }
  if (topic.kind !== 'tag') return topic;
  const tag = await library.getTag(topic.label.replace(/^[#＃]+\s*/u, ''));
  return tag === undefined ? topic : { ...topic, label: `#${tagNameFor(tag, reader.texts)}` };
}

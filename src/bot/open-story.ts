/** Opens one story as a card. */
import { namesIn } from '../content/author-names.js';
import { tagKey } from '../content/tag-key.js';
import type { Story } from '../domain/article.js';
import { type Command, createCommand, formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { articleView } from '../views/article-view.js';
import { followStoryButton } from '../views/follow-view.js';
import { shareButton } from '../views/share-view.js';
import { tagNameFor } from '../views/tag-name.js';
import type { Desk } from './bot-command.js';
import { findFollowed } from './follow-buttons.js';
import { wayTo } from './way-back.js';

/** What may differ between cards of one story. */
export type CardOptions = {
  /** The command to go back to. */
  readonly from: string | undefined;
  readonly length?: 'short' | 'long';
  /** Buttons below all others. */
  readonly moreButtons?: readonly Button[];
};

/** The card of a story. */
export async function openStory(
  story: Story,
  { from, length = 'short', moreButtons = [] }: CardOptions,
  desk: Desk,
): Promise<Message> {
  const { library } = desk;
  const [short, long, reading, related, changes, followedTags, tagNames] = await Promise.all([
    library.summary(story.newest, 'short'),
    library.summary(story.newest, 'long'),
    library.read(story.newest),
    library.related(story.id, 1),
    story.versionCount > 1 ? library.changes(story.id, 1) : undefined,
    tagsFollowed(story, desk),
    tagNamesFor(story, desk),
  ]);
  const summary = length === 'long' ? long : short;
  const name = length === 'long' ? 'longer' : 'read';
  const card: Command = { ...createCommand(name, story.id), from };
  const hasTopics = story.tags.length > 0 || story.newest.author !== undefined;
  const followStory = hasTopics ? [followStoryButton(story.id, wayTo(card), desk.reader)] : [];
  return articleView(
    {
      story,
      summary: summary.text,
      isWrittenByModel: summary.method === 'llm',
      otherLength: otherLength({
        shown: length,
        hasMore: long.text.length > short.text.length,
      }),
      hasRelated: related.length > 0,
      hasText: (reading?.blocks.length ?? 0) > 0,
      updates: changes?.steps ?? 0,
      followedTags,
      tagNames,
      authors: story.newest.author === undefined ? [] : namesIn(story.newest.author),
      links: {
        url: reading?.url,
        originalUrl: reading?.originalUrl,
        imageUrl: reading?.imageUrl,
      },
      from,
      here: wayTo(card),
      moreButtons: [
        ...moreButtons,
        ...asWrittenButtons(story, from, desk),
        ...followStory,
        shareButton(story.id, wayTo(card), desk.reader.texts),
      ],
    },
    desk.reader,
  );
}

/** For readers who see it in another script than it was written in. */
function asWrittenButtons(
  story: Story,
  from: string | undefined,
  { library, written, reader }: Desk,
): readonly Button[] {
  if (library === written) return [];
  const label = reader.texts.plain('buttons.scriptOriginal');
  return [{ label, command: formatCommand({ name: 'original', args: story.id, from }) }];
}

/** The story's tags that the chat follows, under any of their names. */
async function tagsFollowed(story: Story, desk: Desk): Promise<ReadonlySet<string>> {
  const following = (await desk.following()) ?? [];
  const tags = following.filter(({ topic }) => topic.kind === 'tag');
  const names = await Promise.all(
    tags.length === 0
      ? []
      : story.tags.map(async (tag) => {
          const topic = { kind: 'tag', key: tagKey(tag), label: `#${tag}` } as const;
          return (await findFollowed(topic, tags, desk)) === undefined ? [] : [tag];
        }),
  );
  return new Set(names.flat());
}

async function tagNamesFor(
  story: Story,
  { library, reader }: Desk,
): Promise<ReadonlyMap<string, string>> {
  const names = await Promise.all(
    story.tags.map(async (name): Promise<[string, string]> => {
      const tag = await library.getTag(name);
      return [name, tag === undefined ? name : tagNameFor(tag, reader.texts)];
    }),
  );
  return new Map(names);
}

function otherLength({
  shown,
  hasMore,
}: {
  readonly shown: 'short' | 'long';
  readonly hasMore: boolean;
}): 'read' | 'longer' | undefined {
  if (shown === 'long') return 'read';
  return hasMore ? 'longer' : undefined;
}

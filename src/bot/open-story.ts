/** Opens one story as a card. */
import type { Story } from '../domain/article.js';
import { type Command, createCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { articleView } from '../views/article-view.js';
import type { Desk } from './bot-command.js';
import { wayTo } from './way-back.js';

/** The card of a story. `from` is the command to go back to. */
export async function openStory(
  story: Story,
  from: string | undefined,
  desk: Desk,
  moreButtons: readonly Button[] = [],
): Promise<Message> {
  const [summary, reading] = await Promise.all([
    desk.library.summary(story.newest, 'short'),
    desk.library.read(story.newest),
  ]);
  const card: Command = { ...createCommand('read', story.id), from };
  return articleView(
    {
      story,
      summary: summary.text,
      hasText: (reading?.blocks.length ?? 0) > 0,
      links: {
        url: reading?.url,
        originalUrl: reading?.originalUrl,
        imageUrl: reading?.imageUrl,
      },
      from,
      here: wayTo(card),
      moreButtons,
    },
    desk.reader,
  );
}

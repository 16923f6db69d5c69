/**
 * Answers the most common first requests before any reader makes them, so that code and pages are
 * warm.
 */
import type { Library } from '../content/library.js';
import { createCommand } from '../domain/command.js';
import { LANGUAGES } from '../domain/language.js';
import type { Router } from './router.js';

const STORIES = 5;

/**
 * Asks the router in every language, and for words from the newest headlines. Takes about a second;
 * rejects when the library cannot be read.
 */
export async function rehearse(router: Router, library: Library): Promise<void> {
  const { stories } = await library.latest({ offset: 0, limit: STORIES });
  const queries = stories.map(({ newest }) => createCommand('search', newest.title.slice(0, 12)));
  const tags = stories.flatMap((story) => story.tags.slice(0, 1));
  const commands = [
    ...['start', 'latest', 'tags', 'random', 'help'].map((name) => createCommand(name)),
    ...tags.map((tag) => createCommand('tag', tag)),
    ...stories.map((story) => createCommand('read', story.id)),
    ...queries,
  ];
  for (const [turn, command] of commands.entries()) {
    // Real people have positive ids. Each of these is used once.
    const stranger = -1 - turn;
    await router.answer({
      to: { chatId: stranger, threadId: undefined },
      chatKind: 'private',
      userId: stranger,
      language: LANGUAGES[turn % LANGUAGES.length] ?? 'en',
      command,
      botUsername: '',
      repliedTo: [],
      via: 'command',
      isAddressed: true,
      mayChange: () => Promise.resolve(false),
      findChannel: () => Promise.resolve({ kind: 'unknown' }),
    });
  }
}

/** Lists of stories, five at a time. */
import type { Page, SearchPage, Library, StoryPage } from '../content/library.js';
import type { Story } from '../domain/article.js';
import type { Command } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { storyListView, type StoryEntry } from '../views/story-list-view.js';
import type { Desk } from './bot-command.js';
import { wayTo } from './way-back.js';

/** As many as fit on a phone without much scrolling. */
export const STORIES_A_PAGE = 5;

/** A page that was found, its number, and the number of pages. */
export type FoundPage<T> = { readonly found: T; readonly page: number; readonly pages: number };

/** The wanted page of a list; the last one when there are fewer. */
export async function findPage<T extends { readonly total: number }>(
  wanted: number,
  size: number,
  find: (page: Page) => Promise<T>,
): Promise<FoundPage<T>> {
  const found = await find({ offset: (wanted - 1) * size, limit: size });
  const pages = Math.max(1, Math.ceil(found.total / size));
  if (wanted <= pages) return { found, page: wanted, pages };
  const last = await find({ offset: (pages - 1) * size, limit: size });
  return { found: last, page: pages, pages };
}

/** The message for a page of stories that a command found. */
export function listMessage(
  list: {
    readonly heading: string;
    readonly entries: readonly StoryEntry[];
    readonly command: Command;
    readonly place: { readonly page: number; readonly pages: number };
    /** Buttons between the page arrows and the way back. */
    readonly moreButtons?: readonly Button[];
  },
  desk: Desk,
): Message {
  const { page, pages } = list.place;
  return storyListView(
    {
      heading: list.heading,
      entries: list.entries,
      firstNumber: (page - 1) * STORIES_A_PAGE + 1,
      paging: { command: list.command, page, pages },
      here: wayTo({ ...list.command, page }),
      moreButtons: list.moreButtons ?? [],
    },
    desk.reader,
  );
}

/** Each story with its one-line summary. */
export function summaryEntries(
  { stories }: StoryPage,
  library: Library,
): Promise<readonly StoryEntry[]> {
  return Promise.all(stories.map((story) => summaryEntry(story, library)));
}

/** Each story with the text around the matches, or its summary. */
export function hitEntries(found: SearchPage, library: Library): Promise<readonly StoryEntry[]> {
  return Promise.all(
    found.hits.map(async ({ story }) => {
      const line = await library.excerpt(story.newest, found.terms);
      return line.length > 0 ? { story, line } : summaryEntry(story, library);
    }),
  );
}

async function summaryEntry(story: Story, library: Library): Promise<StoryEntry> {
  const { text } = await library.summary(story.newest, 'line');
  return { story, line: text === '' ? [] : [{ text, marked: false }] };
}

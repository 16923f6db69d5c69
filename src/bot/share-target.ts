/** What somebody wants to share: a story, a topic, a search or a day. */
import type { Command } from '../domain/command.js';
import { formatPayload, type DeepLink } from '../domain/deep-link.js';
import type { LinkStore } from '../domain/link-store.js';
import { formatFilter } from '../domain/search-filter.js';
import { titleText } from '../views/title-text.js';
import type { Desk } from './bot-command.js';

/** Something to share, with its name. */
export type ShareTarget = { readonly name: string; readonly link: DeepLink };

/** Buttons that only occur in views of one story. */
const STORY_COMMANDS = ['full', 'longer', 'followstory', 'versions', 'changes', 'share'];

/** What was typed after `/share`; `undefined`: nothing in this archive. */
export async function typedTarget(text: string, desk: Desk): Promise<ShareTarget | undefined> {
  const story = await storyTarget(text, desk);
  if (story !== undefined || text === '') return story;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { name: text, link: { kind: 'day', day: text } };
  const tag = /^[#＃]/.test(text)
    ? await desk.library.getTag(text.replace(/^[#＃]\s*/, ''))
    : undefined;
  if (tag !== undefined) return { name: `#${tag.name}`, link: { kind: 'tag', id: tag.id } };
  return { name: text, link: { kind: 'search', query: text } };
}

/** Deduced from the buttons of the message replied to; `undefined`: it shows nothing to share. */
export async function repliedTarget(
  buttons: readonly Command[],
  desk: Desk,
): Promise<ShareTarget | undefined> {
  const opened = new Set(buttons.filter(({ name }) => name === 'read').map(({ args }) => args));
  const own = buttons.find(({ name }) => STORY_COMMANDS.includes(name))?.args;
  // A list opens several stories, while the text of a story leads back to just one.
  const id = own ?? (opened.size === 1 ? [...opened][0] : undefined);
  if (id !== undefined) return storyTarget(id, desk);
  for (const { name, args } of buttons) {
    if (args === '') continue;
    if (name === 'search' || name === 'newest') return typedTarget(args, desk);
    if (name === 'tag') return typedTarget(`#${args}`, desk);
    if (name === 'author' || name === 'category')
      return typedTarget(formatFilter({ kind: name, name: args }), desk);
    if (name === 'calendar' && args.length === 'YYYY-MM-DD'.length) return typedTarget(args, desk);
  }
  return undefined;
}

/** The link's payload; a search that is too long for it is stored. `undefined`: that failed. */
export async function payloadOf(link: DeepLink, links: LinkStore): Promise<string | undefined> {
  const payload = formatPayload(link);
  if (payload !== undefined || link.kind !== 'search') return payload;
  const key = await links.save(link.query);
  return key === undefined ? undefined : formatPayload({ kind: 'kept-search', key });
}

async function storyTarget(id: string, desk: Desk): Promise<ShareTarget | undefined> {
  const story = await desk.library.getStory(id);
  if (story === undefined) return undefined;
  const name = titleText(story.newest, desk.reader.texts);
  return { name, link: { kind: 'article', id: story.id } };
}

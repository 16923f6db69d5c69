/** Topics to choose from. */
import type { Tag } from '../domain/article.js';
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { packRows, pagerRows, type Paging } from './buttons.js';
import { cleanText, clipText } from './clean-text.js';
import { bold } from './html.js';
import type { Reader } from './reader.js';
import { tagNameFor } from './tag-name.js';

const MAX_ALIASES = 5;

/** All topics, a page at a time. */
export function tagsView(
  tags: readonly Tag[],
  list: { readonly total: number; readonly paging: Paging; readonly here: string },
  reader: Reader,
): Message {
  return {
    html: reader.texts.html('tags.heading', { count: list.total }),
    buttons: [...tagRows(tags, reader, list.here), ...pagerRows(list.paging)],
    previewUrl: undefined,
  };
}

/** Topics that resemble a name that does not exist. */
export function nearTagsView(name: string, tags: readonly Tag[], reader: Reader): Message {
  const { texts } = reader;
  const shownName = clipText(name, 60);
  const search: Button = {
    label: texts.plain('buttons.searchFor', { query: clipText(cleanText(name), 20) }),
    command: formatCommand({ name: 'search', args: name }),
  };
  const near = tags.length === 0 ? [] : [texts.html('search.nearTags')];
  return {
    html: [texts.html('tag.none', { name: shownName }), ...near].join('\n\n'),
    buttons: [...tagRows(tags, reader), [search]],
    previewUrl: undefined,
  };
}

/** The line above a topic's stories: its name, their number, its other names. */
export function tagHeading(tag: Tag, stories: number, reader: Reader): string {
  const name = clipText(tag.name, 60);
  const heading = reader.texts.html('tag.heading', { name, count: stories });
  if (tag.aliases.length === 0) return heading;
  const names = tag.aliases.slice(0, MAX_ALIASES).map((alias) => clipText(cleanText(alias), 30));
  return `${heading}\n${reader.texts.html('tag.aliases', { names: names.join(' · ') })}`;
}

/** Topics as buttons with their number of stories. */
export function tagRows(
  tags: readonly Tag[],
  reader: Reader,
  from?: string,
): readonly (readonly Button[])[] {
  const buttons = tags.map((tag): Button => {
    const name = clipText(cleanText(tagNameFor(tag, reader.texts)), 24);
    return {
      label: reader.texts.plain('buttons.tagCount', { name, count: tag.stories }),
      command: formatCommand({ name: 'tag', args: tag.id, from }),
    };
  });
  return packRows(buttons);
}

/** A sentence about topics similar to the typed text, with these topics. */
export function similarTagsView(name: string, tags: readonly Tag[], reader: Reader): Message {
  return {
    html: bold(reader.texts.html('tags.near', { name: clipText(name, 60) })),
    buttons: tagRows(tags, reader),
    previewUrl: undefined,
  };
}

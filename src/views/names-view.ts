/** Authors and sections to choose from. */
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { packRows, pagerRows, type Paging } from './buttons.js';
import { cleanText, clipText } from './clean-text.js';
import type { Reader } from './reader.js';
import type { Texts } from './texts.js';

const MAX_NAME_CHARS = 24;

/** Who wrote a story, or the section it stands in. */
type NameKind = 'author' | 'category';
type Name = { readonly kind: NameKind; readonly name: string; readonly stories: number };

/** All authors or all sections, a page at a time. */
export function namesView(
  list: {
    readonly kind: NameKind;
    readonly names: readonly Name[];
    readonly total: number;
    readonly paging: Paging;
    readonly here: string;
  },
  reader: Reader,
): Message {
  return {
    html: reader.texts.html(`names.heading.${list.kind}`, { count: list.total }),
    buttons: [...nameRows(list.names, list.here, reader), ...pagerRows(list.paging)],
    previewUrl: undefined,
  };
}

/** Nobody has that name; names that resemble it. */
export function nearNamesView(
  asked: { readonly kind: NameKind; readonly typed: string; readonly near: readonly Name[] },
  reader: Reader,
): Message {
  const { kind, typed, near } = asked;
  const { texts } = reader;
  const name = clipText(typed, 60);
  const search: Button = {
    label: texts.plain('buttons.searchFor', { query: clipText(cleanText(typed), 20) }),
    command: formatCommand({ name: 'search', args: typed }),
  };
  const hint = near.length === 0 ? [] : [texts.html('names.near')];
  return {
    html: [texts.html(`names.unknown.${kind}`, { name }), ...hint].join('\n\n'),
    buttons: [...nameRows(near, undefined, reader), [search]],
    previewUrl: undefined,
  };
}

/** The line above the stories of an author or in a section. */
export function nameHeading({ kind, name }: Name, count: number, { texts }: Reader): string {
  return texts.html(`names.one.${kind}`, { name: clipText(name, 60), count });
}

/** A button that opens an author's or a section's page. */
export function nameButton(
  { kind, name }: Pick<Name, 'kind' | 'name'>,
  from: string | undefined,
  texts: Texts,
): Button {
  const shown = clipText(cleanText(name), MAX_NAME_CHARS);
  return {
    label: texts.plain(`buttons.${kind}`, { name: shown }),
    command: formatCommand({ name: kind, args: name, from }),
  };
}

function nameRows(
  names: readonly Name[],
  from: string | undefined,
  { texts }: Reader,
): readonly (readonly Button[])[] {
  return packRows(
    names.map(({ kind, name, stories }) => ({
      label: texts.plain('buttons.tagCount', {
        name: clipText(cleanText(name), MAX_NAME_CHARS),
        count: stories,
      }),
      command: formatCommand({ name: kind, args: name, from }),
    })),
  );
}

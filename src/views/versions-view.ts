/** The versions of one story, each to be read. */
import type { Article } from '../domain/article.js';
import type { Message } from '../domain/message.js';
import { localDay } from '../domain/zone-time.js';
import { backRows, openers, rowsOf } from './buttons.js';
import { clipText } from './clean-text.js';
import { dayText, publishedText } from './dates.js';
import type { Reader } from './reader.js';
import { titleText } from './title-text.js';

/** Stories that were saved more often are rare; the newest are what is looked for. */
const MAX_VERSIONS = 10;
const ROW_BUTTONS = 5;

/** `versions` newest first, at least one. */
export function versionsView(
  versions: readonly Article[],
  ways: { readonly from: string | undefined; readonly here: string },
  reader: Reader,
): Message {
  const { texts } = reader;
  const shown = versions.slice(0, MAX_VERSIONS);
  const [newest] = shown;
  const title = newest === undefined ? '' : clipText(titleText(newest, texts), 200);
  const rows = shown.map((version, index) =>
    texts.html('versions.row', { number: index + 1, when: versionWhen(version, reader) }),
  );
  const hidden = versions.length - shown.length;
  const parts = [
    texts.html('versions.heading', { title }),
    [texts.html('versions.intro', { count: versions.length }), ...rows].join('\n'),
    hidden > 0 ? texts.html('versions.more', { count: hidden }) : '',
  ];
  const ids = shown.map(({ id }) => id);
  return {
    html: parts.filter((part) => part !== '').join('\n\n'),
    buttons: [
      ...rowsOf(openers(ids, { name: 'full', firstNumber: 1, here: ways.here }), ROW_BUTTONS),
      ...backRows(ways.from, texts),
    ],
    previewUrl: undefined,
  };
}

function versionWhen(version: Article, reader: Reader): string {
  const when = publishedText(version, reader) ?? reader.texts.plain('versions.noDate');
  if (version.updatedAt === undefined) return when;
  const updated = dayText(localDay(version.updatedAt, reader.timeZone), reader);
  return reader.texts.plain('versions.updated', { when, updated });
}

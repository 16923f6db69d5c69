/** The versions of one story, each to be opened. */
import type { Article } from '../domain/article.js';
import type { Message } from '../domain/message.js';
import { localDay } from '../domain/zone-time.js';
import { backRows, openers, rowsOf } from './buttons.js';
import { clipText } from './clean-text.js';
import { momentText, publishedText } from './dates.js';
import type { Reader } from './reader.js';
import { titleText } from './title-text.js';

/** Few stories were saved more often, and readers want the newest versions. */
const MAX_VERSIONS = 10;
const ROW_BUTTONS = 5;

/** `versions`: newest first, at least one. */
export function versionsView(
  versions: readonly Article[],
  ways: { readonly from: string | undefined; readonly here: string },
  reader: Reader,
): Message {
  const { texts } = reader;
  const [newest] = versions;
  const title = newest === undefined ? '' : clipText(titleText(newest, texts), 200);
  const saves = foldSaves(versions, reader);
  const shown = saves.slice(0, MAX_VERSIONS);
  const rows = shown.map(({ when, count }, index) =>
    texts.html(count === 1 ? 'versions.row' : 'versions.rowTimes', {
      number: index + 1,
      when,
      count,
    }),
  );
  const hidden = saves.slice(MAX_VERSIONS).reduce((sum, { count }) => sum + count, 0);
  const parts = [
    texts.html('versions.heading', { title }),
    [texts.html('versions.intro', { count: versions.length }), ...rows].join('\n'),
    hidden > 0 ? texts.html('versions.more', { count: hidden }) : '',
  ];
  const ids = shown.map(({ version }) => version.id);
  return {
    html: parts.filter((part) => part !== '').join('\n\n'),
    buttons: [
      ...rowsOf(openers(ids, { name: 'full', firstNumber: 1, here: ways.here }), ROW_BUTTONS),
      ...backRows(ways.from, texts),
    ],
    previewUrl: undefined,
  };
}

/** Versions saved within a minute: the newest of them, when, and how many. */
type Save = { readonly version: Article; readonly when: string; readonly count: number };

function foldSaves(versions: readonly Article[], reader: Reader): readonly Save[] {
  const saves: Save[] = [];
  for (const version of versions) {
    const when = versionWhen(version, reader);
    const last = saves.at(-1);
    // Without a time of saving, nothing says that they were saved together.
    const isSame = version.updatedAt !== undefined && last?.when === when;
    if (isSame) saves[saves.length - 1] = { ...last, count: last.count + 1 };
    else saves.push({ version, when, count: 1 });
  }
  return saves;
}

/** Versions of one day differ by their time. */
function versionWhen(version: Article, reader: Reader): string {
  const when = publishedText(version, reader) ?? reader.texts.plain('versions.noDate');
  if (version.updatedAt === undefined) return when;
  const updated = momentText(version.updatedAt, reader);
  const isSameDay = version.day === localDay(version.updatedAt, reader.ownZone);
  return isSameDay ? updated : reader.texts.plain('versions.updated', { when, updated });
}

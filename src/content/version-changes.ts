/** What changed from version to version of a story; versions with the same text count as one. */
import type { Article } from '../domain/article.js';
import { compareTexts } from './compare-texts.js';
import type { Library } from './library.js';

/** Few stories were saved more often, and readers want to see the latest changes. */
const MAX_VERSIONS = 12;

type Version = { readonly article: Article; readonly paragraphs: readonly string[] };

/** Reads the versions' files when asked. */
export function createVersionChanges(
  library: Pick<Library, 'versions' | 'read'>,
): Library['changes'] {
  return async (storyId, wantedStep) => {
    const versions = await differingVersions(storyId);
    const steps = versions.length - 1;
    const step = Math.min(Math.max(1, wantedStep), steps);
    const newer = versions[step - 1];
    const older = versions[step];
    if (newer === undefined || older === undefined) return undefined;
    const changes = compareTexts(older.paragraphs, newer.paragraphs);
    return { older: older.article, newer: newer.article, step, steps, changes };
  };

  /** Newest first; of several versions with the same text, the oldest. */
  async function differingVersions(storyId: string): Promise<readonly Version[]> {
    const kept: Version[] = [];
    for (const article of (await library.versions(storyId)).slice(0, MAX_VERSIONS)) {
      const reading = await library.read(article);
      if (reading === undefined) continue;
      const texts = reading.blocks.map(({ text }) => text).filter(hasWords);
      const version = { article, paragraphs: [article.title, ...texts] };
      const isCopy = kept.at(-1)?.paragraphs.join('\n') === version.paragraphs.join('\n');
      if (isCopy) kept[kept.length - 1] = version;
      else kept.push(version);
    }
    return kept;
  }
}

/** Leftover markup is not a paragraph. */
function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

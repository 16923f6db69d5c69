/** The playground's own articles: a copy of the samples, and what is written on the page. */
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** An article as typed on the page. */
export type Draft = {
  readonly headline: string;
  readonly tags: readonly string[];
  readonly text: string;
};

const MAX_HEADLINE_CHARS = 300;
const MAX_TEXT_CHARS = 100_000;
const MAX_TAGS = 32;

/** Writes articles into its own folder, never into an owner's. */
export class Newsroom {
  private constructor(
    private readonly folder: string,
    private readonly now: () => number,
  ) {}

  /**
   * Copies the samples into `folder`, so that the originals stay unchanged. Articles written there
   * before are kept.
   */
  static open(folder: string, samplesFolder: string, now: () => number): Newsroom {
    const samples = join(folder, 'samples');
    cpSync(samplesFolder, samples, { recursive: true, preserveTimestamps: true });
    for (const path of readdirSync(samples, { recursive: true, encoding: 'utf8' })) {
      if (!existsSync(join(samplesFolder, path)))
        rmSync(join(samples, path), { recursive: true, force: true });
    }
    mkdirSync(join(folder, 'written'), { recursive: true });
    return new Newsroom(folder, now);
  }

  /** How many articles have been written on the page. */
  writtenCount(): number {
    return readdirSync(join(this.folder, 'written')).filter((name) => name.endsWith('.md')).length;
  }

  /**
   * Saves a Markdown file and returns its path below the folder; `undefined`: the headline or the
   * text is missing or too long.
   */
  publish(draft: Draft): string | undefined {
    const headline = draft.headline.trim();
    const text = draft.text.trim();
    const tags = draft.tags.map((tag) => tag.trim()).filter((tag) => tag !== '');
    const isTooLong =
      headline.length > MAX_HEADLINE_CHARS ||
      text.length > MAX_TEXT_CHARS ||
      tags.length > MAX_TAGS;
    if (headline === '' || text === '' || isTooLong) return undefined;
    const now = this.now();
    const name = `written/${now}.md`;
    // Every JSON string is also a YAML string, so nothing that is typed can end the front matter.
    const lines = [
      '---',
      `title: ${JSON.stringify(headline)}`,
      `date: ${new Date(now).toISOString()}`,
      `tags: ${JSON.stringify(tags)}`,
      '---',
      '',
      text,
      '',
    ];
    const hidden = join(this.folder, 'written', `.${now}.new`);
    writeFileSync(hidden, lines.join('\n'));
    renameSync(hidden, join(this.folder, name));
    return name;
  }
}

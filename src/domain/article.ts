/** An article is one Markdown file; a story is what readers see: all versions of one article. */
import type { Instant, LocalDay } from './clock.js';

/** Everything known about an article except its body. */
export type Article = {
  /** Short and stable: at most 12 of `[A-Za-z0-9_-]`, a hash of the path or slug. */
  readonly id: string;
  /** Relative to the content folder, with `/`. */
  readonly path: string;
  readonly title: string;
  /** When it was published: local midnight if the file gives only a day. `undefined`: no date. */
  readonly publishedAt: Instant | undefined;
  /** The day of `publishedAt` in the newsroom's time zone. */
  readonly day: LocalDay | undefined;
  /** The file gives a time of day, not just a day. */
  readonly hasTime: boolean;
  readonly updatedAt: Instant | undefined;
  readonly author: string | undefined;
  readonly category: string | undefined;
  readonly tags: readonly string[];
};

/** All versions of one article, folded together: readers see the newest. */
export type Story = {
  readonly id: string;
  readonly newest: Article;
  /** How many files hold a version of it, the newest included. */
  readonly versionCount: number;
  /** The union of the versions' tags, each once, under its main name. */
  readonly tags: readonly string[];
};

/** A tag as readers see it: its main name, its other names, how many stories it has. */
export type Tag = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly stories: number;
};

/**
 * Something wrong with a file: it cannot be shown, or it can but needs a look. `line` counts from
 * 1.
 */
export type Finding = {
  readonly path: string;
  readonly kind: 'problem' | 'junk' | 'duplicate' | 'warning';
  /** A stable word for the kind of fault, such as `yaml` or `too-large`. */
  readonly reason: string;
  /** One sentence for a person. */
  readonly message: string;
  readonly line?: number;
};

/** How much there is to read, and how much disk space its index takes. */
export type ArchiveSize = {
  readonly articles: number;
  readonly stories: number;
  readonly tags: number;
  readonly bytes: number;
};

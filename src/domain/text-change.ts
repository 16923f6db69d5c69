/** How one version of a text became the next. */
import type { Article } from './article.js';

/** Some sentences or words of a paragraph that was edited, with the spaces that belong between them. */
export type ChangedPart = {
  readonly mark: 'same' | 'added' | 'removed';
  readonly text: string;
};

/** A paragraph that came, went, or was edited. The headline counts as one. */
export type TextChange =
  | { readonly kind: 'added' | 'removed'; readonly text: string }
  | { readonly kind: 'edited'; readonly parts: readonly ChangedPart[] };

/** What changed between two versions of a story. */
export type VersionChanges = {
  readonly older: Article;
  readonly newer: Article;
  /** Which change it is, from 1 for the latest, and how many there are. */
  readonly step: number;
  readonly steps: number;
  /** In the order of the text; `undefined`: hardly anything of it was kept. */
  readonly changes: readonly TextChange[] | undefined;
};

/** How one version of a text turned into the next. */
import type { Article } from './article.js';

/** Sentences or words of an edited paragraph, including the spaces between them. */
export type ChangedPart = {
  readonly mark: 'same' | 'added' | 'removed';
  readonly text: string;
};

/** A paragraph that was added, removed or edited. The headline counts as one. */
export type TextChange =
  | { readonly kind: 'added' | 'removed'; readonly text: string }
  | { readonly kind: 'edited'; readonly parts: readonly ChangedPart[] };

/** What changed between two versions of a story. */
export type VersionChanges = {
  readonly older: Article;
  readonly newer: Article;
  /** Which change this is, counted from 1 for the latest, and how many there are. */
  readonly step: number;
  readonly steps: number;
  /** In the order of the text; `undefined`: hardly anything was kept. */
  readonly changes: readonly TextChange[] | undefined;
};

/** Makes an extractive summary: whole sentences of the body, in their order. */

/** The part of a body's block that a summary needs; the content service's blocks fit. */
export type SummaryBlock = {
  readonly kind: string;
  readonly text: string;
  /**
   * The line after a hard break, as in a poem: it belongs to the same paragraph as the block
   * before.
   */
  readonly continues?: boolean;
};

/** An article as the summariser needs it. */
export type SummaryInput = {
  readonly title: string;
  readonly blocks: readonly SummaryBlock[];
};

/** `line`: one sentence or clause; `short`: ≤ 3 sentences, 40–160 characters or 12–70 words; `long`: 3–5 sentences. */
export type SummaryLength = 'line' | 'short' | 'long';

/** The chosen sentences in the order of the body; empty when none is fit. */
export type Summarise = (input: SummaryInput, length: SummaryLength) => readonly string[];

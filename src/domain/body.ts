/** What an article's body is made of: typed blocks of clean text, without markup. */

/** A stretch of text in one style. `href` is always http(s). */
export type Span = {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly href?: string;
};

/**
 * One block. `text` is one line of plain text: no markup, no control characters, single spaces.
 * - `standfirst`: the newsroom's own opening summary, set in bold above the text
 * - `caption`: the words under a picture; `imageUrl` where the picture has an http(s) address
 * - `embed`: a video or another page shown inside this one; `text` is empty, `imageUrl` its address
 * - `byline`: who wrote or took it, editor's and reprint notes
 * - `code`: one line of code a block, with its indentation
 * - `table`: one row a block, cells joined by " | "
 * Footers, author cards and subscription appeals are not blocks: the reader drops them.
 */
export type Block = {
  readonly kind:
    | 'paragraph'
    | 'standfirst'
    | 'heading'
    | 'quote'
    | 'list-item'
    | 'table'
    | 'caption'
    | 'byline'
    | 'code'
    | 'embed';
  readonly text: string;
  /** The same text with its styling; the spans' texts joined are `text`. */
  readonly spans: readonly Span[];
  /** 1–6 for headings. */
  readonly level?: number;
  readonly imageUrl?: string;
  /** A list item's number as written, such as `3.`; bullets have none. */
  readonly marker?: string;
  /**
   * The line after a hard break, as in a poem: it belongs to the same paragraph as the block
   * before.
   */
  readonly continues?: boolean;
};

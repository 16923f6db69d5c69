/** A digest: the day's stories, grouped by what the reader follows. */
import type { Story } from '../domain/article.js';
import type { Message } from '../domain/message.js';
import { openers, pagerRows, type Paging, rowsOf } from './buttons.js';
import { cleanText, clipText } from './clean-text.js';
import { monthDayText } from './dates.js';
import { bold, inlineHtml } from './html.js';
import type { Reader } from './reader.js';
import { titleText } from './title-text.js';

const MAX_TITLE_CHARS = 120;
const MAX_LINE_CHARS = 90;
const BUTTONS_A_ROW = 5;

/** A story in a digest. */
export type BriefEntry = {
  readonly story: Story;
  /** One line of its summary; may be empty. */
  readonly line: string;
  /**
   * The topic because of which it is here; entries of one topic are adjacent. `undefined`: the
   * reader follows nothing in particular.
   */
  readonly why: string | undefined;
};

/** A page of a digest. */
export type Brief = {
  readonly entries: readonly BriefEntry[];
  readonly total: number;
  /** The number of the first entry, from 1. */
  readonly firstNumber: number;
  /** Month and day, from 1, of the reader's own calendar. */
  readonly month: number;
  readonly day: number;
  readonly paging: Paging;
  /** The way back from an opened story. */
  readonly here: string;
};

/** One page of a digest. */
export function briefView(brief: Brief, reader: Reader): Message {
  const day = monthDayText(brief.month, brief.day, reader);
  const parts = [reader.texts.html('brief.heading', { day, count: brief.total })];
  let why: string | undefined;
  brief.entries.forEach((entry, index) => {
    if (entry.why !== undefined && entry.why !== why)
      parts.push(`<u>${inlineHtml(clipText(entry.why, 60))}</u>`);
    why = entry.why;
    parts.push(entryHtml(entry, brief.firstNumber + index, reader));
  });
  const ids = brief.entries.map(({ story }) => story.id);
  const rows = rowsOf(openers(ids, { ...brief, name: 'read' }), BUTTONS_A_ROW);
  return {
    html: parts.join('\n\n'),
    buttons: [...rows, ...pagerRows(brief.paging)],
    previewUrl: undefined,
  };
}

function entryHtml({ story, line }: BriefEntry, number: number, { texts }: Reader): string {
  const title = clipText(titleText(story.newest, texts), MAX_TITLE_CHARS);
  const text = clipText(cleanText(line), MAX_LINE_CHARS);
  return [bold(`${number}. ${inlineHtml(title)}`), inlineHtml(text)]
    .filter((part) => part !== '')
    .join('\n');
}

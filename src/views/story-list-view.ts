/** Five stories at a time: headline, date, one line, and a numbered button to open each. */
import type { Story } from '../domain/article.js';
import type { Button, Message } from '../domain/message.js';
import { backRows, openers, packRows, pagerRows, type Paging } from './buttons.js';
import { cleanPiece, cleanText, clipText } from './clean-text.js';
import { publishedText } from './dates.js';
import { bold, escapeHtml, inlineHtml } from './html.js';
import type { Reader } from './reader.js';
import { titleText } from './title-text.js';

const MAX_TITLE_CHARS = 150;
/** Two to three lines on a phone. */
const MAX_LINE_COLUMNS = 160;

/** Some words of a story; those that match the search are marked. */
export type LinePart = { readonly text: string; readonly marked: boolean };

/** A story and the line below its headline; no parts: no line. */
export type StoryEntry = {
  readonly story: Story;
  readonly line: readonly LinePart[];
  /** Why it is listed, beside its date, in place of the number of versions. */
  readonly note?: string;
};

/** One page of a list, with its position in the whole. */
export type StoryList = {
  /** HTML above the list. */
  readonly heading: string;
  readonly entries: readonly StoryEntry[];
  /** The number of the first entry, from 1. */
  readonly firstNumber: number;
  readonly paging: Paging;
  /** The way back from an opened story to this list, as `formatCommand` writes it. */
  readonly here: string;
  /** Buttons between the page arrows and the way back. */
  readonly moreButtons?: readonly Button[];
};

/** One page of a list of stories. */
export function storyListView(list: StoryList, reader: Reader): Message {
  const entries = list.entries.map((entry, index) =>
    entryHtml(entry, list.firstNumber + index, reader),
  );
  const ids = list.entries.map(({ story }) => story.id);
  return {
    html: [list.heading, ...entries].join('\n\n'),
    buttons: [
      openers(ids, { ...list, name: 'read' }),
      ...pagerRows(list.paging),
      ...packRows(list.moreButtons ?? []),
      ...backRows(list.paging.command.from, reader.texts),
    ],
    previewUrl: undefined,
  };
}

function entryHtml(entry: StoryEntry, number: number, reader: Reader): string {
  const { story, line } = entry;
  const title = clipText(titleText(story.newest, reader.texts), MAX_TITLE_CHARS);
  const rows = [
    bold(`${number}. ${inlineHtml(title)}`),
    inlineHtml(metaText(entry, reader)),
    lineHtml(line),
  ];
  return rows.filter((row) => row !== '').join('\n');
}

function metaText({ story, note }: StoryEntry, reader: Reader): string {
  const { category } = story.newest;
  const versions =
    story.versionCount > 1
      ? reader.texts.plain('list.versions', { count: story.versionCount })
      : '';
  return [
    publishedText(story.newest, reader) ?? '',
    clipText(cleanText(category ?? ''), 30),
    note ?? versions,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function lineHtml(line: readonly LinePart[]): string {
  const parts = nearMark(line.map((part) => ({ ...part, text: cleanPiece(part.text) })));
  const text = parts.map((part) => part.text).join('');
  const end = lineEnd(text, roomFor(parts));
  let at = 0;
  const shown = parts.map((part) => {
    const html = escapeHtml(part.text.slice(0, Math.max(0, end - at)).replace(CHINESE_GAP, ''));
    at += part.text.length;
    return part.marked && html !== '' ? bold(html) : html;
  });
  const last = text.slice(0, end).trimEnd().at(-1) ?? '';
  const isCut = end < text.trimEnd().length && !SENTENCE_END.includes(last);
  return `${shown.join('').trimEnd()}${isCut ? '…' : ''}`.trim();
}

const SENTENCE_END = '。！？!?」』”.…';
const CLAUSE_END = '，、；：,;:';
/** Paragraphs are joined by a space, which does not belong between Chinese sentences. */
const CHINESE_GAP = /(?<=[。！？」』，；：]) +/g;

/**
 * The best end for a line of this many characters: after a sentence, else a clause, else a
 * character.
 */
function lineEnd(text: string, room: number): number {
  if (text.length <= room) return text.length;
  const least = Math.floor(room / 2);
  const lastOf = (marks: string) => {
    for (let end = room; end > least; end -= 1) {
      // A full stop ends a sentence only before a space, unlike in 4.8.
      const isPoint = text[end - 1] === '.' && text[end] !== ' ';
      if (marks.includes(text[end - 1] ?? ' ') && !isPoint) return end;
    }
    return undefined;
  };
  const end = lastOf(SENTENCE_END) ?? lastOf(CLAUSE_END) ?? lastOf(' ') ?? room - 1;
  const isClause = CLAUSE_END.includes(text[end - 1] ?? ' ');
  // The dots replace the clause's own mark; a character is never split.
  const cut = isClause ? end - 1 : end;
  return isHighSurrogate(text[cut - 1]) ? cut - 1 : cut;
}

function isHighSurrogate(unit: string | undefined): boolean {
  return unit !== undefined && unit >= '\ud800' && unit <= '\udbff';
}

/** Chinese characters are twice as wide as Latin ones. */
function roomFor(parts: readonly LinePart[]): number {
  const text = parts.map((part) => part.text).join('');
  const wide = text.replace(/[\u0000-\u02ff]/g, '').length;
  return wide > text.length / 2 ? MAX_LINE_COLUMNS / 2 : MAX_LINE_COLUMNS;
}

/** Starts the line shortly before its first marked word, if that is too far from the beginning. */
function nearMark(parts: readonly LinePart[]): readonly LinePart[] {
  const first = parts.findIndex(({ marked }) => marked);
  const before = parts.slice(0, Math.max(0, first)).map((part) => part.text);
  const lead = [...before.join('')];
  const most = roomFor(parts) / 2;
  if (lead.length <= most) return parts;
  return [{ text: `…${lead.slice(-most).join('')}`, marked: false }, ...parts.slice(first)];
}

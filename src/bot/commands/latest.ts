/** `/latest [WORDS]`: the newest stories, all of them or on one subject. */
import { createCommand } from '../../domain/command.js';
import { bold } from '../../views/html.js';
import { notUnderstoodView } from '../../views/not-understood-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { findPage, listMessage, STORIES_A_PAGE, summaryEntries } from '../story-pages.js';

/** Shows one page of all stories, newest first; with words, a search in that order. */
export const latestCommand: BotCommand = {
  name: 'latest',
  otherNames: ['new', '最新'],
  inMenu: true,

  async answer({ command }, desk) {
    const { args } = command;
    if (/\p{L}/u.test(args)) return desk.open(createCommand('search', `${args} sort:newest`));
    const { found, ...place } = await findPage(command.page, STORIES_A_PAGE, (page) =>
      desk.library.latest(page),
    );
    if (found.total === 0) return { message: sentenceView('latest.none', desk.reader) };
    const heading = bold(desk.reader.texts.html('latest.heading'));
    const entries = await summaryEntries(found, desk.library);
    const list = listMessage({ heading, entries, command: { ...command, args: '' }, place }, desk);
    return { message: notUnderstoodView(args, list, desk.reader.texts) };
  },
};

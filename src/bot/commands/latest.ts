/** `/latest`: the newest stories. */
import { bold } from '../../views/html.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { findPage, listMessage, STORIES_A_PAGE, summaryEntries } from '../story-pages.js';

/** Shows one page of all stories, newest first. */
export const latestCommand: BotCommand = {
  name: 'latest',
  otherNames: ['new', '最新'],
  inMenu: true,

  async answer({ command }, desk) {
    const { found, ...place } = await findPage(command.page, STORIES_A_PAGE, (page) =>
      desk.library.latest(page),
    );
    if (found.total === 0) return { message: sentenceView('latest.none', desk.reader) };
    const heading = bold(desk.reader.texts.html('latest.heading'));
    const entries = await summaryEntries(found, desk.library);
    return {
      message: listMessage({ heading, entries, command: { ...command, args: '' }, place }, desk),
    };
  },
};

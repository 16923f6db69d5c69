/** `/problems`: the files that cannot be shown and the feeds that cannot be read, for the bot's admins. */
import { problemsView } from '../../views/problems-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { findPage } from '../story-pages.js';

const PROBLEMS_A_PAGE = 10;

/** A page of what the content check finds; the first also says which feeds fail. */
export const problemsCommand: BotCommand = {
  name: 'problems',
  otherNames: [],
  inMenu: true,
  takesNothing: true,
  isForAdmins: true,

  async answer({ command }, { reader, library, sourceFaults }) {
    const { found, page, pages } = await findPage(command.page, PROBLEMS_A_PAGE, (wanted) =>
      library.problems(wanted),
    );
    const sources = sourceFaults();
    if (found.total === 0 && sources.length === 0)
      return { message: sentenceView('problems.none', reader) };
    return { message: problemsView({ ...found, page, pages, sources }, reader) };
  },
};

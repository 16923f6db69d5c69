/** `/tags`: all topics; `/tags WORD`: those that begin with or resemble it. */
import { createCommand } from '../../domain/command.js';
import { sentenceView } from '../../views/sentence-view.js';
import { nearTagsView, similarTagsView, tagsView } from '../../views/tags-view.js';
import type { BotCommand } from '../bot-command.js';
import { findPage } from '../story-pages.js';
import { wayTo } from '../way-back.js';

const TAGS_A_PAGE = 20;

/** Shows one page of all topics, most stories first. */
export const tagsCommand: BotCommand = {
  name: 'tags',
  otherNames: ['topics'],
  inMenu: true,

  async answer({ command }, desk) {
    const { library, reader } = desk;
    const word = command.name === 'tags' ? command.args.replace(/^[#＃]\s*/, '') : '';
    if (word !== '') {
      const near = await library.similarTags(word, TAGS_A_PAGE);
      const view = near.length === 0 ? nearTagsView : similarTagsView;
      return { message: view(word, near, reader) };
    }
    const { found, page, pages } = await findPage(command.page, TAGS_A_PAGE, (wanted) =>
      library.tags(wanted),
    );
    if (found.total === 0) return { message: sentenceView('tags.none', reader) };
    const paging = { command: createCommand('tags'), page, pages };
    const here = wayTo({ ...paging.command, page });
    return { message: tagsView(found.tags, { total: found.total, paging, here }, reader) };
  },
};

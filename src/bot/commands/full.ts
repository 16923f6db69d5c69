/** `/full ID`: an article's whole text, a page at a time; also of an older version. */
import { fullTextView } from '../../views/full-text-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { sayGone } from '../say-gone.js';

/** Shows one page; says so when the article is gone. */
export const fullCommand: BotCommand = {
  name: 'full',
  otherNames: ['text'],
  inMenu: false,

  async answer(request, desk) {
    const { command } = request;
    const { library, reader } = desk;
    const id = command.args;
    if (id === '') return { message: sentenceView('article.noId', reader) };
    const story = await library.getStory(id);
    const older =
      story === undefined || story.newest.id === id ? [] : await library.versions(story.id);
    // A story's id may differ from its newest article's.
    const article = older.find((version) => version.id === id) ?? story?.newest;
    const reading = article === undefined ? undefined : await library.read(article);
    if (article === undefined || reading === undefined) {
      return sayGone(request, desk);
    }
    const message = fullTextView(
      {
        article,
        blocks: reading.blocks,
        links: reading,
        isOldVersion: article.id !== story?.newest.id,
        page: command.page,
        from: command.from,
      },
      reader,
    );
    return { message };
  },
};

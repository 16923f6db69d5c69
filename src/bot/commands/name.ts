/** `/author NAME` and `/category NAME`: the stories of one; without a name, all of them. */
import type { NameKind } from '../../content/name-lists.js';
import { createCommand } from '../../domain/command.js';
import { formatFilter } from '../../domain/search-filter.js';
import { filterButton } from '../../views/filter-view.js';
import { nameHeading, namesView, nearNamesView } from '../../views/names-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { followButtons } from '../follow-buttons.js';
import type { Reply, Request } from '../request.js';
import { findPage, listMessage, STORIES_A_PAGE, summaryEntries } from '../story-pages.js';
import { wayTo } from '../way-back.js';

const NAMES_A_PAGE = 20;
const NEAR_NAMES = 8;

/** The stories that somebody wrote. */
export const authorCommand: BotCommand = {
  name: 'author',
  otherNames: ['authors', 'by', '作者', '記者', '记者'],
  inMenu: false,
  answer: (request, desk) => answerName('author', request, desk),
};

/** The stories of a section. */
export const categoryCommand: BotCommand = {
  name: 'category',
  otherNames: ['categories', 'section', 'sections', '分類', '分类', '欄目', '栏目'],
  inMenu: false,
  answer: (request, desk) => answerName('category', request, desk),
};

async function answerName(kind: NameKind, { command }: Request, desk: Desk): Promise<Reply> {
  const { library, reader } = desk;
  const typed = command.args.replaceAll('"', ' ').trim();
  if (typed === '') return { message: await allNames(kind, command.page, desk) };
  const name = await library.getName(kind, typed);
  if (name === undefined) {
    const near = await library.similarNames(kind, typed, NEAR_NAMES);
    return { message: nearNamesView({ kind, typed, near }, reader) };
  }
  const { found, ...place } = await findPage(command.page, STORIES_A_PAGE, (page) =>
    library.byName(kind, name.name, page),
  );
  const shown = { ...command, args: name.name };
  const here = wayTo({ ...shown, page: place.page });
  const word = formatFilter({ kind, name: name.name });
  const follow = await followButtons([word], here, desk);
  return {
    message: listMessage(
      {
        heading: nameHeading(name, found.total, reader),
        entries: await summaryEntries(found, library),
        command: shown,
        place,
        moreButtons: [
          ...follow,
          ...filterButton({ query: word, total: found.total, from: here }, reader),
        ],
      },
      desk,
    ),
  };
}

async function allNames(kind: NameKind, wanted: number, { library, reader }: Desk) {
  const { found, page, pages } = await findPage(wanted, NAMES_A_PAGE, (part) =>
    library.names(kind, part),
  );
  if (found.total === 0) return sentenceView(`names.none.${kind}`, reader);
  const paging = { command: createCommand(kind), page, pages };
  return namesView(
    {
      kind,
      names: found.names,
      total: found.total,
      paging,
      here: wayTo({ ...paging.command, page }),
    },
    reader,
  );
}

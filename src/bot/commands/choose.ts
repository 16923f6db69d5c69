/** `/choose [STEP]`: follow without typing: what kind, which ones, and when the news comes. */
import { formatCommand } from '../../domain/command.js';
import { chooseKindView, choosePageView, chooseWhenView } from '../../views/choose-view.js';
import { notUnderstoodView } from '../../views/not-understood-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { followButtons, tickButtons } from '../follow-buttons.js';
import { findPage } from '../story-pages.js';

const CHOICES_A_PAGE = 10;

/** Each step is a page of one message; every tap changes the subscriptions at once. */
export const chooseCommand: BotCommand = {
  name: 'choose',
  otherNames: ['wizard', '選擇', '选择'],
  inMenu: false,
  showsSettings: true,

  async answer({ command }, desk) {
    const { reader, subscriber, digestMinute, own } = desk;
    const channelName = own?.actsFor?.name;
    switch (command.args) {
      case 'tag':
      case 'category':
      case 'author':
        return { message: await choosePage(command.args, command.page, desk) };
      case 'when':
        return { message: chooseWhenView({ subscriber, digestMinute }, reader) };
      default: {
        const following = await desk.following();
        const here = formatCommand({ ...command, args: '' });
        const everything = await followButtons(['everything'], here, desk);
        const count = following?.length ?? 0;
        const message = chooseKindView({ count, everything, channelName }, reader);
        return { message: notUnderstoodView(command.args, message, reader.texts) };
      }
    }
  },
};

async function choosePage(kind: 'tag' | 'category' | 'author', wanted: number, desk: Desk) {
  const { found, page, pages } = await findPage(wanted, CHOICES_A_PAGE, async (range) => {
    if (kind !== 'tag') return desk.library.names(kind, range);
    const { tags, total } = await desk.library.tags(range);
    return { names: tags, total };
  });
  if (found.total === 0) return sentenceView('choose.none', desk.reader);
  const here = formatCommand({ name: 'choose', args: kind, page });
  const wants = found.names.map(({ name }) =>
    kind === 'tag' ? `#${name}` : `${kind}:"${name.replaceAll('"', ' ')}"`,
  );
  const buttons = await tickButtons(wants, here, desk);
  return choosePageView({ kind, buttons, page, pages }, desk.reader);
}

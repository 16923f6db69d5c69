/** `/forgetme`: deletes everything about this chat, after a question. */
import { subscriberIdOf } from '../../domain/subscriber.js';
import { choiceView } from '../../views/choice-view.js';
import { notUnderstoodView } from '../../views/not-understood-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';

/** The confirmation names the chat: a button meant for another chat asks again. */
export const forgetMeCommand: BotCommand = {
  name: 'forgetme',
  otherNames: ['刪除我的資料', '删除我的数据'],
  inMenu: false,
  isChange: () => true,

  async answer({ command }, { stores, reader, target, own }) {
    const id = subscriberIdOf(target);
    if (command.args === `yes ${id}`) {
      await stores.personal.forget(id);
      return { message: sentenceView('forgetme.done', reader) };
    }
    const { texts } = reader;
    const name = own?.actsFor?.name;
    const html =
      name === undefined
        ? texts.html('forgetme.question')
        : texts.html('forgetme.channelQuestion', { name });
    const question = choiceView(html, [
      { label: texts.plain('buttons.forgetYes'), name: 'forgetme', args: `yes ${id}` },
      { label: texts.plain('buttons.forgetNo'), name: 'settings', args: '' },
    ]);
    const unread = command.args.startsWith('yes ') ? '' : command.args;
    return { message: notUnderstoodView(unread, question, texts) };
  },
};

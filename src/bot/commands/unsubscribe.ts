/** `/unsubscribe WHAT|all`: stops following something. */
import { plainText } from '../../domain/plain-text.js';
import { subscriberIdOf } from '../../domain/subscriber.js';
import type { Subscription } from '../../domain/subscription.js';
import { leaveAllView, leftView, topicText } from '../../views/follow-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import { answerChange } from '../answer-change.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { findFollowed } from '../follow-buttons.js';
import { quoted } from '../quoted.js';
import { readableTopic } from '../readable-topic.js';
import { splitWanted } from '../split-wanted.js';
import { subscriptionsCommand } from './subscriptions.js';

const ALL = new Set(['all', '全部', '所有']);

/** Unfollows what is named; everything only after a question. */
export const unsubscribeCommand: BotCommand = {
  name: 'unsubscribe',
  otherNames: ['unfollow', 'unsub', '取消訂閱', '取消订阅', '退訂', '退订'],
  inMenu: false,
  showsSettings: true,
  isChange: ({ args }) => args !== '',

  async answer(request, desk) {
    const { args } = request.command;
    if (args === '') return subscriptionsCommand.answer(request, desk);
    const { stores, reader } = desk;
    const id = subscriberIdOf(desk.target);
    const have = await stores.subscriptions.list(id);
    if (ALL.has(args.toLowerCase())) {
      if (have.length === 0) return { message: sentenceView('follow.none', reader) };
      return { message: leaveAllView(have.length, reader) };
    }
    const meant = args === 'all yes' ? have : await findMeant(args, have, desk);
    const left = await stores.subscriptions.remove(
      id,
      meant.map((one) => one.id),
    );
    if (left.length === 0)
      return { message: sentenceView('follow.notFollowed', reader, { text: quoted(args) }) };
    await stores.undo.save(id, left);
    const html = await leftHtml(left, desk);
    const message = leftView(html, reader);
    return answerChange({ message, notice: plainText(html) }, request, desk);
  },
};

async function leftHtml(left: readonly Subscription[], desk: Desk): Promise<string> {
  const [first] = left;
  const { texts } = desk.reader;
  return left.length === 1 && first !== undefined
    ? texts.html('follow.left', { name: topicText(await readableTopic(first.topic, desk), texts) })
    : texts.html('follow.leftMany', { count: left.length });
}

/** Finds it by the number on a button, or by the words it was followed with. */
async function findMeant(
  args: string,
  have: readonly Subscription[],
  desk: Desk,
): Promise<readonly Subscription[]> {
  const id = /^=(\d+)$/.exec(args)?.[1];
  if (id !== undefined) return have.filter((one) => one.id === Number(id));
  const found = await Promise.all(
    splitWanted(args).map(async (text) => {
      const reading = await desk.library.readTopic(text);
      const byLabel = have.find((one) => one.topic.label === text);
      if (reading.kind !== 'topic') return byLabel;
      return byLabel ?? findFollowed(reading.topic, have, desk);
    }),
  );
  return found.filter((one) => one !== undefined);
}

/** `/subscribe WHAT`: follow tags, authors, sections, searches, or everything. */
import type { Button } from '../../domain/message.js';
import { plainText } from '../../domain/plain-text.js';
import { subscriberIdOf } from '../../domain/subscriber.js';
import { MAX_SEARCHES, MAX_SUBSCRIPTIONS, type Topic } from '../../domain/subscription.js';
import { followButton, followedView, howToFollowView, topicText } from '../../views/follow-view.js';
import { answerChange } from '../answer-change.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';
import { exampleQuery } from '../example-query.js';
import { findFollowed } from '../follow-buttons.js';
import { quoted } from '../quoted.js';
import { readableTopic } from '../readable-topic.js';
import { splitWanted } from '../split-wanted.js';

const MAX_NEAR_NAMES = 3;

type Outcome = { readonly html: string; readonly buttons: readonly Button[] };

/** Follows up to ten things; a button returns to the view it was in. */
export const subscribeCommand: BotCommand = {
  name: 'subscribe',
  otherNames: ['follow', 'sub', '訂閱', '订阅', '追蹤', '追踪'],
  inMenu: true,
  isChange: ({ args }) => args !== '',

  async answer(request, desk) {
    const wanted = splitWanted(request.command.args);
    if (wanted.length === 0)
      return { message: howToFollowView(await exampleQuery(desk), desk.reader) };
    await changeSettings({}, request, desk);
    const outcomes: Outcome[] = [];
    for (const text of wanted) outcomes.push(await follow(text, desk));
    const lines = outcomes.map(({ html }) => html);
    const buttons = outcomes.flatMap((outcome) => outcome.buttons);
    const message = followedView(lines, buttons, desk.reader);
    return answerChange({ message, notice: plainText(lines.join(' ')) }, request, desk);
  },
};

async function follow(text: string, desk: Desk): Promise<Outcome> {
  const { library, stores, reader } = desk;
  const { texts } = reader;
  const reading = await library.readTopic(text);
  if (reading.kind === 'nothing')
    return { html: texts.html('follow.nothing', { text: quoted(text) }), buttons: [] };
  if (reading.kind === 'unknown-tag') {
    const near = reading.near.slice(0, 4).map(({ name }) => {
      const topic = { kind: 'tag', key: '', label: `#${name}` } as const;
      return followButton({ topic, isFollowed: false }, undefined, texts);
    });
    return {
      html: texts.html('follow.unknownTag', { name: quoted(reading.name) }),
      buttons: near,
    };
  }
  const { topic } = reading;
  const name = topicText(await readableTopic(topic, desk), texts);
  const id = subscriberIdOf(desk.target);
  const known = await findFollowed(topic, await stores.subscriptions.list(id), desk);
  const outcome =
    known === undefined ? await stores.subscriptions.add(id, topic, reader.now) : 'known';
  switch (outcome) {
    case 'added':
      return withUnknownName({ html: texts.html('follow.added', { name }), topic }, desk);
    case 'known':
      return { html: texts.html('follow.known', { name }), buttons: [] };
    case 'too-many':
      return { html: texts.html('follow.tooMany', { count: MAX_SUBSCRIPTIONS }), buttons: [] };
    case 'too-many-searches':
      return { html: texts.html('follow.tooManySearches', { count: MAX_SEARCHES }), buttons: [] };
  }
}

/** Whoever follows an author or a section that no story has yet may have meant another one. */
async function withUnknownName(
  { html, topic }: { readonly html: string; readonly topic: Topic },
  { library, reader: { texts } }: Desk,
): Promise<Outcome> {
  const { kind, label } = topic;
  if (kind !== 'author' && kind !== 'category') return { html, buttons: [] };
  const name = label.replace(/^[^:：]*[:：]\s*/u, '').replaceAll('"', '');
  if ((await library.getName(kind, name)) !== undefined) return { html, buttons: [] };
  const near = await library.similarNames(kind, name, MAX_NEAR_NAMES);
  return {
    html: `${html} ${texts.html(`names.unknown.${kind}`, { name: quoted(name) })}`,
    buttons: near.map((other) => {
      const meant = { kind, key: '', label: `${kind}:"${other.name}"` };
      return followButton({ topic: meant, isFollowed: false }, undefined, texts);
    }),
  };
}

/** A broadcast as readers see it, and as the people who run the bot see it. */
import type { Broadcast } from '../domain/broadcast.js';
import { LANGUAGES } from '../domain/language.js';
import type { Message } from '../domain/message.js';
import { tickedLabel } from './buttons.js';
import { type Choice, choiceView } from './choice-view.js';
import { escapeHtml } from './html.js';
import { LANGUAGE_NAMES } from './languages.js';
import type { Reader } from './reader.js';
import type { Texts } from './texts.js';

/** What everybody gets: exactly the words that were written. */
export function broadcastView({ text }: Pick<Broadcast, 'text'>): Message {
  return { html: escapeHtml(text), buttons: [], previewUrl: undefined };
}

/** The text, its audience, and what can be done with it. */
export function broadcastDraftView(
  broadcast: Broadcast,
  chats: number,
  { texts }: Reader,
): Message {
  const { id, language } = broadcast;
  const choices = [
    choice(
      tickedLabel({ label: texts.plain('buttons.toAll'), isChosen: language === undefined }),
      id,
      'all',
    ),
    ...LANGUAGES.map((one) =>
      choice(tickedLabel({ label: LANGUAGE_NAMES[one], isChosen: language === one }), id, one),
    ),
    choice(texts.plain('buttons.testSend'), id, 'test'),
    choice(texts.plain('buttons.sendTo', { count: chats }), id, 'ask'),
  ];
  const html = `${broadcastView(broadcast).html}\n\n${texts.html('broadcast.draft')}`;
  return choiceView(html, choices);
}

/** The last question before it is sent. */
export function broadcastQuestionView({ id }: Broadcast, chats: number, { texts }: Reader) {
  return choiceView(texts.html('broadcast.question', { count: chats }), [
    choice(texts.plain('buttons.sendNow'), id, 'go'),
    choice(texts.plain('buttons.notYet'), id, ''),
  ]);
}

/** A broadcast that is being sent, and how many mailboxes still hold it. */
export type Progress = { readonly broadcast: Broadcast; readonly waiting: number };

/** How far it has come. */
export function broadcastProgressView(progress: Progress, texts: Texts): Message {
  const { broadcast, waiting } = progress;
  const { id, state, reached } = broadcast;
  const done = Math.max(0, reached - waiting);
  if (state === 'stopped') return choiceView(texts.html('broadcast.stopped', { count: done }), []);
  if (isOver(progress)) return choiceView(texts.html('broadcast.done', { count: reached }), []);
  if (state === 'sending' && reached === 0)
    return choiceView(texts.html('broadcast.starting'), progressChoices(id, texts));
  return choiceView(
    texts.html('broadcast.progress', { done, waiting }),
    progressChoices(id, texts),
  );
}

/** Whether it has ended, so that the progress shown now is final. */
export function isOver({ broadcast: { state }, waiting }: Progress): boolean {
  return state === 'stopped' || (state === 'queued' && waiting === 0);
}

function progressChoices(id: number, texts: Texts): readonly Choice[] {
  return [
    choice(texts.plain('buttons.again'), id, ''),
    choice(texts.plain('buttons.stop'), id, 'stop'),
  ];
}

function choice(label: string, id: number, what: string): Choice {
  return { label, name: 'announce', args: `${id} ${what}`.trim() };
}

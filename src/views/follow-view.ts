/**
 * Following: buttons that show whether something is followed, and the list of everything that is.
 */
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import type { Subscription, Topic } from '../domain/subscription.js';
import { backRows, packRows, pagerRows, tickedLabel } from './buttons.js';
import { cleanText, clipText } from './clean-text.js';
import type { Reader } from './reader.js';
import type { Texts } from './texts.js';

const MAX_LABEL_CHARS = 22;
const MAX_TEXT_CHARS = 60;
const SUBSCRIPTIONS_A_PAGE = 8;

/** A topic in words for a person. */
export function topicText(topic: Topic, texts: Texts): string {
  if (topic.kind === 'everything') return texts.plain('follow.everything');
  if (topic.kind !== 'author' && topic.kind !== 'category')
    return clipText(cleanText(topic.label), MAX_TEXT_CHARS);
  // `author:"Ann Lee"` is for typing; a person reads just the name.
  const name = cleanText(topic.label.replace(/^[^:：]*[:：]|["“”「」]/gu, ''));
  return texts.plain(`buttons.${topic.kind}`, { name: clipText(name, MAX_TEXT_CHARS) });
}

/** A topic, and whether the chat follows it. */
export type FollowState = { readonly topic: Topic; readonly isFollowed: boolean };

/** A button that follows or unfollows, and returns to the view it was in. */
export function followButton(
  { topic, isFollowed }: FollowState,
  from: string | undefined,
  texts: Texts,
): Button {
  const name = clipText(topicText(topic, texts), MAX_LABEL_CHARS);
  const args = topic.kind === 'everything' ? 'everything' : topic.label;
  return isFollowed
    ? {
        label: texts.plain('buttons.following', { name }),
        command: formatCommand({ name: 'unsubscribe', args, from }),
      }
    : {
        label: texts.plain('buttons.follow', { name }),
        command: formatCommand({ name: 'subscribe', args, from }),
      };
}

/** The same for lists of choices: just the name, with a tick if it is followed. */
export function tickButton(state: FollowState, from: string, texts: Texts): Button {
  const label = clipText(topicText(state.topic, texts), MAX_LABEL_CHARS);
  return {
    ...followButton(state, from, texts),
    label: tickedLabel({ label, isChosen: state.isFollowed }),
  };
}

/** A button from an article to everything in it that can be followed. */
export function followStoryButton(storyId: string, here: string, { texts }: Reader): Button {
  return {
    label: texts.plain('buttons.followStory'),
    command: formatCommand({ name: 'followstory', args: storyId, from: here }),
  };
}

/** What can be followed from an article. */
export function followStoryView(
  buttons: readonly Button[],
  from: string | undefined,
  { texts }: Reader,
): Message {
  return {
    html: texts.html('follow.choose'),
    buttons: [...packRows(buttons), ...backRows(from, texts)],
    previewUrl: undefined,
  };
}

/** How to follow something, for those who named nothing. */
export function howToFollowView(example: string, { texts }: Reader): Message {
  const name = clipText(cleanText(example), 24);
  return {
    html: texts.html('follow.how', { name }),
    buttons: [
      [
        {
          label: texts.plain('buttons.follow', { name: texts.plain('follow.everything') }),
          command: formatCommand({ name: 'subscribe', args: 'everything' }),
        },
        subscriptionsButton(texts),
      ],
    ],
    previewUrl: undefined,
  };
}

/** The result for each thing that somebody wanted to follow, a line each. */
export function followedView(
  lines: readonly string[],
  more: readonly Button[],
  { texts }: Reader,
): Message {
  return {
    html: lines.join('\n'),
    buttons: [...packRows(more), [subscriptionsButton(texts)]],
    previewUrl: undefined,
  };
}

/** What the chat follows: for each a button to unfollow it, and one for when its news comes. */
export function subscriptionsView(
  subscriptions: readonly Subscription[],
  wantedPage: number,
  { texts }: Reader,
): Message {
  const pages = Math.max(1, Math.ceil(subscriptions.length / SUBSCRIPTIONS_A_PAGE));
  const page = Math.min(wantedPage, pages);
  const shown = subscriptions.slice((page - 1) * SUBSCRIPTIONS_A_PAGE, page * SUBSCRIPTIONS_A_PAGE);
  const here = formatCommand({ name: 'subscriptions', page });
  const rows = shown.map(({ id, topic, isInDigest }): Button[] => [
    {
      label: texts.plain('buttons.leave', {
        name: clipText(topicText(topic, texts), MAX_LABEL_CHARS),
      }),
      command: formatCommand({ name: 'unsubscribe', args: `=${id}`, from: here }),
    },
    {
      label: texts.plain(isInDigest ? 'buttons.inDigest' : 'buttons.atOnce'),
      command: formatCommand({
        name: 'tell',
        args: `${id} ${isInDigest ? 'now' : 'digest'}`,
        from: here,
      }),
    },
  ]);
  const command = { name: 'subscriptions', args: '', from: undefined };
  const all: Button[][] =
    subscriptions.length > 1
      ? [
          [
            {
              label: texts.plain('buttons.leaveAll'),
              command: formatCommand({ name: 'unsubscribe', args: 'all' }),
            },
          ],
        ]
      : [];
  return {
    html: texts.html('follow.list', { count: subscriptions.length }),
    buttons: [...rows, ...pagerRows({ command, page, pages }), ...all],
    previewUrl: undefined,
  };
}

/** Asks before unfollowing everything. */
export function leaveAllView(count: number, { texts }: Reader): Message {
  return {
    html: texts.html('follow.leaveAll', { count }),
    buttons: [
      [
        {
          label: texts.plain('buttons.leaveAllYes'),
          command: formatCommand({ name: 'unsubscribe', args: 'all yes' }),
        },
        {
          label: texts.plain('buttons.leaveAllNo'),
          command: formatCommand({ name: 'subscriptions' }),
        },
      ],
    ],
    previewUrl: undefined,
  };
}

/** Something was unfollowed; for a minute this can be undone. */
export function leftView(html: string, { texts }: Reader): Message {
  return {
    html,
    buttons: [
      [
        { label: texts.plain('buttons.undo'), command: formatCommand({ name: 'undo' }) },
        subscriptionsButton(texts),
      ],
    ],
    previewUrl: undefined,
  };
}

function subscriptionsButton(texts: Texts): Button {
  return {
    label: texts.plain('buttons.subscriptions'),
    command: formatCommand({ name: 'subscriptions' }),
  };
}

/** The steps of choosing what to follow by tapping. */
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { backRows, packRows, pagerRows, tickedLabel } from './buttons.js';
import { channelLine } from './channel-view.js';
import type { Reader } from './reader.js';
import { settingsChoices, type SettingsOf } from './settings-choices.js';
import type { Texts } from './texts.js';

/** The first step: what kind of thing to follow. */
export function chooseKindView(
  of: {
    /** How many things are already followed. */
    readonly count: number;
    readonly everything: readonly Button[];
    readonly channelName: string | undefined;
  },
  { texts }: Reader,
): Message {
  const kind = (key: string, args: string) => step(texts.plain(`buttons.${key}`), args);
  const lines = [
    channelLine(of.channelName, texts),
    texts.html('choose.kind'),
    of.count === 0 ? '' : texts.html('choose.count', { count: of.count }),
  ];
  return {
    html: lines.filter((line) => line !== '').join('\n\n'),
    buttons: [
      [kind('chooseTags', 'tag'), kind('chooseCategories', 'category')],
      [kind('chooseAuthors', 'author'), ...of.everything],
      [kind('chooseWhen', 'when')],
    ],
    previewUrl: undefined,
  };
}

/** The second step: a page of things, with a tick beside those that are followed. */
export function choosePageView(
  of: {
    readonly kind: string;
    readonly buttons: readonly Button[];
    readonly page: number;
    readonly pages: number;
  },
  { texts }: Reader,
): Message {
  const command = { name: 'choose', args: of.kind, from: undefined };
  return {
    html: texts.html('choose.tap'),
    buttons: [
      ...packRows(of.buttons),
      ...pagerRows({ command, page: of.page, pages: of.pages }),
      [step(texts.plain('buttons.chooseWhen'), 'when')],
      ...backToKinds(texts),
    ],
    previewUrl: undefined,
  };
}

/** The last step: news at once, or in a digest at a certain hour. */
export function chooseWhenView(
  of: Pick<SettingsOf, 'subscriber' | 'digestMinute'>,
  reader: Reader,
): Message {
  const { texts } = reader;
  const from = formatCommand({ name: 'choose', args: 'when' });
  const inDigest = of.subscriber?.tellsInDigest === true;
  const timing = (key: string, args: 'now' | 'digest'): Button => ({
    label: tickedLabel({
      label: texts.plain(`buttons.${key}`),
      isChosen: inDigest === (args === 'digest'),
    }),
    command: formatCommand({ name: 'alerts', args, from }),
  });
  const hours = inDigest ? settingsChoices('digest', { ...of, from }, reader).slice(1) : [];
  return {
    html: texts.html('choose.when'),
    buttons: [
      [timing('atOnce', 'now'), timing('inDigest', 'digest')],
      ...hours,
      [
        {
          label: texts.plain('buttons.chooseDone'),
          command: formatCommand({ name: 'subscriptions' }),
        },
      ],
      ...backToKinds(texts),
    ],
    previewUrl: undefined,
  };
}

function step(label: string, args: string): Button {
  return { label, command: formatCommand({ name: 'choose', args }) };
}

function backToKinds(texts: Texts): readonly (readonly Button[])[] {
  return backRows(formatCommand({ name: 'choose' }), texts);
}

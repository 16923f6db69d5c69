/** What each setting can be set to. */
import { formatCommand } from '../domain/command.js';
import { type Language, LANGUAGES } from '../domain/language.js';
import type { Button } from '../domain/message.js';
import type { Subscriber } from '../domain/subscriber.js';
import { rowsOf, tickedLabel } from './buttons.js';
import { LANGUAGE_NAMES } from './languages.js';
import { minuteText } from './minute-text.js';
import type { Reader } from './reader.js';
import type { Texts } from './texts.js';
import { zoneName } from './zone-name.js';

/** The pages of the settings; the empty one is the first. */
export const SETTINGS_PAGES = ['', 'language', 'digest', 'quiet', 'zone', 'pause'] as const;

/** One of `SETTINGS_PAGES`. */
export type SettingsPage = (typeof SETTINGS_PAGES)[number];

/** Whose settings they are. */
export type SettingsOf = {
  /** `undefined`: it has not chosen anything yet. */
  readonly subscriber: Subscriber | undefined;
  /** The default time for digests, in minutes after midnight. */
  readonly digestMinute: number;
  /** The channel that is managed from here. */
  readonly channelName: string | undefined;
};

/**
 * The choices of a page, the current one with a tick; each leads back to `from` (left out: to the
 * page itself).
 */
export function settingsChoices(
  page: Exclude<SettingsPage, ''>,
  of: Pick<SettingsOf, 'subscriber' | 'digestMinute'> & { readonly from?: string },
  reader: Reader,
): readonly (readonly Button[])[] {
  const { from = formatCommand({ name: 'settings', args: page }) } = of;
  return choicesOf(page, of, reader).map((row) =>
    row.map(({ label, isChosen, name, args }) => ({
      label: tickedLabel({ label, isChosen }),
      command: formatCommand({ name, args, from }),
    })),
  );
}

/** A value for a setting, and the command that sets it. */
type Choice = {
  readonly label: string;
  /** Whether the setting has this value now. */
  readonly isChosen: boolean;
  readonly name: string;
  readonly args: string;
};

type Choices = readonly (readonly Choice[])[];

function choicesOf(
  page: Exclude<SettingsPage, ''>,
  { subscriber, digestMinute }: Pick<SettingsOf, 'subscriber' | 'digestMinute'>,
  { texts, now, timeZone }: Reader,
): Choices {
  switch (page) {
    case 'language':
      return languageChoices(subscriber?.language ?? texts.language);
    case 'digest':
      return digestChoices(subscriber?.digest, digestMinute, texts);
    case 'quiet':
      return quietChoices(subscriber?.quiet, texts);
    case 'zone':
      return zoneChoices(subscriber?.timeZone ?? timeZone, timeZone, texts);
    case 'pause':
      return pauseChoices({ isPaused: (subscriber?.pausedUntil ?? 0) > now }, texts);
  }
}

function languageChoices(chosen: Language): Choices {
  return LANGUAGES.map((code) => [
    {
      label: LANGUAGE_NAMES[code],
      isChosen: code === chosen,
      name: 'language',
      args: code,
    },
  ]);
}

function digestChoices(digest: Subscriber['digest'], digestMinute: number, texts: Texts): Choices {
  const name = 'digest';
  const minute = digest?.minute ?? digestMinute;
  const isDaily = digest !== undefined && digest.weekday === undefined;
  const off = {
    label: texts.plain('buttons.off'),
    isChosen: digest === undefined,
    name,
    args: 'off',
  };
  const daily = {
    label: texts.plain('buttons.digestDaily'),
    isChosen: isDaily,
    name,
    args: 'daily',
  };
  const weekly = WEEKDAYS.map((weekday, index) => ({
    label: texts.plain(`weekdays.s${index + 1}`),
    isChosen: digest?.weekday === index + 1,
    name,
    args: `weekly ${weekday}`,
  }));
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    label: String(hour).padStart(2, '0'),
    isChosen: digest !== undefined && Math.floor(minute / 60) === hour,
    name,
    args: minuteText(hour * 60),
  }));
  return [[off, daily], weekly, ...rowsOf(hours, 6)];
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function quietChoices(quiet: Subscriber['quiet'], texts: Texts): Choices {
  const name = 'quiet';
  const off = {
    label: texts.plain('buttons.quietOff'),
    isChosen: quiet === undefined,
    name,
    args: 'off',
  };
  const nights = NIGHTS.map(([from, to]) => ({
    label: `${minuteText(from)}–${minuteText(to)}`,
    isChosen: quiet?.from === from && quiet.to === to,
    name,
    args: `${minuteText(from)}-${minuteText(to)}`,
  }));
  return [[off], ...rowsOf(nights, 2)];
}

/** Nights from when to when, in minutes after midnight. */
const NIGHTS: readonly (readonly [from: number, to: number])[] = [
  [1320, 420],
  [1320, 480],
  [1380, 420],
  [1380, 480],
  [0, 420],
  [0, 540],
];

function zoneChoices(chosen: string, newsroomZone: string, texts: Texts): Choices {
  const zones = [...new Set([newsroomZone, chosen, ...ZONES])].slice(0, MAX_ZONES);
  return rowsOf(
    zones.map((zone) => ({
      label: zoneName(zone, texts),
      isChosen: zone === chosen,
      name: 'timezone',
      args: zone,
    })),
    2,
  );
}

const MAX_ZONES = 12;

/** Where most readers of Chinese newspapers live. */
const ZONES = [
  ...['Asia/Hong_Kong', 'Asia/Taipei', 'Asia/Tokyo', 'Asia/Singapore', 'Europe/London'],
  ...['Europe/Berlin', 'America/New_York', 'America/Toronto', 'America/Los_Angeles'],
  ...['America/Vancouver', 'Australia/Sydney', 'Pacific/Auckland'],
];

function pauseChoices({ isPaused }: { readonly isPaused: boolean }, texts: Texts): Choices {
  const span = (key: string, args: string): Choice => ({
    label: texts.plain(`buttons.${key}`),
    isChosen: false,
    name: 'pause',
    args,
  });
  return [
    [span('pauseDay', '1d'), span('pauseThreeDays', '3d')],
    [span('pauseWeek', '1w'), span('pauseMonth', '30d')],
    ...(isPaused ? [[span('pauseOff', 'off')]] : []),
  ];
}

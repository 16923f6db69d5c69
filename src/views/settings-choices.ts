/** What each setting can be set to. */
import { formatCommand } from '../domain/command.js';
import { LANGUAGES } from '../domain/language.js';
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
  /** `undefined`: it has told us nothing yet. */
  readonly subscriber: Subscriber | undefined;
  /** When a digest comes if nobody says otherwise, in minutes after midnight. */
  readonly digestMinute: number;
  /** The channel that is run from here. */
  readonly channelName: string | undefined;
};

/** The choices of a page; each leads back to it, where it is marked then. */
export function settingsChoices(
  page: Exclude<SettingsPage, ''>,
  { subscriber, digestMinute }: Pick<SettingsOf, 'subscriber' | 'digestMinute'>,
  { texts, now, timeZone }: Reader,
  from = formatCommand({ name: 'settings', args: page }),
): readonly (readonly Button[])[] {
  const choice = (label: string, isChosen: boolean, name: string, args: string): Button => ({
    label: tickedLabel(label, isChosen),
    command: formatCommand({ name, args, from }),
  });
  switch (page) {
    case 'language':
      return LANGUAGES.map((code) => [
        choice(
          LANGUAGE_NAMES[code],
          code === (subscriber?.language ?? texts.language),
          'language',
          code,
        ),
      ]);
    case 'digest':
      return digestRows(subscriber?.digest, digestMinute, choice, texts);
    case 'quiet': {
      const { quiet } = subscriber ?? {};
      const hours = (start: number, end: number) =>
        choice(
          `${minuteText(start)}–${minuteText(end)}`,
          quiet?.from === start && quiet.to === end,
          'quiet',
          `${minuteText(start)}-${minuteText(end)}`,
        );
      return [
        [choice(texts.plain('buttons.quietOff'), quiet === undefined, 'quiet', 'off')],
        [hours(1320, 420), hours(1320, 480)],
        [hours(1380, 420), hours(1380, 480)],
        [hours(0, 420), hours(0, 540)],
      ];
    }
    case 'zone': {
      const chosen = subscriber?.timeZone ?? timeZone;
      const zones = [...new Set([timeZone, chosen, ...ZONES])].slice(0, 12);
      const buttons = zones.map((zone) =>
        choice(zoneName(zone, texts), zone === chosen, 'timezone', zone),
      );
      return rowsOf(buttons, 2);
    }
    case 'pause': {
      const isPaused = (subscriber?.pausedUntil ?? 0) > now;
      const span = (key: string, args: string) =>
        choice(texts.plain(`buttons.${key}`), false, 'pause', args);
      return [
        [span('pauseDay', '1d'), span('pauseThreeDays', '3d')],
        [span('pauseWeek', '1w'), span('pauseMonth', '30d')],
        ...(isPaused ? [[span('pauseOff', 'off')]] : []),
      ];
    }
  }
}

/** Where most readers of Chinese newspapers live. */
const ZONES = [
  ...['Asia/Hong_Kong', 'Asia/Taipei', 'Asia/Tokyo', 'Asia/Singapore', 'Europe/London'],
  ...['Europe/Berlin', 'America/New_York', 'America/Toronto', 'America/Los_Angeles'],
  ...['America/Vancouver', 'Australia/Sydney', 'Pacific/Auckland'],
];

type MakeChoice = (label: string, isChosen: boolean, name: string, args: string) => Button;

function digestRows(
  digest: Subscriber['digest'],
  digestMinute: number,
  choice: MakeChoice,
  texts: Texts,
): readonly (readonly Button[])[] {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const minute = digest?.minute ?? digestMinute;
  return [
    [
      choice(texts.plain('buttons.off'), digest === undefined, 'digest', 'off'),
      choice(
        texts.plain('buttons.digestDaily'),
        digest !== undefined && digest.weekday === undefined,
        'digest',
        'daily',
      ),
    ],
    [1, 2, 3, 4, 5, 6, 7].map((day) =>
      choice(
        texts.plain(`weekdays.s${day}`),
        digest?.weekday === day,
        'digest',
        `weekly ${WEEKDAYS[day - 1] ?? ''}`,
      ),
    ),
    ...rowsOf(
      hours.map((hour) =>
        choice(
          String(hour).padStart(2, '0'),
          digest !== undefined && Math.floor(minute / 60) === hour,
          'digest',
          minuteText(hour * 60),
        ),
      ),
      6,
    ),
  ];
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

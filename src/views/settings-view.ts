/** All settings of a chat in one message, and a page for each that is more than a switch. */
import { formatCommand } from '../domain/command.js';
import type { Script } from '../domain/subscriber.js';
import { localTime } from '../domain/zone-time.js';
import type { Button, Message } from '../domain/message.js';
import { backRows } from './buttons.js';
import { momentText } from './dates.js';
import { LANGUAGE_NAMES } from './languages.js';
import { minuteText } from './minute-text.js';
import type { Reader } from './reader.js';
import { settingsChoices, type SettingsOf, type SettingsPage } from './settings-choices.js';
import { channelLine } from './channel-view.js';
import type { Texts } from './texts.js';
import { zoneName } from './zone-name.js';

/** One page of the settings. */
export function settingsView(page: SettingsPage, of: SettingsOf, reader: Reader): Message {
  const { texts } = reader;
  const rows = page === '' ? firstRows(of, texts) : settingsChoices(page, of, reader);
  const head = [channelLine(of.channelName, texts), texts.html('settings.heading')];
  const body = page === '' ? summary(of, reader) : texts.html(`settings.page.${page}`);
  return {
    html: [...head.filter((line) => line !== ''), body].join('\n\n'),
    buttons:
      page === '' ? rows : [...rows, ...backRows(formatCommand({ name: 'settings' }), texts)],
    previewUrl: undefined,
  };
}

/** The current settings, a line each. */
function summary({ subscriber }: SettingsOf, reader: Reader): string {
  const { texts } = reader;
  const zone = subscriber?.timeZone ?? reader.timeZone;
  const { digest, quiet, pausedUntil } = subscriber ?? {};
  const time = digest === undefined ? '' : minuteText(digest.minute);
  const isPaused = pausedUntil !== undefined && pausedUntil > reader.now;
  return [
    texts.html('settings.line.language', {
      language: LANGUAGE_NAMES[subscriber?.language ?? texts.language],
    }),
    texts.html('settings.line.zone', {
      zone: zoneName(zone, texts),
      time: minuteText(localTime(reader.now, zone).minute),
    }),
    digest === undefined
      ? texts.html('settings.line.noDigest')
      : digest.weekday === undefined
        ? texts.html('settings.line.daily', { time })
        : texts.html('settings.line.weekly', {
            time,
            weekday: texts.plain(`weekdays.d${digest.weekday}`),
          }),
    texts.html(
      subscriber?.tellsInDigest === true ? 'settings.line.inDigest' : 'settings.line.atOnce',
    ),
    quiet === undefined
      ? texts.html('settings.line.noQuiet')
      : texts.html('settings.line.quiet', {
          from: minuteText(quiet.from),
          to: minuteText(quiet.to),
        }),
    ...scriptLine(subscriber?.script, texts),
    ...(isPaused
      ? [texts.html('settings.line.paused', { when: momentText(pausedUntil, reader) })]
      : []),
  ].join('\n');
}

/** Only shown to those who may want it. */
function scriptLine(script: Script | undefined, texts: Texts): readonly string[] {
  if (script === 'simplified') return [texts.html('settings.line.simplified')];
  return texts.language === 'zh-Hans' ? [texts.html('settings.line.asWritten')] : [];
}

/** A setting that is on or off, and the command that toggles it. */
type Switch = {
  readonly key: string;
  readonly isOn: boolean;
  readonly name: string;
  readonly args: string;
};

function firstRows({ subscriber }: SettingsOf, texts: Texts): readonly (readonly Button[])[] {
  const page = (key: string, args: SettingsPage): Button => ({
    label: texts.plain(`buttons.${key}`),
    command: formatCommand({ name: 'settings', args }),
  });
  const turn = ({ key, isOn, name, args }: Switch): Button => ({
    label: `${isOn ? '✓' : '○'} ${texts.plain(`buttons.${key}`)}`,
    command: formatCommand({ name, args, from: formatCommand({ name: 'settings' }) }),
  });
  const inDigest = subscriber?.tellsInDigest === true;
  const isSilent = subscriber?.isSilent === true;
  const thisDay = subscriber?.wantsOnThisDay !== false;
  const isSimplified = subscriber?.script === 'simplified';
  const script = turn({
    key: 'simplified',
    isOn: isSimplified,
    name: 'script',
    args: isSimplified ? 'original' : 'simplified',
  });
  return [
    [page('setLanguage', 'language'), page('setZone', 'zone')],
    [page('setDigest', 'digest'), page('setQuiet', 'quiet')],
    [
      turn({
        key: 'newsAtOnce',
        isOn: !inDigest,
        name: 'alerts',
        args: inDigest ? 'now' : 'digest',
      }),
      turn({ key: 'withSound', isOn: !isSilent, name: 'silent', args: isSilent ? 'off' : 'on' }),
    ],
    [
      turn({ key: 'onThisDay', isOn: thisDay, name: 'onthisday', args: thisDay ? 'off' : 'on' }),
      ...(texts.language === 'zh-Hans' || isSimplified ? [script] : []),
    ],
    [
      page('setPause', 'pause'),
      {
        label: texts.plain('buttons.subscriptions'),
        command: formatCommand({ name: 'subscriptions' }),
      },
    ],
  ];
}

// The playground's clock, moved ahead by hand.
import { element, wordButton } from './dom.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What time it is in the playground, and buttons that move it ahead. */
export function clockSection(page) {
  const { seat, stage, act, now } = page;
  const { strings } = seat;
  const time = element('input', {
    type: 'time',
    id: 'clock-time',
    value: stage.digestTime,
    'aria-label': strings.goTo,
  });
  const advance = (ms) => act('advances', { ms });
  return element('section', { className: 'control' }, [
    element('h3', {}, strings.clock),
    element('p', { className: 'clock', id: 'clock-now' }, clockWords(page)),
    element('div', { className: 'control-row' }, [
      wordButton(strings.plusHour, () => advance(HOUR_MS)),
      wordButton(strings.plusDay, () => advance(DAY_MS)),
    ]),
    element('div', { className: 'control-row' }, [
      time,
      wordButton(strings.goTo, () => advance(msUntil(time.value, stage.timeZone, now())), {
        id: 'clock-go',
      }),
    ]),
    element('small', {}, strings.clockHint),
  ]);
}

/** The day and time in the newsroom's zone, in the reader's language. */
export function clockWords({ stage, speaker, now }) {
  return new Intl.DateTimeFormat(speaker.user.language_code, {
    timeZone: stage.timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now());
}

/** Until the next time that clocks of the zone show `HH:MM`; a change of clocks in between is not counted. */
function msUntil(time, timeZone, at) {
  const shown = new Intl.DateTimeFormat('en', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const ahead = (minutes(time) - minutes(shown) + 1440) % 1440 || 1440;
  return ahead * 60_000 - (at % 60_000);
}

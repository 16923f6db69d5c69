/** `/timezone ZONE`: by name, by city, by offset. */
import { localTime } from '../../domain/zone-time.js';
import { choiceView } from '../../views/settings-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import { backWithNotice } from '../back-with-notice.js';
import type { BotCommand } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';
import { formatMinute, parseTimeZone } from '../parse-times.js';

/** Shows or sets the zone; a name that is none gets suggestions. */
export const timezoneCommand: BotCommand = {
  name: 'timezone',
  otherNames: ['tz', '時區', '时区'],
  inMenu: false,
  isChange: ({ args }) => args !== '',

  async answer(request, desk) {
    const { reader, subscriber } = desk;
    const { args } = request.command;
    const shown = (zone: string) =>
      sentenceView('settings.timezone', reader, {
        zone,
        time: formatMinute(localTime(reader.now, zone).minute),
      });
    if (args === '') return { message: shown(subscriber?.timeZone ?? reader.timeZone) };
    const read = parseTimeZone(args);
    if ('near' in read) {
      const choices = read.near.map((zone) => ({ label: zone, name: 'timezone', args: zone }));
      const html = reader.texts.html('settings.noZone', { text: args.slice(0, 40) });
      return { message: choiceView(html, choices) };
    }
    await changeSettings({ timeZone: read.zone }, request, desk);
    const message = shown(read.zone);
    return backWithNotice(request, desk, { html: message.html, message });
  },
};

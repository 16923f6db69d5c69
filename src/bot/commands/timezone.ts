/** `/timezone ZONE`: by name, city, offset or shared location. */
import { formatCommand } from '../../domain/command.js';
import type { Message } from '../../domain/message.js';
import { localTime } from '../../domain/zone-time.js';
import { choiceView } from '../../views/choice-view.js';
import { minuteText } from '../../views/minute-text.js';
import { sentenceView } from '../../views/sentence-view.js';
import { zoneName } from '../../views/zone-name.js';
import { answerChange } from '../answer-change.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';
import { parseTimeZone } from '../parse-time-zone.js';
import { quoted } from '../quoted.js';

/** Shows or sets the zone; a name that is none gets suggestions. */
export const timezoneCommand: BotCommand = {
  name: 'timezone',
  otherNames: ['tz', '時區', '时区'],
  inMenu: false,
  showsSettings: true,
  isChange: ({ args }) => args !== '',

  async answer(request, desk) {
    const { reader, subscriber } = desk;
    const { args } = request.command;
    const shown = (zone: string) =>
      sentenceView('settings.timezone', reader, {
        zone: zoneName(zone, reader.texts),
        time: minuteText(localTime(reader.now, zone).minute),
      });
    if (args === '') return { message: shown(subscriber?.timeZone ?? reader.timeZone) };
    if (/^default$/i.test(args)) {
      await changeSettings({ timeZone: undefined }, request, desk);
      return answerChange({ message: shown(reader.timeZone) }, request, desk);
    }
    const read = await parseTimeZone(args, reader.now);
    if ('near' in read) {
      const choices = read.near.map((zone) => ({
        label: zoneName(zone, reader.texts),
        name: 'timezone',
        args: zone,
      }));
      const html = reader.texts.html('settings.noZone', { text: quoted(args) });
      return { message: choiceView(html, choices) };
    }
    await changeSettings({ timeZone: read.zone }, request, desk);
    const set = shown(read.zone);
    const message = isPlace(args) ? withUndo(set, desk) : set;
    return answerChange({ message }, request, desk);
  },
};

/** Somebody may share where they are for another reason. */
function withUndo(message: Message, { reader: { texts }, subscriber }: Desk): Message {
  const args = subscriber?.timeZone ?? 'default';
  const undo = {
    label: texts.plain('buttons.undo'),
    command: formatCommand({ name: 'timezone', args }),
  };
  return { ...message, buttons: [[undo]] };
}

function isPlace(args: string): boolean {
  return args.includes(',');
}

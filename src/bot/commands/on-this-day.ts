/**
 * `/onthisday [MM-DD]`: stories of this day in earlier years; `on` and `off`: whether digests show
 * them.
 */
import type { Message } from '../../domain/message.js';
import { localDay } from '../../domain/zone-time.js';
import { choiceView } from '../../views/choice-view.js';
import { monthDayText } from '../../views/dates.js';
import type { Reader } from '../../views/reader.js';
import { sentenceView } from '../../views/sentence-view.js';
import { answerChange } from '../answer-change.js';
import type { BotCommand } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';
import { parseMonthDay } from '../parse-month-day.js';
import { parseSwitch } from '../parse-switch.js';
import { quoted } from '../quoted.js';
import { findPage, listMessage, STORIES_A_PAGE, summaryEntries } from '../story-pages.js';

/** Without a day it means today in the newsroom. */
export const onThisDayCommand: BotCommand = {
  name: 'onthisday',
  otherNames: ['today', '當年今日', '历史上的今天'],
  inMenu: true,

  isChange: ({ args }) => parseSwitch(args) !== undefined,

  async answer(request, desk) {
    const { command } = request;
    const { library, reader } = desk;
    const wantsOnThisDay = parseSwitch(command.args);
    if (wantsOnThisDay !== undefined) {
      await changeSettings({ wantsOnThisDay }, request, desk);
      const key = wantsOnThisDay ? 'onthisday.on' : 'onthisday.off';
      return answerChange({ message: sentenceView(key, reader) }, request, desk);
    }
    const today = localDay(reader.now, reader.timeZone).slice('2000-'.length);
    const asked = parseMonthDay(command.args === '' ? today : command.args);
    if (asked === undefined) {
      const text = quoted(command.args);
      return { message: sentenceView('onthisday.noDay', reader, { text }) };
    }
    const { month, day } = asked;
    const { found, ...place } = await findPage(command.page, STORIES_A_PAGE, (page) =>
      library.onThisDay(month, day, page),
    );
    const dayName = monthDayText(month, day, reader);
    if (found.total === 0) {
      return { message: noneView(dayName, reader) };
    }
    const heading = reader.texts.html('onthisday.heading', { day: dayName, count: found.total });
    const entries = await summaryEntries(found, library);
    // The day is spelled out, so that the button means the same tomorrow.
    const args = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return {
      message: listMessage({ heading, entries, command: { ...command, args }, place }, desk),
    };
  },
};

/** With other ways into the archive. */
function noneView(day: string, { texts }: Reader): Message {
  return choiceView(texts.html('onthisday.none', { day }), [
    { label: texts.plain('buttons.calendar'), name: 'calendar', args: '' },
    { label: texts.plain('buttons.random'), name: 'random', args: '' },
  ]);
}

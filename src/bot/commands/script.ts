/** `/script simplified|original`: in which script Chinese headlines and summaries are shown. */
import type { Script } from '../../domain/subscriber.js';
import { choiceView } from '../../views/choice-view.js';
import { notUnderstoodView } from '../../views/not-understood-view.js';
import { answerChange } from '../answer-change.js';
import type { BotCommand } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';

/** Shows or sets it; any other word shows it, and says so. */
export const scriptCommand: BotCommand = {
  name: 'script',
  otherNames: ['字體', '字体'],
  inMenu: false,
  showsSettings: true,
  isChange: ({ args }) => parseScript(args) !== undefined,

  async answer(request, desk) {
    const { texts } = desk.reader;
    const wanted = parseScript(request.command.args);
    const script = wanted ?? desk.subscriber?.script ?? 'original';
    const isSimplified = script === 'simplified';
    const message = choiceView(texts.html(isSimplified ? 'script.simplified' : 'script.original'), [
      {
        label: texts.plain(isSimplified ? 'buttons.scriptOriginal' : 'buttons.scriptSimplified'),
        name: 'script',
        args: isSimplified ? 'original' : 'simplified',
      },
    ]);
    if (wanted === undefined)
      return { message: notUnderstoodView(request.command.args, message, texts) };
    await changeSettings({ script }, request, desk);
    return answerChange({ message }, request, desk);
  },
};

function parseScript(text: string): Script | undefined {
  if (/^(?:simplified|hans|簡體|简体)$/i.test(text)) return 'simplified';
  return /^(?:original|hant|off|原文|繁體|繁体)$/i.test(text) ? 'original' : undefined;
}

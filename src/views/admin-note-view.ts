/** The note about what is wrong, for the people who run the bot. */
import type { Message } from '../domain/message.js';
import type { Trouble } from '../domain/trouble.js';
import { choiceView } from './choice-view.js';
import type { Texts } from './texts.js';

/** A line for each problem, and buttons for more. */
export function adminNoteView(troubles: readonly Trouble[], texts: Texts): Message {
  const lines = troubles.map((trouble) => `• ${lineOf(trouble, texts)}`);
  return choiceView([texts.html('adminNote.heading'), ...lines].join('\n'), [
    { label: texts.plain('buttons.stats'), name: 'stats', args: '' },
  ]);
}

function lineOf(trouble: Trouble, texts: Texts): string {
  switch (trouble.kind) {
    case 'dead':
      return texts.html('adminNote.dead', { count: trouble.count });
    case 'stuck':
      return texts.html('adminNote.stuck', { count: trouble.count, minutes: trouble.minutes });
    case 'files':
      return texts.html('adminNote.files', { count: trouble.count });
    case 'disk':
      return texts.html('adminNote.disk', { megabytes: trouble.megabytes });
  }
}

/** The answers to “was this helpful?” below a digest. */
import { subscriberIdOf } from '../../domain/subscriber.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';

/** Counts a chat's first answer, whoever gives it; the question disappears and the digest stays. */
export const opinionCommand: BotCommand = {
  name: 'opinion',
  otherNames: [],
  inMenu: false,

  async answer({ command, to, via }, { stores, reader }) {
    const match = /^(yes|no) (\d{1,15})$/.exec(command.args);
    if (match === null || via !== 'button')
      return { message: sentenceView('sorry.staleButton', reader) };
    const [, what, digestAt] = match;
    const isCounted = await stores.feedback.answer(
      {
        chatId: subscriberIdOf(to),
        digestAt: Number(digestAt),
        isHelpful: what === 'yes',
      },
      reader.now,
    );
    return isCounted
      ? { notice: reader.texts.plain('feedback.thanks'), dropsRow: true }
      : { notice: reader.texts.plain('feedback.answered') };
  },
};

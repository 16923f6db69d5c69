/** Asks below a digest whether it was helpful. */
import type { Instant } from '../domain/clock.js';
import type { Message } from '../domain/message.js';
import type { SubscriberId } from '../domain/subscriber.js';
import { feedbackRow } from '../views/feedback-view.js';
import type { Desk } from './bot-command.js';

/** The digest of that time, with the question added if this one asks; `undefined`: never asks. */
export async function askFeedback(
  digest: Message,
  to: { readonly chatId: SubscriberId; readonly digestAt: Instant | undefined },
  { stores, reader }: Desk,
): Promise<Message> {
  const { chatId, digestAt } = to;
  if (digestAt === undefined || !(await stores.feedback.ask(chatId, digestAt))) return digest;
  return { ...digest, buttons: [...digest.buttons, feedbackRow(digestAt, reader.texts)] };
}

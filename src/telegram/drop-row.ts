/** Removes the row of a tapped button and leaves the rest of its message as it is. */
import type { SendResult } from '../domain/message.js';
import type { BotClient } from './bot-client.js';
import type { Tap } from './incoming.js';
import { toSendResult } from './send-result.js';

/** The result; if the message no longer shows that button, it counts as changed. */
export async function dropRow(
  client: BotClient,
  { to, messageId, data, keyboard }: Tap,
): Promise<SendResult> {
  const kept = keyboard.filter(
    (row) => !row.some((button) => 'callback_data' in button && button.callback_data === data),
  );
  if (kept.length === keyboard.length) return { kind: 'sent', messageId };
  try {
    await client.callApi('editMessageReplyMarkup', {
      chat_id: to.chatId,
      message_id: messageId,
      reply_markup: { inline_keyboard: kept.map((row) => [...row]) },
    });
    return { kind: 'sent', messageId };
  } catch (error) {
    return toSendResult(error);
  }
}

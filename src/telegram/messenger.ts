/** The only way in which the bot says anything on Telegram. */
import type { InlineKeyboardMarkup, LinkPreviewOptions } from 'telegraf/types';
import type { ButtonStore } from '../domain/button-store.js';
import type { Log } from '../domain/log.js';
import type { Attachment, Message, Messenger, SendResult } from '../domain/message.js';
import { plainText } from '../domain/plain-text.js';
import type { BotClient } from './bot-client.js';
import { describeError } from './describe-error.js';
import { inputFile } from './input-file.js';
import { inlineKeyboard } from './keyboard.js';
import { previewOptions } from './preview-options.js';
import { toSendResult } from './send-result.js';

/** The common part of sendMessage and editMessageText. */
type Content = {
  text: string;
  parse_mode?: 'HTML';
  link_preview_options: LinkPreviewOptions;
  reply_markup?: InlineKeyboardMarkup;
};

type Call = (
  address: { readonly chat_id: number },
  content: Content,
) => Promise<{ readonly message_id: number }>;

const CANNOT_PARSE = /can't parse entities|unsupported start tag|entity/i;
const BAD_BUTTON = /inline keyboard button|button_|reply markup/i;
const NOT_MODIFIED = /message is not modified/i;

/** What a messenger needs. */
export type MessengerParts = {
  readonly client: BotClient;
  /** Keeps button commands that are too long. */
  readonly buttons: ButtonStore;
  readonly log: Log;
  /** BotFather has switched inline mode on; left out: off. */
  readonly isInlineOn?: () => boolean;
};

/** A messenger that uses the client. */
export function createMessenger(parts: MessengerParts): Messenger {
  const { client, log } = parts;
  const keyboardParts = {
    store: parts.buttons,
    isInlineOn: parts.isInlineOn ?? (() => false),
  };
  return {
    async send(to, message) {
      const topic = {
        ...(to.threadId === undefined ? {} : { message_thread_id: to.threadId }),
        ...(to.isSilent === true ? { disable_notification: true } : {}),
      };
      const content = await createContent(message);
      const address = { chat_id: to.chatId, ...topic };
      const call = await sending(message.attachment);
      return withFallback(content, (sent) =>
        outcome(call(address, sent), (answer) => answer.message_id),
      );
    },

    async edit(chatId, messageId, message) {
      const content = await createContent(message);
      const result = await withFallback(content, (sent) =>
        outcome(
          client.callApi('editMessageText', { chat_id: chatId, message_id: messageId, ...sent }),
          () => messageId,
        ),
      );
      const isSame = result.kind === 'rejected' && NOT_MODIFIED.test(result.reason);
      return isSame ? { kind: 'sent', messageId } : result;
    },
  };

  /** A picture that cannot be drawn is left out: its contents are also given in words. */
  async function sending(attachment: Attachment | undefined): Promise<Call> {
    const asText: Call = (address, sent) => client.callApi('sendMessage', { ...address, ...sent });
    if (attachment === undefined) return asText;
    try {
      const file = await inputFile(attachment);
      return (address, content) => {
        const caption = { ...address, ...captionOf(content) };
        return attachment.kind === 'picture'
          ? client.callApi('sendPhoto', { ...caption, photo: file })
          : client.callApi('sendDocument', { ...caption, document: file });
      };
    } catch (error) {
      log.error({ reason: describeError(error) }, 'Cannot draw a picture, left it out');
      return asText;
    }
  }

  async function createContent(message: Message): Promise<Content> {
    const keyboard = await inlineKeyboard(message.buttons, keyboardParts);
    return {
      // Telegram refuses a whole call because of one lone surrogate.
      text: message.html.toWellFormed(),
      parse_mode: 'HTML',
      link_preview_options: previewOptions(message.previewUrl),
      ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    };
  }

  /** A message refused for its formatting or its buttons is sent once more without them. */
  async function withFallback(
    content: Content,
    call: (content: Content) => Promise<SendResult>,
  ): Promise<SendResult> {
    const result = await call(content);
    const simpler = result.kind === 'rejected' ? simplified(content, result.reason) : undefined;
    if (result.kind !== 'rejected' || simpler === undefined) return result;
    log.error({ reason: result.reason }, 'Telegram refused a message, sent it plainer');
    return call(simpler);
  }
}

function captionOf({ text: caption, parse_mode, reply_markup }: Content) {
  return {
    caption,
    ...(parse_mode === undefined ? {} : { parse_mode }),
    ...(reply_markup === undefined ? {} : { reply_markup }),
  };
}

async function outcome<T>(call: Promise<T>, messageId: (answer: T) => number): Promise<SendResult> {
  try {
    return { kind: 'sent', messageId: messageId(await call) };
  } catch (error) {
    return toSendResult(error);
  }
}

function simplified(content: Content, reason: string): Content | undefined {
  // Telegram's sentence for this mentions the reply markup too.
  if (NOT_MODIFIED.test(reason)) return undefined;
  if (BAD_BUTTON.test(reason)) {
    const { reply_markup: keyboard, ...rest } = content;
    const rows = (keyboard?.inline_keyboard ?? [])
      .map((row) => row.filter((button) => !('url' in button)))
      .filter((row) => row.length > 0);
    return rows.length === 0 ? rest : { ...rest, reply_markup: { inline_keyboard: rows } };
  }
  if (!CANNOT_PARSE.test(reason)) return undefined;
  const plain: Content = { ...content, text: plainText(content.text) };
  delete plain.parse_mode;
  return plain;
}

/** Methods that edit or delete what the bot has sent. */
import { readCaption, readMessageText } from '../formatted-text.js';
import { readKeyboard } from '../keyboard.js';
import type { Params } from '../params.js';
import { readPreview } from '../preview.js';
import { Refusal, badRequest } from '../refusal.js';
import type { InlineKeyboard, Message } from '../telegram.js';
import type { World } from '../world.js';
import type { MethodTable } from './method.js';

const UNCHANGED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** Telegram lets a bot delete a message for 48 hours. */
const DELETABLE_SECONDS = 48 * 3600;

/** Editing and deleting messages. */
export const EDITING: MethodTable = {
  editMessageText(world, params) {
    const edit = readEdit(world, params);
    if (edit instanceof Refusal) return edit;
    const formatted = readMessageText(params);
    if (formatted instanceof Refusal) return formatted;
    const preview = readPreview(params);
    if (preview instanceof Refusal) return preview;
    if (edit.message.text === undefined) {
      return badRequest('there is no text in the message to edit');
    }
    return replace(world, edit, {
      text: formatted.text,
      ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}),
      ...(preview === undefined ? {} : { link_preview_options: preview }),
    });
  },

  editMessageCaption(world, params) {
    const edit = readEdit(world, params);
    if (edit instanceof Refusal) return edit;
    const formatted = readCaption(params);
    if (formatted instanceof Refusal) return formatted;
    const { photo, document } = edit.message;
    if (photo === undefined && document === undefined) {
      return badRequest('there is no caption in the message to edit');
    }
    return replace(world, edit, {
      ...(photo === undefined ? {} : { photo }),
      ...(document === undefined ? {} : { document }),
      ...(formatted.text === '' ? {} : { caption: formatted.text }),
      ...(formatted.entities.length > 0 ? { caption_entities: formatted.entities } : {}),
    });
  },

  editMessageReplyMarkup(world, params) {
    const edit = readEdit(world, params);
    if (edit instanceof Refusal) return edit;
    return replace(world, edit, contentOf(edit.message));
  },

  deleteMessage(world, params) {
    const message = findMessage(world, params, 'delete');
    if (message instanceof Refusal) return message;
    const isOld = world.seconds() - message.date > DELETABLE_SECONDS;
    if (isOld) return badRequest("message can't be deleted for everyone");
    const isOwn = message.from?.id === world.bot.id || message.chat.type === 'private';
    const status = world.chats.member(message.chat.id, world.bot).status;
    if (!isOwn && status !== 'administrator') return badRequest("message can't be deleted");
    world.messages.delete(message);
    return true;
  },
};

type Edit = { readonly message: Message; readonly keyboard: InlineKeyboard | undefined };

type Content = Pick<
  Message,
  | 'text'
  | 'entities'
  | 'caption'
  | 'caption_entities'
  | 'photo'
  | 'document'
  | 'link_preview_options'
>;

function findMessage(world: World, params: Params, verb: 'edit' | 'delete'): Message | Refusal {
  if (params.has('inline_message_id')) return badRequest('MESSAGE_ID_INVALID');
  const chat = world.chats.findWritable(params.text('chat_id'));
  if (chat instanceof Refusal) return chat;
  const messageId = params.integer('message_id');
  if (messageId === 0) return badRequest('message identifier is not specified');
  return world.messages.get(chat.id, messageId) ?? badRequest(`message to ${verb} not found`);
}

function readEdit(world: World, params: Params): Edit | Refusal {
  const message = findMessage(world, params, 'edit');
  if (message instanceof Refusal) return message;
  const isOwn = message.from?.id === world.bot.id || message.sender_chat !== undefined;
  if (!isOwn) return badRequest("message can't be edited");
  const keyboard = readKeyboard(params);
  return keyboard instanceof Refusal ? keyboard : { message, keyboard };
}

function contentOf(message: Message): Content {
  const { text, entities, caption, caption_entities, photo, document } = message;
  const { link_preview_options: preview } = message;
  return {
    ...(text === undefined ? {} : { text }),
    ...(entities === undefined ? {} : { entities }),
    ...(caption === undefined ? {} : { caption }),
    ...(caption_entities === undefined ? {} : { caption_entities }),
    ...(photo === undefined ? {} : { photo }),
    ...(document === undefined ? {} : { document }),
    ...(preview === undefined ? {} : { link_preview_options: preview }),
  };
}

/** If a keyboard is not sent again, it is removed. */
function replace(world: World, edit: Edit, content: Content): Message | Refusal {
  const { message, keyboard } = edit;
  const isSame =
    JSON.stringify([contentOf(message), message.reply_markup]) ===
    JSON.stringify([contentOf(content as Message), keyboard]);
  if (isSame) return badRequest(UNCHANGED);
  const { message_id, chat, date, from, sender_chat, message_thread_id, reply_to_message } =
    message;
  const changed: Message = {
    message_id,
    chat,
    date,
    edit_date: world.seconds(),
    ...(from === undefined ? {} : { from }),
    ...(sender_chat === undefined ? {} : { sender_chat }),
    ...(message_thread_id === undefined
      ? {}
      : { message_thread_id, is_topic_message: true as const }),
    ...(reply_to_message === undefined ? {} : { reply_to_message }),
    ...content,
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  };
  world.messages.replace(changed);
  return changed;
}

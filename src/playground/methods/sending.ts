/** Methods that add something new to a chat. */
import { readCaption, readMessageText } from '../formatted-text.js';
import { readKeyboard } from '../keyboard.js';
import { checkLink } from '../links.js';
import { isRecord } from '../params.js';
import type { Params } from '../params.js';
import { checkPhoto } from '../photo.js';
import { readPreview } from '../preview.js';
import { Refusal, badRequest } from '../refusal.js';
import type { InlineKeyboard, Message, StoredFile } from '../telegram.js';
import type { World } from '../world.js';
import type { MethodTable } from './method.js';

/** Sending messages. */
export const SENDING: MethodTable = {
  sendMessage(world, params) {
    const frame = readFrame(world, params);
    if (frame instanceof Refusal) return frame;
    const formatted = readMessageText(params);
    if (formatted instanceof Refusal) return formatted;
    const preview = readPreview(params);
    if (preview instanceof Refusal) return preview;
    const { text, entities } = formatted;
    return deliver(world, {
      ...frame,
      text,
      ...(entities.length > 0 ? { entities } : {}),
      ...(preview === undefined ? {} : { link_preview_options: preview }),
    });
  },

  sendPhoto(world, params) {
    const frame = readFrame(world, params);
    if (frame instanceof Refusal) return frame;
    const file = readFile(world, params, 'photo');
    if (file instanceof Refusal) return file;
    const caption = readCaptionFields(params);
    if (caption instanceof Refusal) return caption;
    const upload = world.file(file.file_id);
    const size = upload === undefined ? WEB_PICTURE : checkPhoto(upload);
    if (size instanceof Refusal) return size;
    const photo = [{ ...file, ...size }];
    return deliver(world, { ...frame, photo, ...caption });
  },

  sendDocument(world, params) {
    const frame = readFrame(world, params);
    if (frame instanceof Refusal) return frame;
    const file = readFile(world, params, 'document');
    if (file instanceof Refusal) return file;
    const caption = readCaptionFields(params);
    if (caption instanceof Refusal) return caption;
    return deliver(world, { ...frame, document: file, ...caption });
  },

  sendChatAction(world, params) {
    const chat = world.chats.findWritable(params.text('chat_id'));
    if (chat instanceof Refusal) return chat;
    const action = params.text('action');
    if (!ACTIONS.has(action)) return badRequest('wrong parameter action in request');
    world.actions.emit({ chatId: chat.id, action });
    return true;
  },
};

/** Pictures on the web are never fetched. */
const WEB_PICTURE = { width: 1280, height: 720 };

const ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);

type Draft = Omit<Message, 'message_id'>;

function deliver(world: World, draft: Draft): Message | Refusal {
  return world.flood?.take(draft.chat) ?? world.messages.add(draft);
}

/** Where the message goes, what it replies to, and its keyboard. */
function readFrame(world: World, params: Params): Draft | Refusal {
  const chat = world.chats.findWritable(params.text('chat_id'));
  if (chat instanceof Refusal) return chat;
  const threadId = params.integer('message_thread_id');
  if (threadId !== 0 && !world.chats.topics(chat.id).has(threadId)) {
    return badRequest('message thread not found');
  }
  const replied = readReplied(world, params, chat.id);
  if (replied instanceof Refusal) return replied;
  const keyboard = readKeyboard(params);
  if (keyboard instanceof Refusal) return keyboard;
  const sender = chat.type === 'channel' ? { sender_chat: chat } : { from: world.bot };
  return {
    ...sender,
    chat,
    date: world.seconds(),
    ...(threadId === 0 ? {} : { message_thread_id: threadId, is_topic_message: true as const }),
    ...(replied === undefined ? {} : { reply_to_message: replied }),
    ...markupOf(keyboard),
  };
}

function markupOf(keyboard: InlineKeyboard | undefined): { reply_markup?: InlineKeyboard } {
  return keyboard === undefined ? {} : { reply_markup: keyboard };
}

function readReplied(world: World, params: Params, chatId: number): Message | undefined | Refusal {
  const reply = params.json('reply_parameters');
  const wanted = isRecord(reply) ? reply['message_id'] : params.integer('reply_to_message_id');
  if (typeof wanted !== 'number' || wanted === 0) return undefined;
  const message = world.messages.get(chatId, wanted);
  const mayMiss = isRecord(reply)
    ? reply['allow_sending_without_reply'] === true
    : params.flag('allow_sending_without_reply');
  if (message === undefined && !mayMiss) return badRequest('message to be replied not found');
  return message;
}

function readCaptionFields(
  params: Params,
): Pick<Message, 'caption' | 'caption_entities'> | Refusal {
  const formatted = readCaption(params);
  if (formatted instanceof Refusal) return formatted;
  if (formatted.text === '') return {};
  const { text, entities } = formatted;
  return { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}

/**
 * An upload, a file sent before, or a web address, which the playground stores but never fetches.
 */
function readFile(world: World, params: Params, field: 'photo' | 'document'): StoredFile | Refusal {
  const named = params.text(field);
  const attached = named.startsWith('attach://') ? named.slice('attach://'.length) : field;
  const upload = params.uploads.get(attached);
  if (upload !== undefined) {
    return upload.bytes.length === 0 ? badRequest('file must be non-empty') : world.keep(upload);
  }
  if (named === '') return badRequest(`there is no ${field} in the request`);
  const known = world.file(named);
  if (known !== undefined) return world.keep(known);
  if (!/^https?:\/\//i.test(named)) {
    return badRequest('wrong remote file identifier specified: Wrong string length');
  }
  const address = checkLink(named);
  if (address === undefined) return badRequest('wrong HTTP URL specified');
  return { file_id: address, file_unique_id: address.slice(-16), file_size: 0 };
}

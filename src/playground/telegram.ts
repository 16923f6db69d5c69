/**
 * The objects of the Bot API that the playground uses, named as in
 * https://core.telegram.org/bots/api.
 */

/** Bot API, User. */
export type User = {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  /** An IETF tag such as `zh-hant`. */
  readonly language_code?: string;
};

/** Bot API, Chat. */
export type Chat = {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly title?: string;
  readonly username?: string;
  readonly first_name?: string;
  readonly is_forum?: true;
};

/** A span of text; `offset` and `length` count UTF-16 code units. */
export type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
  readonly user?: User;
  readonly custom_emoji_id?: string;
};

/** Text with its formatting beside it. */
export type FormattedText = { readonly text: string; readonly entities: readonly Entity[] };

/** Bot API, InlineKeyboardButton. */
export type InlineButton = {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly web_app?: { readonly url: string };
  readonly switch_inline_query?: string;
  readonly switch_inline_query_current_chat?: string;
  readonly copy_text?: { readonly text: string };
};

/** Bot API, InlineKeyboardMarkup. */
export type InlineKeyboard = { readonly inline_keyboard: readonly (readonly InlineButton[])[] };

/** Bot API, LinkPreviewOptions. */
export type LinkPreview = {
  readonly is_disabled?: boolean;
  readonly url?: string;
  readonly prefer_small_media?: boolean;
  readonly prefer_large_media?: boolean;
  readonly show_above_text?: boolean;
};

/** A file that the bot has sent. */
export type StoredFile = {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size: number;
  readonly file_name?: string;
  readonly mime_type?: string;
  readonly width?: number;
  readonly height?: number;
};

/** A point on the map, in degrees. */
export type Location = { readonly latitude: number; readonly longitude: number };

/** Bot API, Message. */
export type Message = {
  readonly message_id: number;
  readonly chat: Chat;
  /** Unix time in seconds. */
  readonly date: number;
  readonly edit_date?: number;
  readonly from?: User;
  readonly sender_chat?: Chat;
  readonly message_thread_id?: number;
  readonly is_topic_message?: true;
  readonly reply_to_message?: Message;
  readonly via_bot?: User;
  readonly text?: string;
  readonly entities?: readonly Entity[];
  readonly caption?: string;
  readonly caption_entities?: readonly Entity[];
  readonly photo?: readonly StoredFile[];
  readonly document?: StoredFile;
  readonly location?: Location;
  readonly reply_markup?: InlineKeyboard;
  readonly link_preview_options?: LinkPreview;
  readonly new_chat_members?: readonly User[];
  readonly left_chat_member?: User;
  readonly forum_topic_created?: { readonly name: string; readonly icon_color: number };
  readonly migrate_to_chat_id?: number;
};

/** Somebody's role in a chat (Bot API, ChatMember). */
export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

/** Bot API, ChatMember. */
export type ChatMember = { readonly user: User; readonly status: MemberStatus };

/** Bot API, ChatMemberUpdated. */
export type ChatMemberUpdate = {
  readonly chat: Chat;
  readonly from: User;
  readonly date: number;
  readonly old_chat_member: ChatMember;
  readonly new_chat_member: ChatMember;
};

/** Bot API, CallbackQuery. */
export type CallbackQuery = {
  readonly id: string;
  readonly from: User;
  readonly message: Message;
  readonly chat_instance: string;
  readonly data: string;
};

/** Bot API, InlineQuery. */
export type InlineQuery = {
  readonly id: string;
  readonly from: User;
  readonly query: string;
  readonly offset: string;
  readonly chat_type: string;
};

/** The content of an update, by its field name. */
export type UpdateContent = {
  readonly message?: Message;
  readonly edited_message?: Message;
  readonly channel_post?: Message;
  readonly callback_query?: CallbackQuery;
  readonly inline_query?: InlineQuery;
  readonly chosen_inline_result?: {
    readonly result_id: string;
    readonly from: User;
    readonly query: string;
  };
  readonly my_chat_member?: ChatMemberUpdate;
  readonly chat_member?: ChatMemberUpdate;
};

/** Bot API, Update. */
export type Update = UpdateContent & { readonly update_id: number };

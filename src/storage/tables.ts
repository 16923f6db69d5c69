/**
 * The rows of the store, the same on SQLite and PostgreSQL. Instants are milliseconds, flags 0 or
 * 1.
 */
import type { Generated, Selectable } from 'kysely';

/** A row of a subscriber. */
export type ChatRow = Selectable<ChatTable>;

/** `chat_id` is the subscriber's id in every table; `home_id` is the chat of a topic. */
type ChatTable = {
  chat_id: number;
  home_id: number | null;
  thread_id: number | null;
  kind: string;
  language: string | null;
  standing: string;
  standing_at: number;
  time_zone: string | null;
  quiet_from: number | null;
  quiet_to: number | null;
  digest_minute: number | null;
  digest_weekday: number | null;
  next_digest_at: number | null;
  digested_up_to: number;
  last_period: string | null;
  paused_until: number | null;
  is_silent: Generated<number>;
  script: string | null;
  on_this_day: Generated<number>;
  in_digest: Generated<number>;
  acts_for: number | null;
  acts_as: string | null;
};

/** Every table by name. */
export type Tables = {
  chat: ChatTable;
  term: { term_id: Generated<number>; kind: string; key: string };
  sub: { term_id: number; chat_id: number; since: number; in_digest: number; label: string };
  article: {
    article_id: string;
    content_hash: string;
    story_id: string;
    first_seen: number;
    batch_id: number | null;
  };
  batch: {
    batch_id: Generated<number>;
    kind: string;
    state: string;
    target: number | null;
    opened_at: number;
    changed_at: number;
    sealed_at: number | null;
    cursor_chat: number;
  };
  batch_story: { batch_id: number; story_id: string };
  batch_term: { batch_id: number; term_id: number; story_id: string };
  day_numbers: { day: string; chats: number; sent: number; searches: number };
  missed_search: { query: string; times: number; last_day: string };
  broadcast: {
    broadcast_id: Generated<number>;
    text: string;
    language: string | null;
    state: string;
    created_at: number;
    cursor_chat: number;
    reached: number;
  };
  feedback: {
    chat_id: number;
    asked_at: number;
    is_helpful: number | null;
    answered_at: number | null;
  };
  progress: {
    broadcast_id: number;
    chat_id: number;
    message_id: number;
    language: string;
    shows: string;
    change_at: number;
  };
  item: { chat_id: number; kind: string; ref: string; created_at: number };
  mailbox: {
    chat_id: number;
    place: number;
    due_at: number;
    owner: string | null;
    lease_until: number | null;
    attempt: number;
    generation: number;
  };
  sent: { batch_id: number; chat_id: number; message_id: number };
  pace: { name: string; free_at: number; per_second: number; changed_at: number };
  dead: {
    dead_id: Generated<number>;
    chat_id: number;
    kind: string;
    ref: string;
    reason: string;
    at: number;
  };
  counter: { name: string; value: number };
  inbox: {
    update_id: number;
    chat_id: number | null;
    body: string | null;
    owner: string | null;
    lease_until: number | null;
    attempt: number;
    taken_at: number;
  };
  meta: { key: string; value: string };
  keyv: { key: string; value: string | null; expires_at: number | null };
};

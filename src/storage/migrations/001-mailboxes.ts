/** The first tables: chats, what they follow, batches, mailboxes, the pace and Keyv's own table. */
import { type Migration, sql } from 'kysely';
import { columnTypes, type Dialect } from '../dialect.js';

/** The step as v0.1.0 has it. */
export function mailboxes(dialect: Dialect): Migration {
  const { int, ownId, keyOnly, churning } = columnTypes(dialect);
  const statements = [
    `create table if not exists keyv (key text primary key, value text) ${keyOnly}`,
    `create table meta (key text primary key, value text not null) ${keyOnly}`,
    `create table chat (
      chat_id ${int} primary key, thread_id ${int}, kind text not null, language text,
      standing text not null, standing_at ${int} not null, time_zone text,
      quiet_from integer, quiet_to integer, digest_minute integer, digest_weekday integer,
      next_digest_at ${int}, digested_up_to ${int} not null, last_period text)`,
    `create index chat_next_digest on chat (next_digest_at) where next_digest_at is not null`,
    `create table term (term_id ${ownId}, kind text not null, key text not null, unique (kind, key))`,
    `create table sub (
      term_id ${int} not null, chat_id ${int} not null, since ${int} not null,
      in_digest integer not null, label text not null, primary key (term_id, chat_id)) ${keyOnly}`,
    `create index sub_chat on sub (chat_id, term_id)`,
    `create table article (
      article_id text primary key, content_hash text not null, story_id text not null,
      first_seen ${int} not null, batch_id ${int}) ${keyOnly}`,
    `create index article_hash on article (content_hash)`,
    `create index article_story on article (story_id)`,
    `create table batch (
      batch_id ${ownId}, kind text not null, state text not null, target ${int},
      opened_at ${int} not null, changed_at ${int} not null, sealed_at ${int}, cursor_chat ${int} not null)`,
    `create index batch_state on batch (state, batch_id) where state <> 'done'`,
    `create index batch_sealed on batch (sealed_at)`,
    `create table batch_story (
      batch_id ${int} not null, story_id text not null, primary key (batch_id, story_id)) ${keyOnly}`,
    `create table batch_term (
      batch_id ${int} not null, term_id ${int} not null, story_id text not null,
      primary key (batch_id, term_id, story_id)) ${keyOnly}`,
    `create table item (
      chat_id ${int} not null, kind text not null, ref text not null, created_at ${int} not null,
      primary key (chat_id, kind, ref)) ${keyOnly}`,
    `create table mailbox (
      chat_id ${int} primary key, place ${int} not null, due_at ${int} not null, owner text,
      lease_until ${int}, attempt integer not null, generation ${int} not null) ${churning}`,
    `create index mailbox_free on mailbox (place) where owner is null`,
    `create index mailbox_leased on mailbox (lease_until) where owner is not null`,
    `create table sent (
      batch_id ${int} not null, chat_id ${int} not null, message_id ${int} not null,
      primary key (batch_id, chat_id)) ${keyOnly}`,
    `create index sent_message on sent (chat_id, message_id)`,
    `create table pace (
      name text primary key, free_at double precision not null, per_second double precision not null,
      changed_at ${int} not null) ${keyOnly}`,
    `create table dead (
      dead_id ${ownId}, chat_id ${int} not null, kind text not null, ref text not null,
      reason text not null, at ${int} not null)`,
    `create table counter (name text primary key, value ${int} not null) ${keyOnly}`,
  ];
  return {
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
    async down(db) {
      for (const table of TABLES) await sql.raw(`drop table ${table}`).execute(db);
    },
  };
}

const TABLES = [
  ...['keyv', 'meta', 'chat', 'term', 'sub', 'article', 'batch', 'batch_story', 'batch_term'],
  ...['item', 'mailbox', 'sent', 'pace', 'dead', 'counter'],
];

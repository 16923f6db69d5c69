/** On PostgreSQL the steps of the inbox are functions of the server: one word from us, one transaction, one answer. */
import { type Migration, sql } from 'kysely';
import type { Dialect } from '../dialect.js';

/**
 * A lock that is taken within one statement comes after its view of the rows; each statement of a
 * function has a view of its own (PostgreSQL, "Function Volatility Categories"). 1847 names our
 * advisory locks among others.
 */
const FUNCTIONS = [
  `create function inbox_lock(chat bigint) returns void language sql as $$
    select pg_advisory_xact_lock(1847, hashint8(chat)) $$`,

  // What is seen without the lock is committed: whoever is brought an update again waits for nobody.
  `create function inbox_take(
    number bigint, chat bigint, words text, holder text, lease bigint, instant bigint, most bigint
  ) returns text language plpgsql as $$
  declare waiting bigint;
  begin
    if exists (select from inbox where update_id = number) then return 'known'; end if;
    perform inbox_lock(chat);
    select count(*) into waiting from inbox where chat_id = chat;
    if waiting >= most then
      return case when exists (select from inbox where update_id = number) then 'known' else 'full' end;
    end if;
    insert into inbox (update_id, chat_id, body, owner, lease_until, attempt, taken_at)
      values (number, chat, words, case when waiting = 0 then holder end,
        case when waiting = 0 then lease end, 0, instant)
      on conflict (update_id) do nothing;
    if not found then return 'known'; end if;
    return case when waiting = 0 then 'mine' else 'waits' end;
  end $$`,

  `create function inbox_hold(chat bigint, holder text, lease bigint, instant bigint, more integer)
  returns table (number bigint, words text, attempts integer) language plpgsql as $$
  begin
    perform inbox_lock(chat);
    return query update inbox set owner = holder, lease_until = lease, attempt = attempt + more
      where update_id = (select min(first.update_id) from inbox as first where first.chat_id = chat)
        and not exists (select from inbox as other
          where other.chat_id = chat and other.lease_until > instant)
      returning update_id, body, attempt;
  end $$`,

  `create function inbox_finish(number bigint, chat bigint, holder text, lease bigint, instant bigint)
  returns table (next bigint, words text, attempts integer) language plpgsql as $$
  begin
    perform inbox_lock(chat);
    update inbox set chat_id = null, body = null, owner = null, lease_until = null
      where update_id = number and owner = holder;
    if found then return query select * from inbox_hold(chat, holder, lease, instant, 0); end if;
  end $$`,
] as const;

/** SQLite is in the process itself: there a step is a transaction of ours. */
export function inboxSteps(dialect: Dialect): Migration {
  return {
    async up(db) {
      if (dialect === 'sqlite') return;
      for (const statement of FUNCTIONS) await sql.raw(statement).execute(db);
    },
    async down(db) {
      if (dialect === 'sqlite') return;
      await sql`drop function inbox_finish, inbox_hold, inbox_take, inbox_lock`.execute(db);
    },
  };
}

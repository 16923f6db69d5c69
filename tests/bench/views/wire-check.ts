/** Puts messages through the real messenger into the strict local Bot API, without a network between. */
import { toInlineResults } from '../../../src/telegram/inline-results.js';
import { createMessenger } from '../../../src/telegram/messenger.js';
import type { BotClient } from '../../../src/telegram/bot-client.js';
import type { ButtonStore } from '../../../src/domain/button-store.js';
import type { InlineAnswer } from '../../../src/domain/inline.js';
import type { Message } from '../../../src/domain/message.js';
import { createWorld } from '../../../src/playground/bot-api.js';
import { ANSWERING } from '../../../src/playground/methods/answering.js';
import { SENDING } from '../../../src/playground/methods/sending.js';
import { Params } from '../../../src/playground/params.js';
import { Refusal } from '../../../src/playground/refusal.js';
import type { Entity, InlineKeyboard } from '../../../src/playground/telegram.js';
import { Town } from '../../../src/playground/town.js';
import { quietLog } from '../../telegram/quiet-log.js';

/** Says what Telegram would refuse. */
export type WireCheck = {
  /** What is wrong with it; empty: Telegram takes it, and it harms nobody. */
  message(message: Message): Promise<readonly string[]>;
  inline(answer: InlineAnswer): readonly string[];
};

/** Turns the direction of what follows, ends lines, rings bells, shows nothing. */
const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066\u2067]|\p{Surrogate}/u;
/** A new world now and then, so that a long sweep does not keep every message. */
const MESSAGES_A_WORLD = 500;

/** A check on a world of its own. */
export function createWireCheck(buttons: ButtonStore): WireCheck {
  let { world, chatId } = freshWorld();
  let sent = 0;
  let problems: string[] = [];
  const client = {
    callApi(method: string, payload: object) {
      const answer = call(method, payload);
      if (answer instanceof Refusal) problems.push(`${method}: ${answer.description}`);
      return Promise.resolve({ message_id: 1 });
    },
  } as unknown as BotClient;
  const messenger = createMessenger({ client, buttons, log: quietLog, isInlineOn: () => true });

  function call(method: string, payload: object): unknown {
    // Telegram cleans what it shows; what we send must be clean before.
    const wire = JSON.parse(JSON.stringify(payload), (name, value: unknown) => {
      const isShown = typeof value === 'string' && name !== 'callback_data';
      if (isShown && HARMFUL.test(value)) problems.push(`harmful ${name}: ${value.slice(0, 100)}`);
      return value;
    }) as Record<string, unknown>;
    const params = Params.check(new Map(Object.entries(wire)));
    const run = SENDING[method] ?? ANSWERING[method];
    if (params instanceof Refusal || run === undefined) return params;
    return run(world, params);
  }

  return {
    async message(message) {
      sent += 1;
      if (sent % MESSAGES_A_WORLD === 0) ({ world, chatId } = freshWorld());
      problems = [];
      await messenger.send({ chatId, threadId: undefined }, message);
      const shown = world.messages.in(chatId).at(-1);
      if (shown !== undefined && problems.length === 0) {
        problems.push(...harmIn(shown.entities, shown.reply_markup));
      }
      return problems;
    },

    inline(answer) {
      const id = `query${(sent += 1)}`;
      problems = [];
      const from = { id: 1, is_bot: false, first_name: 'Reader' };
      world.inlines.ask({ id, from, query: '', offset: '', chat_type: 'sender' });
      const found = call('answerInlineQuery', { inline_query_id: id, ...toInlineResults(answer) });
      if (found instanceof Refusal) return [`answerInlineQuery: ${found.description}`];
      const results = world.inlines.answerTo(id)?.results ?? [];
      const harm = results.flatMap(({ entities, keyboard }) => harmIn(entities, keyboard));
      return [...problems, ...harm];
    },
  };
}

function freshWorld() {
  const world = createWorld();
  const { chat } = new Town(world).person({ hasStarted: true });
  return { world, chatId: chat.id };
}

function harmIn(
  entities: readonly Entity[] = [],
  keyboard: InlineKeyboard | undefined,
): readonly string[] {
  const buttons = keyboard?.inline_keyboard ?? [];
  const labels = buttons.flat().map((button) => button.text);
  const links = [...entities, ...buttons.flat()].flatMap(({ url }) => url ?? []);
  return [
    ...links.filter((url) => !/^https?:\/\/[^\s]+$/.test(url)).map((url) => `no web link: ${url}`),
    ...buttons.filter((row) => row.length > 8).map((row) => `a row of ${row.length} buttons`),
    ...labels.filter((label) => label.length > 64).map((label) => `a long label: ${label}`),
  ].map((problem) => problem.slice(0, 200));
}

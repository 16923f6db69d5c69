/** What the chat page asks of the server: its files, the state of the chats, and deeds of the people. */
import { readFileSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Cast } from './cast.js';
import { callView, streamEvents } from './page-events.js';
import { isRecord } from './params.js';
import type { Person } from './person.js';
import type { InlineResult } from './queries.js';
import type { Chat, Message } from './telegram.js';
import type { World } from './world.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const MAX_SHOWN_CALLS = 100;
const MAX_SHOWN_MESSAGES = 300;

/** Adds the page on `/` and what it needs under `/page/`. */
export function addPageRoutes(server: FastifyInstance, world: World, cast: Cast): void {
  addFiles(server);
  server.get('/page/state', () => stateView(world, cast));
  server.get('/page/events', (_request, reply) => {
    streamEvents(world, reply);
  });
  server.get<{ Params: { id: string } }>('/page/files/:id', (request, reply) => {
    const file = world.file(request.params.id);
    if (file === undefined) return reply.code(404).send();
    // Shown as a picture or saved, never run as a page.
    const isPicture = /^image\/(?:png|jpeg|webp|gif)$/.test(file.mimeType);
    return reply
      .type(isPicture ? file.mimeType : 'application/octet-stream')
      .header('x-content-type-options', 'nosniff')
      .send(file.bytes);
  });
  addDeeds(server, world, cast);
}

function addFiles(server: FastifyInstance): void {
  const folder = fileURLToPath(new URL('./page/', import.meta.url));
  for (const name of readdirSync(folder)) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const send = (reply: FastifyReply): FastifyReply =>
      reply
        .type(type)
        .header('content-security-policy', POLICY)
        .header('cache-control', 'no-cache')
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .send(readFileSync(`${folder}/${name}`));
    server.get(name === 'index.html' ? '/' : `/${name}`, (_request, reply) => send(reply));
  }
}

function stateView(world: World, cast: Cast): object {
  return {
    bot: world.bot,
    texts: Object.fromEntries(world.texts),
    seats: cast.seats().map(({ chat, people }) => ({
      chat,
      standing: world.chats.standing(chat.id).kind,
      people: people.map(({ user }) => ({
        user,
        menu: world.menu.shownIn(chat, user.language_code ?? ''),
      })),
      messages: world.messages.in(chat.id).slice(-MAX_SHOWN_MESSAGES),
    })),
    calls: world.journal.calls().slice(-MAX_SHOWN_CALLS).map(callView),
    unansweredButtons: world.callbacks.unanswered().length,
  };
}

type Deed = {
  readonly person: Person;
  readonly chat: Chat;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The message that `messageId` names. */
  readonly message: Message | undefined;
};

/** `undefined`: the deed makes no sense here. */
type DeedHandler = (deed: Deed) => unknown;

function addDeeds(server: FastifyInstance, world: World, cast: Cast): void {
  const shared = new Map<string, InlineResult>();
  const deeds: Readonly<Record<string, DeedHandler>> = {
    sends: ({ person, chat, fields, message }) => {
      const text = fields['text'];
      if (typeof text !== 'string' || text.trim() === '') return undefined;
      const replyTo = message === undefined ? {} : { replyTo: message };
      return person.sends(text, { to: chat, ...replyTo });
    },
    presses: async ({ person, fields, message }) => {
      const { row, column } = fields;
      const key =
        typeof row === 'number' && typeof column === 'number'
          ? message?.reply_markup?.inline_keyboard[row]?.[column]
          : undefined;
      if (message === undefined || key?.callback_data === undefined) return undefined;
      // A bot that never answers leaves the button spinning, as in a real client.
      return person.presses(message, { data: key.callback_data }).catch(() => ({ text: '' }));
    },
    inline: async ({ person, fields }) => {
      const { query, offset } = fields;
      if (typeof query !== 'string') return undefined;
      const from = typeof offset === 'string' ? offset : '';
      const answer = await person.asksInline(query, from).catch(() => undefined);
      for (const result of answer?.results ?? []) shared.set(result.id, result);
      return answer ?? { results: [], nextOffset: '' };
    },
    shares: ({ person, chat, fields }) => {
      const result = shared.get(String(fields['resultId']));
      return result === undefined ? undefined : person.shares(result, chat);
    },
    blocks: ({ person }) => {
      person.blocks();
      return { standing: 'blocked' };
    },
    unblocks: ({ person }) => {
      person.unblocks();
      return { standing: 'open' };
    },
  };
  for (const [name, handler] of Object.entries(deeds)) {
    server.post(`/page/${name}`, async (request, reply) => {
      const deed = readDeed(world, cast, request.body);
      const result = deed === undefined ? undefined : await handler(deed);
      return result === undefined
        ? reply.code(400).send({ message: `Cannot do "${name}": a field is missing or stale` })
        : reply.send(result);
    });
  }
}

function readDeed(world: World, cast: Cast, fields: unknown): Deed | undefined {
  if (!isRecord(fields)) return undefined;
  const { personId, chatId, messageId } = fields;
  const person = typeof personId === 'number' ? cast.person(personId) : undefined;
  const chat = typeof chatId === 'number' ? world.chats.get(chatId) : undefined;
  if (person === undefined || chat === undefined || !cast.isIn(person, chat)) return undefined;
  const message =
    typeof messageId === 'number' ? world.messages.get(chat.id, messageId) : undefined;
  return { person, chat, fields, message };
}

/** What the people of the playground do when somebody taps or types on the page. */
import type { FastifyInstance } from 'fastify';
import type { Deed, DeedTable } from './deeds/deed.js';
import { createStageDeeds } from './deeds/stage-deeds.js';
import { createStandingDeeds } from './deeds/standing-deeds.js';
import { createTalkingDeeds } from './deeds/talking-deeds.js';
import type { PageParts } from './page-parts.js';
import { isRecord } from './params.js';

/** Adds one POST route for each deed under `/page/`. */
export function addDeeds(server: FastifyInstance, parts: PageParts): void {
  const deeds: DeedTable = {
    ...createTalkingDeeds(),
    ...createStandingDeeds(parts.world),
    ...createStageDeeds(parts.world, parts.stage),
  };
  for (const [name, handler] of Object.entries(deeds)) {
    server.post(`/page/${name}`, async (request, reply) => {
      const deed = readDeed(parts, request.body);
      const result = deed === undefined ? undefined : await handler(deed);
      return result === undefined
        ? reply.code(400).send({ message: `Cannot do "${name}": a field is missing or stale` })
        : reply.send(result);
    });
  }
}

function readDeed({ world, cast }: PageParts, fields: unknown): Deed | undefined {
  if (!isRecord(fields)) return undefined;
  const { personId, chatId, messageId, threadId } = fields;
  const person = typeof personId === 'number' ? cast.person(personId) : undefined;
  const seat = cast.seats().find(({ chat }) => chat.id === chatId);
  if (person === undefined || seat?.people.includes(person) !== true) return undefined;
  const isTopic = typeof threadId === 'number' && world.chats.topics(seat.chat.id).has(threadId);
  if (threadId !== undefined && !isTopic) return undefined;
  return {
    person,
    ...seat,
    fields,
    message:
      typeof messageId === 'number' ? world.messages.get(seat.chat.id, messageId) : undefined,
    ...(isTopic ? { threadId } : {}),
  };
}

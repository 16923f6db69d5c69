/**
 * What the chat page requests from the server: its files, the state of the chats, and people's
 * deeds.
 */
import type { FastifyInstance } from 'fastify';
import { addDeeds } from './deeds.js';
import { createEventStreams } from './page-events.js';
import { addPageFiles } from './page-files.js';
import { stateView } from './page-state.js';
import type { PageParts } from './page-parts.js';

/** Adds the page on `/` and what it needs under `/page/`. */
export function addPageRoutes(server: FastifyInstance, parts: PageParts): void {
  const streams = createEventStreams(parts);
  addPageFiles(server, parts.world);
  server.get('/page/state', () => stateView(parts));
  server.get('/page/events', (_request, reply) => {
    streams.open(reply);
  });
  addDeeds(server, parts);
}

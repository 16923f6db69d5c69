/** Tells the page about changes at once, as server-sent events. */
import type { FastifyReply } from 'fastify';
import { callView, clockView } from './page-state.js';
import type { PageParts } from './page-parts.js';

const HEARTBEAT_MS = 20_000;
/**
 * A browser opens six connections to one address; more than this means a program that forgot to
 * close them.
 */
const MAX_STREAMS = 24;
/** A page with this much unread is not reading: it must reconnect and load the state again. */
const MAX_UNREAD_BYTES = 4 * 1_048_576;

/** The pages that are listening. */
export type EventStreams = {
  /**
   * Keeps the connection open and writes every event until the page goes away; refuses connections
   * beyond the limit.
   */
  open(reply: FastifyReply): void;
};

/** No connection is open yet. */
export function createEventStreams(parts: PageParts): EventStreams {
  let count = 0;
  return {
    open(reply) {
      if (count >= MAX_STREAMS) {
        void reply.code(503).send({ message: 'Cannot show one more page: too many are open' });
        return;
      }
      count += 1;
      stream(parts, reply, () => (count -= 1));
    },
  };
}

function stream({ world, stage }: PageParts, reply: FastifyReply, onClose: () => void): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const write = (kind: string, value: unknown): void => {
    if (raw.writableLength > MAX_UNREAD_BYTES) raw.destroy();
    else raw.write(`event: ${kind}\ndata: ${JSON.stringify(value)}\n\n`);
  };
  const stops = [
    world.messages.changes.on(({ kind, message }) => {
      write(kind, message);
    }),
    world.actions.on((action) => {
      write('action', action);
    }),
    world.menuChanges.on(() => {
      write('seats', null);
    }),
    world.chats.changes.on(() => {
      write('seats', null);
    }),
    world.journal.added.on((call) => {
      if (call.method !== 'getUpdates') write('call', callView(call));
    }),
  ];
  if (stage !== undefined) {
    stops.push(
      stage.clock.changes.on(() => {
        write('clock', clockView(stage));
      }),
    );
  }
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
  raw.once('close', () => {
    clearInterval(heartbeat);
    for (const stop of stops) stop();
    onClose();
  });
  write('hello', null);
}

/** What the page must know at once, as server-sent events. */
import type { FastifyReply } from 'fastify';
import type { Call } from './journal.js';
import type { World } from './world.js';

const HEARTBEAT_MS = 20_000;

/** Keeps the line open and writes every event of `world` until the page goes away. */
export function streamEvents(world: World, reply: FastifyReply): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const write = (kind: string, value: unknown): void => {
    raw.write(`event: ${kind}\ndata: ${JSON.stringify(value)}\n\n`);
  };
  const stops = [
    world.messages.changes.on(({ kind, message }) => {
      write(kind, message);
    }),
    world.actions.on((action) => {
      write('action', action);
    }),
    world.menuChanges.on(() => {
      write('menu', null);
    }),
    world.journal.added.on((call) => {
      if (call.method !== 'getUpdates') write('call', callView(call));
    }),
  ];
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
  raw.once('close', () => {
    clearInterval(heartbeat);
    for (const stop of stops) stop();
  });
  write('hello', null);
}

/** A call as the page's inspector shows it. */
export function callView(call: Call): object {
  const { method, params, at, result, refusal } = call;
  return { method, params, at, result, refusal: refusal?.description ?? null };
}

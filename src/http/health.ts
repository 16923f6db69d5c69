/** Whether the bot is alive, and whether it is doing its job. */
import type { Routes } from './http-server.js';

/**
 * Asks one part of the bot what is wrong with it, in a few words without secrets; `undefined`:
 * nothing.
 */
export type Ask = () => Promise<string | undefined>;

/** The health of the parts that a running bot needs. */
export type Health = {
  /** From now on the part is asked. */
  watch(part: string, ask: Ask): void;
  /** What is wrong now, by part; empty: nothing. Never rejects, and takes two seconds at most. */
  faults(): Promise<Readonly<Record<string, string>>>;
};

/** A part that does not answer within this time counts as broken. */
const ASK_LIMIT_MS = 2_000;

/** Counts as unhealthy until each of these parts is watched. */
export function createHealth(parts: readonly string[]): Health {
  const asks = new Map<string, Ask>(
    parts.map((part) => [part, () => Promise.resolve('it is starting')]),
  );
  return {
    watch: (part, ask) => void asks.set(part, ask),
    async faults() {
      const answers = await Promise.all(
        [...asks].map(async ([part, ask]) => [part, await answerOf(ask)] as const),
      );
      return Object.fromEntries(
        answers.flatMap(([part, fault]) => (fault === undefined ? [] : [[part, fault]])),
      );
    },
  };
}

/**
 * `/healthz`: the event loop responds. `/readyz`: every part works; otherwise 503 and what does
 * not.
 */
export function healthRoutes(health: Health): Routes {
  return (server) => {
    server.get('/healthz', (_request, reply) => reply.send({ alive: true }));
    server.get('/readyz', async (_request, reply) => {
      const faults = await health.faults();
      const ready = Object.keys(faults).length === 0;
      return reply.code(ready ? 200 : 503).send(ready ? { ready } : { ready, faults });
    });
  };
}

async function answerOf(ask: Ask): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('it does not answer'), ASK_LIMIT_MS);
  });
  try {
    return await Promise.race([ask(), tooLong]);
  } catch {
    // The error may contain an address with a password; only the log gets it.
    return 'it fails';
  } finally {
    clearTimeout(timer);
  }
}

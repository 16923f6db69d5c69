/**
 * A local Bot API over HTTP that refuses what Telegram refuses, in the same words. The playground
 * and the tests run the real bot on it.
 */
import Fastify from 'fastify';
import { addBotApiRoutes } from './bot-api-routes.js';
import type { Faults } from './faults.js';
import type { FloodRates } from './flood-limit.js';
import type { Journal } from './journal.js';
import { Town } from './town.js';
import { World } from './world.js';

/** How it differs from Telegram's own, as a new bot sees it. */
export type BotApiOptions = {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `42:playground`; the number before the colon is the bot's id. */
  readonly token?: string;
  readonly botUsername?: string;
  /** Milliseconds since 1970; default: the real time. */
  readonly clock?: { now(): number };
  /** Default: no flood limit. */
  readonly rates?: FloodRates;
  /** How long a button waits for its answer; default 15 s. */
  readonly queryLifetimeSeconds?: number;
  readonly canReadAllGroupMessages?: boolean;
  readonly canUseHttpWebhooks?: boolean;
  /** How long the next call takes, except for polls; default: no extra time. */
  readonly latencyMs?: () => number;
};

/** A Bot API that is listening, with everything around the bot. */
export type BotApi = {
  /** The root address for client libraries: `http://127.0.0.1:12345`. */
  readonly url: string;
  readonly token: string;
  /** The people and groups who write to the bot. */
  readonly town: Town;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly world: World;
  /** Ends every connection, including waiting ones. */
  close(): Promise<void>;
};

/** The world of a local Bot API, without a server. */
export function createWorld(options: BotApiOptions = {}): World {
  const clock = options.clock ?? { now: () => Date.now() };
  return new World({
    token: options.token ?? '42:playground',
    botUsername: options.botUsername ?? 'paperboy_bot',
    now: () => clock.now(),
    rates: options.rates,
    queryLifetimeSeconds: options.queryLifetimeSeconds ?? 15,
    canReadAllGroupMessages: options.canReadAllGroupMessages ?? false,
    canUseHttpWebhooks: options.canUseHttpWebhooks ?? false,
    latencyMs: options.latencyMs,
  });
}

/** Starts listening at once; rejects when the port is taken. */
export async function startBotApi(options: BotApiOptions = {}): Promise<BotApi> {
  const world = createWorld(options);
  const server = Fastify({ forceCloseConnections: true });
  addBotApiRoutes(server, world);
  const url = await server.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  return {
    url,
    token: world.options.token,
    town: new Town(world),
    journal: world.journal,
    faults: world.faults,
    world,
    async close() {
      world.setWebhook(undefined);
      await server.close();
    },
  };
}

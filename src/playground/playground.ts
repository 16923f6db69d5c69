/**
 * The local Bot API and the chat page on one HTTP server, for trying the real bot without a token.
 */
import { randomBytes } from 'node:crypto';
import Fastify from 'fastify';
import type { Routes } from '../http/http-server.js';
import { listen } from '../http/listen.js';
import { addBotApiRoutes } from './bot-api-routes.js';
import { createWorld } from './bot-api.js';
import { Cast } from './cast.js';
import { Diary } from './diary.js';
import { addLocalOnly } from './local-only.js';
import { addPageRoutes } from './page-routes.js';
import type { Stage } from './stage.js';
import { Town } from './town.js';
import type { World } from './world.js';

/** Where it listens, and with what it is set up. */
export type PlaygroundOptions = {
  /** Default 127.0.0.1: nobody else on the network can reach it. */
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly botUsername?: string;
  /** What the page offers besides the chats; its clock is the playground's. */
  readonly stage?: Stage;
  /** A file that keeps the chats across restarts; left out: they start afresh. */
  readonly diaryPath?: string;
  /** Further routes to serve besides the page. */
  readonly routes?: readonly Routes[];
};

/** A playground that is listening. */
export type Playground = {
  /** The address of the chat page. */
  readonly url: string;
  /** The root address of the Bot API, for the bot to use with `token`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly world: World;
  readonly town: Town;
  /** Ends every connection, including waiting ones. */
  close(): Promise<void>;
};

/**
 * Starts listening; `fault`: why it cannot (a port that is taken or not allowed), as one sentence
 * for a person.
 */
export async function startPlayground(
  options: PlaygroundOptions,
): Promise<Playground | { readonly fault: string }> {
  const host = options.host ?? '127.0.0.1';
  const world = createWorld({
    // Nobody can guess it, so no other page on this machine can pose as the bot.
    token: `42:${randomBytes(24).toString('base64url')}`,
    ...(options.botUsername === undefined ? {} : { botUsername: options.botUsername }),
    ...(options.stage === undefined ? {} : { clock: options.stage.clock }),
  });
  const cast = new Cast(world);
  const diary = options.diaryPath === undefined ? undefined : new Diary(options.diaryPath, world);
  if (diary?.restore() !== true) cast.opensTopics();
  const server = Fastify({ forceCloseConnections: true });
  addLocalOnly(server, [host]);
  addBotApiRoutes(server, world);
  addPageRoutes(server, { world, cast, stage: options.stage });
  for (const addRoutes of options.routes ?? []) addRoutes(server);
  const listening = await listen(server, { host, port: options.port });
  if ('fault' in listening) {
    await server.close();
    return listening;
  }
  diary?.keep();
  const { port } = listening;
  const name = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : bracketed(host);
  const apiHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : bracketed(host);
  return {
    url: `http://${name}:${port}/`,
    apiRoot: `http://${apiHost}:${port}`,
    token: world.options.token,
    world,
    town: new Town(world),
    async close() {
      world.setWebhook(undefined);
      await server.close();
      diary?.close();
    },
  };
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

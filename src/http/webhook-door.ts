/**
 * Where Telegram delivers updates: one path, one secret, and nothing behind it for anybody else.
 */
import type { Routes } from './http-server.js';
import { isSecret } from './secret.js';

/** Takes an update; rejects when Telegram must deliver it again. */
export type TakeUpdate = (update: unknown) => Promise<void>;

/** Refuses everything until it is opened. */
export type WebhookDoor = {
  readonly routes: Routes;
  open(take: TakeUpdate): void;
  /** From now on Telegram is told to come back later. */
  close(): void;
};

/** The header in which Telegram sends the secret (Bot API, setWebhook). */
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** A door at a path. Only requests with the `secret` are let in. */
export function createWebhookDoor({
  path,
  secret,
}: {
  readonly path: string;
  readonly secret: string;
}): WebhookDoor {
  let take: TakeUpdate | undefined;
  return {
    routes(server) {
      server.post(
        path,
        {
          // Before the body is read.
          async onRequest(request, reply) {
            const isKnown = isSecret(request.headers[SECRET_HEADER], secret);
            if (!isKnown) await reply.code(401).send({ fault: 'not allowed' });
          },
        },
        async (request, reply) => {
          if (!isUpdate(request.body)) return reply.code(400).send({ fault: 'bad request' });
          try {
            if (take === undefined) throw new Error('not open');
            await take(request.body);
            return await reply.send({});
          } catch {
            return reply.code(503).header('retry-after', '1').send({ fault: 'try again' });
          }
        },
      );
    },
    open(taker) {
      take = taker;
    },
    close() {
      take = undefined;
    },
  };
}

function isUpdate(body: unknown): boolean {
  return (
    typeof body === 'object' &&
    body !== null &&
    'update_id' in body &&
    Number.isSafeInteger(body.update_id)
  );
}

/** `/bot<token>/<method>` over HTTP, with the failures that were ordered. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from './faults.js';
import { ANSWERING } from './methods/answering.js';
import { CHATS } from './methods/chats.js';
import { EDITING } from './methods/editing.js';
import type { Method } from './methods/method.js';
import { PROFILE } from './methods/profile.js';
import { SENDING } from './methods/sending.js';
import { WEBHOOK } from './methods/webhook.js';
import { Params } from './params.js';
import { Refusal, tooManyRequests } from './refusal.js';
import { parseBody } from './request-body.js';
import type { World } from './world.js';

/** Telegram accepts method names in any case. */
const METHODS: ReadonlyMap<string, readonly [string, Method]> = new Map(
  [SENDING, EDITING, ANSWERING, PROFILE, CHATS, WEBHOOK].flatMap((table) =>
    Object.entries(table).map(([name, method]) => [name.toLowerCase(), [name, method]] as const),
  ),
);

/** The contents of a call's path and query. */
type Route = {
  readonly Params: { readonly bot: string; readonly method: string };
  readonly Querystring: Readonly<Record<string, unknown>>;
};

/** A call whose parameters were readable. */
type ReadCall = {
  readonly world: World;
  readonly method: string;
  readonly params: Params;
  readonly request: FastifyRequest<Route>;
  readonly reply: FastifyReply;
};

const MAX_BODY_BYTES = 52_428_800;

/** Adds the Bot API of `world` to a server. */
export function addBotApiRoutes(server: FastifyInstance, world: World): void {
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.route<Route>({
      method: ['GET', 'POST'],
      url: '/:bot/:method',
      bodyLimit: MAX_BODY_BYTES,
      handler: (request, reply) => handle(world, request, reply),
    });
    done();
  });
}

async function handle(
  world: World,
  request: FastifyRequest<Route>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { bot, method } = request.params;
  const problem = checkToken(world, bot);
  if (problem !== undefined) return answer(reply, problem);
  const params = readParams(request);
  if (params instanceof Refusal) {
    note(world, method, { params: {}, outcome: params });
    return answer(reply, params);
  }
  const call = { world, method, params, request, reply };
  const fault = world.faults.take(method, params.text('chat_id'));
  if (fault !== undefined) return meetFault(call, fault);
  const halfWay = halfWayMs(world, method);
  if (halfWay > 0) await sleep(halfWay);
  const outcome = await carryOut(call);
  note(world, method, { params: params.all(), outcome });
  if (halfWay > 0) await sleep(halfWay);
  return answer(reply, outcome);
}

/** Calls that a caller no longer waits for are carried out all the same. */
function halfWayMs({ options }: World, method: string): number {
  return method.toLowerCase() === 'getupdates' ? 0 : (options.latencyMs?.() ?? 0) / 2;
}

function checkToken(world: World, bot: string): Refusal | undefined {
  if (!/^bot\d+:[\w-]+$/.test(bot)) return new Refusal(404, 'Not Found');
  return bot === `bot${world.options.token}` ? undefined : new Refusal(401, 'Unauthorized');
}

function readParams(request: FastifyRequest<Route>): Params | Refusal {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const body = parseBody(request.headers['content-type'] ?? '', bytes);
  if (body instanceof Refusal) return body;
  const values = new Map(Object.entries(request.query));
  for (const [name, value] of body.values) values.set(name, value);
  // Telegraf repeats the method's name in the body of an upload.
  values.delete('method');
  return Params.check(values, body.uploads);
}

function hungUp(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    controller.abort();
  });
  return controller.signal;
}

async function carryOut({ world, method, params, reply }: ReadCall): Promise<unknown> {
  if (method.toLowerCase() === 'getupdates') return getUpdates(world, params, hungUp(reply));
  const found = METHODS.get(method.toLowerCase());
  return found === undefined
    ? new Refusal(404, 'Not Found: method not found')
    : found[1](world, params);
}

function getUpdates(world: World, params: Params, signal: AbortSignal): Promise<unknown> {
  if (world.webhook !== undefined) {
    return Promise.resolve(
      new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      ),
    );
  }
  const allowed = params.json('allowed_updates');
  return world.updates.poll(
    {
      offset: params.integer('offset'),
      limit: params.integer('limit'),
      timeoutSeconds: params.integer('timeout'),
      allowed: Array.isArray(allowed) ? allowed.map(String) : undefined,
    },
    signal,
  );
}

/** Records a call in the journal, under its name in the Bot API's documentation. */
function note(world: World, name: string, { params, outcome, fault }: Noted): void {
  const method =
    name.toLowerCase() === 'getupdates'
      ? 'getUpdates'
      : (METHODS.get(name.toLowerCase())?.[0] ?? name);
  const refusal = outcome instanceof Refusal ? outcome : undefined;
  const result = refusal === undefined ? outcome : undefined;
  world.journal.add({ method, params, at: world.options.now(), result, refusal, fault });
}

type Noted = {
  readonly params: Readonly<Record<string, unknown>>;
  readonly outcome: unknown;
  readonly fault?: Fault;
};

function bodyOf(outcome: unknown): string {
  if (!(outcome instanceof Refusal)) return JSON.stringify({ ok: true, result: outcome });
  const { code, description, parameters } = outcome;
  return JSON.stringify({
    ok: false,
    error_code: code,
    description,
    ...(parameters === undefined ? {} : { parameters }),
  });
}

function answer(reply: FastifyReply, outcome: unknown): FastifyReply {
  return reply
    .code(outcome instanceof Refusal ? outcome.code : 200)
    .type('application/json')
    .send(bodyOf(outcome));
}

async function meetFault(call: ReadCall, fault: Fault): Promise<FastifyReply> {
  const { world, method, params, request, reply } = call;
  if (fault.kind === 'retry-after') {
    const refusal = tooManyRequests(fault.seconds);
    note(world, method, { params: params.all(), outcome: refusal, fault });
    return answer(reply, refusal);
  }
  const isDone = fault.kind === 'truncate' || ('isDone' in fault && fault.isDone);
  const outcome = isDone ? await carryOut(call) : undefined;
  note(world, method, { params: params.all(), outcome, fault });
  if (fault.kind === 'error-page') {
    const page = `<html><head><title>${fault.code}</title></head><body>nginx</body></html>`;
    return reply.code(fault.code).type('text/html').send(page);
  }
  reply.hijack();
  if (fault.kind === 'cut') request.raw.socket.destroy();
  if (fault.kind === 'truncate') {
    const body = Buffer.from(bodyOf(outcome));
    reply.raw.writeHead(200, {
      'content-type': 'application/json',
      'content-length': body.length,
    });
    reply.raw.write(body.subarray(0, Math.ceil(body.length / 2)));
  }
  return reply;
}

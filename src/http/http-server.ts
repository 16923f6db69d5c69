/** The bot's own HTTP server: whatever speaks HTTP to a running bot is a set of routes on it. */
import Fastify, { type FastifyInstance } from 'fastify';
import { listen, type ListenOptions } from './listen.js';

/** Adds routes to a server that does not listen yet. What is not ready then must say so when it is asked. */
export type Routes = (server: FastifyInstance) => void;

/** Where to listen, and what is served. */
export type HttpServerOptions = ListenOptions & { readonly routes: readonly Routes[] };

/** A server that listens. */
export type HttpServer = {
  readonly port: number;
  /** Ends every connection, also those that wait. */
  close(): Promise<void>;
};

/** No body is larger (Telegram's updates are far smaller). */
const MAX_BODY_BYTES = 1_048_576;
/** A request that is sent this slowly is an attack or a broken line. */
const REQUEST_LIMIT_MS = 10_000;
/** Node looks for such requests every 30 s: until then a few hundred would keep a small machine busy. */
const LOOK_MS = 2_000;

/** Listens at once; `fault` says why it cannot, as one sentence for a person. */
export async function createHttpServer(
  options: HttpServerOptions,
): Promise<HttpServer | { readonly fault: string }> {
  const server = Fastify({
    forceCloseConnections: true,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_LIMIT_MS,
    http: { headersTimeout: REQUEST_LIMIT_MS, connectionsCheckingInterval: LOOK_MS },
  });
  hideErrors(server);
  for (const addRoutes of options.routes) addRoutes(server);
  const listening = await listen(server, options);
  if ('fault' in listening) {
    await server.close();
    return listening;
  }
  return { port: listening.port, close: () => server.close() };
}

/** Strangers learn the status and nothing else. */
function hideErrors(server: FastifyInstance): void {
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ fault: 'not found' }));
  server.setErrorHandler((error, _request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
    const isTheirs = typeof status === 'number' && status >= 400 && status < 500;
    return reply.code(isTheirs ? status : 500).send({ fault: isTheirs ? 'bad request' : 'failed' });
  });
}

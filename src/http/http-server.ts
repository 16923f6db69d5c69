/** The bot's own HTTP server: everything that speaks HTTP is a set of routes on it. */
import Fastify, { type FastifyInstance } from 'fastify';
import { listen, type ListenOptions } from './listen.js';

/**
 * Adds routes to a server that is not listening yet. Routes whose parts are not ready must say so
 * when called.
 */
export type Routes = (server: FastifyInstance) => void;

/** Where to listen, and what is served. */
export type HttpServerOptions = ListenOptions & { readonly routes: readonly Routes[] };

/** A server that is listening. */
export type HttpServer = {
  readonly port: number;
  /** Ends every connection, including idle ones. */
  close(): Promise<void>;
};

/** The largest body accepted (Telegram's updates are far smaller). */
const MAX_BODY_BYTES = 1_048_576;
/** A request that is sent this slowly is an attack or a broken connection. */
const REQUEST_LIMIT_MS = 10_000;
/**
 * Node's default is to look for such requests every 30 s: until then, a few hundred could keep a
 * small machine busy.
 */
const LOOK_MS = 2_000;

/** Starts listening at once; `fault` says in one sentence for a person why it cannot. */
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

/** Strangers see the status code and nothing else. */
function hideErrors(server: FastifyInstance): void {
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ fault: 'not found' }));
  server.setErrorHandler((error, _request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
    const isTheirs = typeof status === 'number' && status >= 400 && status < 500;
    return reply.code(isTheirs ? status : 500).send({ fault: isTheirs ? 'bad request' : 'failed' });
  });
}

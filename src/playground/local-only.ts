/** Keeps other web sites away from a server on this machine. */
import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Refuses requests sent by another site (CSRF: `Origin`, `Sec-Fetch-Site`) or addressed to a name
 * that is not ours (DNS rebinding: `Host` must be localhost, an address or one of `hosts`).
 */
export function addLocalOnly(server: FastifyInstance, hosts: readonly string[]): void {
  server.addHook('onRequest', async (request, reply) => {
    const problem = findProblem(request, hosts);
    if (problem !== undefined) await reply.code(403).type('text/plain').send(problem);
  });
}

function findProblem(request: FastifyRequest, hosts: readonly string[]): string | undefined {
  const { host = '', origin } = request.headers;
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  const isOurs = name === 'localhost' || isIP(name) > 0 || hosts.includes(name);
  if (!isOurs) return 'Cannot answer: this host name is not the playground';
  if (origin !== undefined && origin !== `http://${host}`) {
    return 'Cannot answer: the request comes from another site';
  }
  const site = request.headers['sec-fetch-site'];
  const isPageOpened = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isPageOpened) {
    return 'Cannot answer: the request comes from another site';
  }
  return undefined;
}

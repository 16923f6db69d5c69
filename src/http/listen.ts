/** Listening, with one sentence for a person when it fails. */
import type { FastifyInstance } from 'fastify';
import { errorCode } from '../domain/error-text.js';

/** Where to listen. */
export type ListenOptions = {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
};

/**
 * Listens; resolves to its port, or to why it cannot listen and which setting to change. Rejects
 * for errors that no setting can fix.
 */
export async function listen(
  server: FastifyInstance,
  { host, port }: ListenOptions,
): Promise<{ readonly port: number } | { readonly fault: string }> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    const why = REASONS[errorCode(error) ?? ''];
    if (why === undefined) throw error;
    return { fault: `Cannot listen on "${host}:${port}": ${why}` };
  }
  const address = server.server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : port };
}

const NO_ADDRESS = 'this machine has no such address; set HOST to one that it has';
const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses this port; set PORT to take another',
  EACCES: 'this port needs more rights; set PORT to one above 1023',
  EADDRNOTAVAIL: NO_ADDRESS,
  ENOTFOUND: NO_ADDRESS,
};

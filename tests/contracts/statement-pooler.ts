/** What PgBouncer in its mode `statement` does to a transaction: it says so and hangs up. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A port of its own in front of a PostgreSQL. */
export type StatementPooler = {
  readonly port: number;
  close(): Promise<void>;
};

const BEGIN = /^Q[^]{4}\s*(?:begin|start transaction)/i;
const WORDS = 'transaction blocks not allowed in statement pooling mode';

/** Listens at once and passes everything on but the beginning of a transaction. */
export async function openStatementPooler(targetPort: number): Promise<StatementPooler> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => [near, far].forEach((end) => end.destroy()));
    }
    near.on('data', (piece) => {
      if (BEGIN.test(piece.toString('latin1'))) near.end(fatal(WORDS));
      else far.write(piece);
    });
    far.on('data', (piece) => near.write(piece));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** An error of PostgreSQL's protocol (Message Formats, ErrorResponse), as PgBouncer words it. */
function fatal(words: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0M${words}\0\0`);
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

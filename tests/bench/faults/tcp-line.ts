/** A line between the bot and a server that can be cut, refused or made slow. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A port of its own in front of the server. */
export type TcpLine = {
  readonly port: number;
  /** Every piece of data waits so long before it goes on, both ways together; 0 at the beginning. */
  slow(ms: number): void;
  /** Cuts what is open and refuses new connections. */
  close(): Promise<void>;
  /** Takes connections again, at the same port. */
  open(): Promise<void>;
};

/** Listens at once and passes everything on. */
export async function openTcpLine(targetPort: number): Promise<TcpLine> {
  const sockets = new Set<Socket>();
  let delayMs = 0;
  let port = 0;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.setNoDelay(true);
  };
  const pass = (from: Socket, to: Socket) => {
    from.on('data', (piece) => void setTimeout(() => to.write(piece), delayMs / 2));
    from.on('close', () => void setTimeout(() => to.destroy(), delayMs / 2));
  };
  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    keep(near);
    keep(far);
    pass(near, far);
    pass(far, near);
  });
  const open = async () => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : port;
  };
  await open();
  return {
    port,
    slow(ms) {
      delayMs = ms;
    },
    async close() {
      const closed = server.listening ? once(server, 'close') : Promise.resolve();
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    open,
  };
}

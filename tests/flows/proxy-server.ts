/** A proxy of its own on this machine, as they stand between a bot and Telegram. */
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import {
  connect,
  createServer as createPlainServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { CERTIFICATE, CERTIFICATE_KEY } from './test-certificate.js';

export type ProxyServer = {
  readonly port: number;
  /** Each request line without its version, and the user whom it names. */
  readonly asked: readonly string[];
  close(): Promise<void>;
};

export type ProxySetting = {
  /** Every tunnel and every whole address ends at this port of this machine. */
  readonly leadsTo: number;
  readonly port?: number;
  /** What it answers to a tunnel instead of opening it. */
  readonly refuses?: number;
};

/** Takes tunnels (CONNECT) and whole addresses. */
export async function startProxy(setting: ProxySetting): Promise<ProxyServer> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    note(request);
    if (setting.refuses !== undefined) {
      response.writeHead(setting.refuses).end('<html>refused</html>');
      return;
    }
    const { pathname, search } = new URL(request.url ?? '');
    const { method, headers } = request;
    const onward = { port: setting.leadsTo, path: pathname + search, method, headers };
    request.pipe(
      httpRequest({ host: '127.0.0.1', ...onward }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    note(request);
    if (setting.refuses !== undefined) {
      socket.end(`HTTP/1.1 ${setting.refuses} No\r\nContent-Length: 2\r\n\r\nno`);
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const onward = connect(setting.leadsTo, '127.0.0.1');
    sockets.add(onward);
    join(socket, onward);
  });
  server.on('connection', (socket) => sockets.add(socket));
  await listen(server, setting.port ?? 0);
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function note({ method, url, headers }: IncomingMessage): void {
    const [, login = ''] = (headers['proxy-authorization'] ?? '').split(' ');
    asked.push(`${method} ${url} ${Buffer.from(login, 'base64').toString()}`.trim());
  }
}

/** Speaks TLS as bots.example.org and hands what it hears to a port of this machine. */
export async function startTlsDoor(leadsTo: number): Promise<{ port: number; close(): void }> {
  const server = createTlsServer({ cert: CERTIFICATE, key: CERTIFICATE_KEY }, (socket) =>
    join(socket, connect(leadsTo, '127.0.0.1')),
  );
  await listen(server, 0);
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

export type SilentServer = {
  readonly port: number;
  /** Resolves once nobody is connected. */
  isAlone(): Promise<void>;
  close(): void;
};

/** Takes connections and never says a word. */
export async function startSilentServer(): Promise<SilentServer> {
  const closed: Promise<unknown>[] = [];
  const server = createPlainServer((socket) => {
    socket.resume();
    closed.push(new Promise((resolve) => socket.once('close', resolve)));
  });
  await listen(server, 0);
  return {
    port: (server.address() as AddressInfo).port,
    async isAlone() {
      await Promise.all(closed);
    },
    close: () => void server.close(),
  };
}

function join(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one);
  one.on('error', () => other.destroy());
  other.on('error', () => one.destroy());
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
}

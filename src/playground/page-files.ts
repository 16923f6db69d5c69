/** Serves the files of the chat page, and those that the bot has uploaded. */
import { readFileSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { World } from './world.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Adds the page on `/`, its files beside it and uploads under `/page/files/`. */
export function addPageFiles(server: FastifyInstance, world: World): void {
  addFiles(server);
  server.get<{ Params: { id: string } }>('/page/files/:id', (request, reply) => {
    const file = world.file(request.params.id);
    if (file === undefined) return reply.code(404).send();
    // Shown as a picture or saved, never executed as a page.
    const isPicture = /^image\/(?:png|jpeg|webp|gif)$/.test(file.mimeType);
    return reply
      .type(isPicture ? file.mimeType : 'application/octet-stream')
      .header('x-content-type-options', 'nosniff')
      .send(file.bytes);
  });
}

function addFiles(server: FastifyInstance): void {
  const folder = fileURLToPath(new URL('./page/', import.meta.url));
  for (const name of readdirSync(folder)) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const send = (reply: FastifyReply): FastifyReply =>
      reply
        .type(type)
        .header('content-security-policy', POLICY)
        .header('cache-control', 'no-cache')
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .send(readFileSync(`${folder}/${name}`));
    server.get(name === 'index.html' ? '/' : `/${name}`, (_request, reply) => send(reply));
  }
}

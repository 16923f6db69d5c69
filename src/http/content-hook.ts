/** Lets a git server announce new articles: `POST /hooks/content`. */
import { createHmac } from 'node:crypto';
import type { Routes } from './http-server.js';
import { isSecret } from './secret.js';

/**
 * Calls `onPush` for callers who know the secret, and answers them 202 at once. GitHub and Gitea
 * prove it with `X-Hub-Signature-256` (HMAC of the body), GitLab with `X-Gitlab-Token`. Everybody
 * else gets 401.
 */
export function createContentHook(secret: string, onPush: () => void): Routes {
  return (server) => {
    void server.register((scope, _options, done) => {
      // The signature covers the raw bytes.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) =>
        parsed(null, body),
      );
      scope.post('/hooks/content', async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
        const isKnown =
          isSecret(request.headers['x-hub-signature-256'], signature) ||
          isSecret(request.headers['x-gitlab-token'], secret);
        if (!isKnown) return reply.code(401).send({ fault: 'not allowed' });
        onPush();
        return reply.code(202).send({});
      });
      done();
    });
  };
}

/** Methods that set, remove and describe the webhook. */
import type { Params } from '../params.js';
import { badRequest } from '../refusal.js';
import type { Refusal } from '../refusal.js';
import type { World } from '../world.js';
import type { MethodTable } from './method.js';

const PORTS = new Set(['', '443', '80', '88', '8443']);

/** Setting, asking for and removing a webhook. */
export const WEBHOOK: MethodTable = {
  setWebhook(world, params) {
    const url = params.text('url');
    const secret = params.text('secret_token');
    const problem = url === '' ? undefined : checkWebhook(params, world.options);
    if (problem !== undefined) return problem;
    if (params.flag('drop_pending_updates')) world.updates.clear();
    const allowed = params.json('allowed_updates');
    if (Array.isArray(allowed)) world.updates.setAllowed(allowed.map(String));
    world.setWebhook(url === '' ? undefined : { url, secret });
    return true;
  },

  deleteWebhook(world, params) {
    if (params.flag('drop_pending_updates')) world.updates.clear();
    world.setWebhook(undefined);
    return true;
  },

  getWebhookInfo: (world) => ({
    url: world.webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: world.updates.pendingCount,
    ...(world.updates.allowed.length > 0 ? { allowed_updates: world.updates.allowed } : {}),
  }),
};

function checkWebhook(
  params: Params,
  { canUseHttpWebhooks: canBeHttp }: Pick<World['options'], 'canUseHttpWebhooks'>,
): Refusal | undefined {
  const url = params.text('url');
  const secret = params.text('secret_token');
  if (!URL.canParse(url)) return badRequest('bad webhook: invalid webhook URL specified');
  const { protocol, port } = new URL(url);
  if (!canBeHttp && protocol !== 'https:') {
    return badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
  if (!canBeHttp && !PORTS.has(port)) {
    return badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
  if (secret.length > 256) return badRequest('secret token is too long');
  if (params.has('secret_token') && !/^[A-Za-z0-9_-]*$/.test(secret)) {
    return badRequest('secret token contains unallowed characters');
  }
  return undefined;
}

/** The language model named by a Config. */
import type { Config } from './config/config.js';
import { proxyFor } from './domain/proxy.js';
import { proxiedFetch } from './proxied-fetch.js';
import type { LlmAnswer, LlmEndpoint } from './summary/llm-client.js';

/** Where to reach it; `undefined`: summaries are made without one. */
export async function modelEndpoint(config: Config): Promise<LlmEndpoint | undefined> {
  const { LLM_BASE_URL, LLM_API_KEY, LLM_MODEL } = config;
  if (LLM_BASE_URL === undefined || LLM_MODEL === undefined) return undefined;
  return {
    baseUrl: LLM_BASE_URL,
    // Local endpoints need no key, but the client insists on one.
    apiKey: LLM_API_KEY ?? 'none',
    model: LLM_MODEL,
    fetch: await proxiedFetch(proxyFor(LLM_BASE_URL, config)),
  };
}

/**
 * Its answer for a text of two sentences, requested as for any article; `undefined`: there is no
 * model. Never rejects.
 */
export async function probeModel(config: Config): Promise<LlmAnswer | undefined> {
  const endpoint = await modelEndpoint(config);
  if (endpoint === undefined) return undefined;
  const { createLlmClient } = await import('./summary/llm-client.js');
  return createLlmClient(endpoint).ask(TWO_SENTENCES);
}

const TWO_SENTENCES = {
  title: 'The early ferry is back',
  text: 'The ferry at 6 in the morning sails again from Monday. The company had stopped it in May.',
};

/** Whether the language model writes summaries. */
import type { Config } from '../../config/config.js';
import { probeModel } from '../../language-model.js';
import { fine, wrong, type Check } from './check.js';

/** Requests one summary, as the bot does; that costs some hundred tokens. */
export async function checkModel(config: Config): Promise<Check> {
  const { LLM_BASE_URL: url, LLM_MODEL: model } = config;
  const answer = await probeModel(config);
  if (answer === undefined || url === undefined)
    return fine('model', 'none: summaries are sentences of the articles');
  if (answer.kind === 'text') return fine('model', `"${model}" at ${hostOf(url)} writes summaries`);
  return wrong(
    'model',
    `"${model}" at ${hostOf(url)} ${troubleOf(answer.reason)}; until then summaries are sentences of the articles`,
  );
}

/** The full address may contain a password. */
function hostOf(url: string): string {
  return new URL(url).host;
}

/** `reason` is one of the client's stable words. */
function troubleOf(reason: string): string {
  const status = Number(/^status (\d{3})$/.exec(reason)?.[1]);
  if (status >= 500)
    return `fails with ${status}: look into its own log, or wait where it is not yours`;
  return TROUBLES[reason] ?? `refuses the request (${reason}): set another LLM_MODEL`;
}

const TROUBLES: Readonly<Record<string, string>> = {
  connection: 'cannot be reached: check LLM_BASE_URL and that it runs',
  slow: 'does not answer in 20 s: it may be loading, or set a faster LLM_MODEL',
  empty:
    'answers without a text: check LLM_BASE_URL (most end in /v1), or set an LLM_MODEL that answers at once',
  unreadable: 'gives an unreadable answer: check LLM_BASE_URL (most end in /v1)',
  'status 401': 'refuses the key: set the right LLM_API_KEY',
  'status 402': 'requires payment: check your account there',
  'status 403': 'does not let this key use the model: set another LLM_API_KEY or LLM_MODEL',
  'status 404': 'is not known there: check LLM_MODEL, and LLM_BASE_URL (most end in /v1)',
  'status 429': 'has reached a limit for this key: check its limits there, or wait',
};

/** Calls a method of the local Bot API as a client library would. */
import type { BotApi } from '../../src/playground/bot-api.js';

export type Answer = {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
};

/** Posts JSON; `params` may be a text to send bytes as they are. */
export async function call(
  api: BotApi,
  method: string,
  params: object | string = {},
): Promise<Answer> {
  const response = await fetch(`${api.url}/bot${api.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof params === 'string' ? params : JSON.stringify(params),
  });
  return (await response.json()) as Answer;
}

/** The words of a refused call; `undefined` when it was carried out. */
export async function refusal(
  api: BotApi,
  method: string,
  params: object | string = {},
): Promise<string | undefined> {
  return (await call(api, method, params)).description;
}

/** What the Bot API says when it does not do what was asked. */

/** What a bot can do about a refusal (Bot API, ResponseParameters). */
export type RefusalParameters = {
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
};

/** A refused call: the HTTP status and the words of the answer. A value, never thrown. */
export class Refusal {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: RefusalParameters,
  ) {}
}

/** A 400 with Telegram's prefix. */
export function badRequest(reason: string, parameters?: RefusalParameters): Refusal {
  return new Refusal(400, `Bad Request: ${reason}`, parameters);
}

/** A 403 with Telegram's prefix. */
export function forbidden(reason: string): Refusal {
  return new Refusal(403, `Forbidden: ${reason}`);
}

/** A 429 that asks the bot to wait for whole `seconds`. */
export function tooManyRequests(seconds: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}

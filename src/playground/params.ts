/** The parameters of one call, parsed as leniently as Telegram does, and checked as strictly. */
import { badRequest } from './refusal.js';
import type { Refusal } from './refusal.js';
import { isWellFormed } from './unicode.js';

/** A file in a multipart call. */
export type Upload = {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
};

const WORDS_FOR_NULL: Readonly<Record<string, string>> = {
  reply_markup: 'object expected as reply markup',
  parse_mode: 'unsupported parse_mode',
  chat_id: 'chat not found',
  text: 'message text is empty',
};

/** Returns each parameter in its type, or refuses the call as Telegram does. */
export class Params {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly uploads: ReadonlyMap<string, Upload>;

  private constructor(values: ReadonlyMap<string, unknown>, uploads: ReadonlyMap<string, Upload>) {
    this.#values = values;
    this.uploads = uploads;
  }

  /** Refuses `null` anywhere, and text that is not valid Unicode. */
  static check(
    values: ReadonlyMap<string, unknown>,
    uploads: ReadonlyMap<string, Upload> = new Map(),
  ): Params | Refusal {
    for (const [name, value] of values) {
      if (value === null) {
        return badRequest(WORDS_FOR_NULL[name] ?? `field "${name}" must not be null`);
      }
      const problem = findProblem(name, value);
      if (problem !== undefined) return problem;
    }
    return new Params(values, uploads);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** Everything that was sent, for the journal. */
  all(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#values);
  }

  /** Empty when the parameter is missing. */
  text(name: string): string {
    const value = this.#values.get(name);
    if (value === undefined) return '';
    if (typeof value === 'string') return value;
    return JSON.stringify(value);
  }

  /** 0 when the parameter is missing or not a whole number, as in Telegram. */
  integer(name: string): number {
    const text = this.text(name).trim();
    return /^-?\d{1,16}$/.test(text) ? Number(text) : 0;
  }

  flag(name: string): boolean {
    return ['true', 'yes', '1'].includes(this.text(name).trim().toLowerCase());
  }

  /** The value itself or the JSON in a string; `undefined` when missing, empty or not JSON. */
  json(name: string): unknown {
    const value = this.#values.get(name);
    if (typeof value !== 'string') return value;
    return parseJson(value);
  }
}

/** The value of a JSON text; `undefined` when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether it is an object with named values. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function findProblem(name: string, value: unknown): Refusal | undefined {
  if (value === null) return badRequest(`field "${name}" must not be null`);
  if (typeof value === 'string') {
    return isWellFormed(value) ? undefined : badRequest('strings must be encoded in UTF-8');
  }
  if (typeof value !== 'object') return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const problem = findProblem(Array.isArray(value) ? name : key, inner);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

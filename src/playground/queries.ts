/** Taps and inline queries that wait for the bot's answer. */
import { badRequest } from './refusal.js';
import type { Refusal } from './refusal.js';
import { Signal } from './signal.js';
import type {
  CallbackQuery,
  InlineKeyboard,
  InlineQuery,
  LinkPreview,
  Entity,
} from './telegram.js';

/** The bot's answer to a tap. */
export type CallbackAnswer = {
  readonly text: string;
  readonly isAlert: boolean;
  readonly url: string | undefined;
};

/** One entry to share, as far as the playground shows it. */
export type InlineResult = {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly thumbnailUrl: string | undefined;
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly keyboard: InlineKeyboard | undefined;
  readonly preview: LinkPreview | undefined;
};

/** The bot's answer to an inline query. */
export type InlineAnswer = {
  readonly results: readonly InlineResult[];
  readonly nextOffset: string;
  readonly isPersonal: boolean;
  readonly cacheSeconds: number;
  readonly buttonText: string | undefined;
  /** The payload with which that button starts the bot. */
  readonly buttonPayload: string | undefined;
};

type Asked<Query, Answer> = {
  readonly query: Query;
  readonly at: number;
  answer: Answer | undefined;
};

const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid';

/** Lets a playground run for weeks and stay small. */
const MAX_REMEMBERED = 10_000;

/** Queries of one kind; each can be answered once, within `lifetimeSeconds`. */
export class Queries<Query extends { readonly id: string }, Answer> {
  readonly answers = new Signal<{ readonly query: Query; readonly answer: Answer }>();
  readonly #asked = new Map<string, Asked<Query, Answer>>();

  constructor(
    private readonly lifetimeSeconds: number,
    private readonly now: () => number,
  ) {}

  ask(query: Query): void {
    this.#asked.set(query.id, { query, at: this.now(), answer: undefined });
    const [oldest] = this.#asked.keys();
    if (this.#asked.size > MAX_REMEMBERED && oldest !== undefined) this.#asked.delete(oldest);
  }

  /** Refuses an unknown, late or second answer. */
  answer(id: string, answer: Answer): true | Refusal {
    const asked = this.#asked.get(id);
    const isOpen =
      asked !== undefined &&
      asked.answer === undefined &&
      this.now() - asked.at <= this.lifetimeSeconds * 1000;
    if (!isOpen) return badRequest(TOO_OLD);
    asked.answer = answer;
    this.answers.emit({ query: asked.query, answer });
    return true;
  }

  /** Queries that still show as loading in somebody's client. */
  unanswered(): readonly Query[] {
    return [...this.#asked.values()]
      .filter((asked) => asked.answer === undefined)
      .map((asked) => asked.query);
  }

  answerTo(id: string): Answer | undefined {
    return this.#asked.get(id)?.answer;
  }
}

/** Taps that wait. */
export type CallbackQueries = Queries<CallbackQuery, CallbackAnswer>;
/** Inline queries that wait. */
export type InlineQueries = Queries<InlineQuery, InlineAnswer>;

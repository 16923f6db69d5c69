/** Summaries by a language model, within a budget, and only those that stay within the article. */
import { createLlmClient, PROMPT_VERSION, type LlmClient, type LlmEndpoint } from './llm-client.js';
import { refusalOf, type LlmSource } from './llm-guard.js';

/** What the model wrote if it may be shown, otherwise why not. */
export type LlmSummary =
  | { readonly text: string }
  /** `isFinal`: the model answered, and asking again would only be paid for again. */
  | { readonly refusal: string; readonly isFinal: boolean };

/** Writes summaries, or says why it cannot. */
export type LlmSummariser = {
  /** Part of every cache key: another model or prompt writes other summaries. */
  readonly version: string;
  /** Never rejects. `refusal` is a stable word; callers then use the extractive summary. */
  summarise(source: LlmSource): Promise<LlmSummary>;
  /** Tokens paid for today, in UTC, and the outcome of each answer since the start. */
  usage(): LlmUsage;
};

/** What was paid for, and what became of it. */
export type LlmUsage = {
  readonly tokensToday: number;
  readonly accepted: number;
  /** How often each refusal occurred. */
  readonly refused: Readonly<Record<string, number>>;
};

/** What may be spent. */
export type LlmBudget = {
  readonly dailyTokens: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

const MAX_UNDER_WAY = 2;
/** With more waiting, readers are better served by the extractive summary. */
const MAX_WAITING = 50;
/** After this many failures in a row, the endpoint is left alone for a while. */
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

/** A summariser that uses the model at this endpoint. */
export function openLlmSummariser(endpoint: LlmEndpoint, budget: LlmBudget): LlmSummariser {
  return createLlmSummariser(createLlmClient(endpoint), budget);
}

/**
 * At most two requests at a time; none once the day's tokens are spent or while the endpoint keeps
 * failing.
 */
export function createLlmSummariser(
  client: LlmClient,
  { dailyTokens, now }: LlmBudget,
): LlmSummariser {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  let failures = 0;
  let openUntil = 0;
  let day = 0;
  let tokensToday = 0;
  let accepted = 0;
  const refused: Record<string, number> = {};

  function spent(): number {
    const today = Math.floor(now() / DAY_MS);
    if (today !== day) tokensToday = 0;
    day = today;
    return tokensToday;
  }

  function obstacle(): string | undefined {
    if (spent() >= dailyTokens) return 'budget';
    if (now() < openUntil) return 'resting';
    return waiting.length >= MAX_WAITING ? 'busy' : undefined;
  }

  async function takeTurn(): Promise<void> {
    // Between waking up and continuing, another request may have taken the slot.
    while (underWay >= MAX_UNDER_WAY) await new Promise<void>((resolve) => waiting.push(resolve));
    underWay += 1;
  }

  function endTurn(): void {
    underWay -= 1;
    waiting.shift()?.();
  }

  async function ask(source: LlmSource): Promise<LlmSummary> {
    const answer = await client.ask(source);
    spent();
    tokensToday += answer.tokens;
    if (answer.kind === 'failure') {
      failures += 1;
      if (failures >= FAILURES_TO_OPEN) openUntil = now() + OPEN_MS;
      return { refusal: answer.reason, isFinal: answer.reason === 'empty' };
    }
    failures = 0;
    const refusal = refusalOf(answer.text, source);
    return refusal === undefined ? { text: answer.text } : { refusal, isFinal: true };
  }

  function count(summary: LlmSummary): LlmSummary {
    if ('text' in summary) accepted += 1;
    else refused[summary.refusal] = (refused[summary.refusal] ?? 0) + 1;
    return summary;
  }

  return {
    version: `${client.model} ${PROMPT_VERSION}`,
    async summarise(source) {
      const before = obstacle();
      if (before !== undefined) return count({ refusal: before, isFinal: false });
      await takeTurn();
      try {
        const meanwhile = obstacle();
        return count(
          meanwhile === undefined ? await ask(source) : { refusal: meanwhile, isFinal: false },
        );
      } finally {
        endTurn();
      }
    },
    usage: () => ({ tokensToday: spent(), accepted, refused: { ...refused } }),
  };
}

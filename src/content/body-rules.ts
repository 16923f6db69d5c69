/**
 * What a site adds around its articles: appeals, author cards, column blurbs. Read from
 * config/site.yaml.
 */
import { z } from 'zod';

const pattern = z.string().superRefine((source, context) => {
  const fault = patternFault(source);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});

/**
 * The section `body:` of site.yaml; missing lists are empty. Plain values, so that they can be sent
 * between threads.
 */
export const bodyRulesSchema = z.strictObject({
  /**
   * A paragraph or picture that matches one of these ends the article: it and everything below are
   * left out.
   */
  endsAt: z.array(pattern).default([]),
  /** A paragraph that matches one of these is left out, wherever it stands. */
  drop: z.array(pattern).default([]),
  /**
   * A paragraph that matches one of these is a byline or editor's note: shown, but not summarised.
   */
  bylines: z.array(pattern).default([]),
});

/** The rules from site.yaml, validated. */
export type BodyRulesSource = z.infer<typeof bodyRulesSchema>;

/**
 * The site's rules, compiled. Each sees at most the first 300 characters of a block's clean text.
 */
export type BodyRules = {
  endsArticle(text: string): boolean;
  isDropped(text: string): boolean;
  isByline(text: string): boolean;
};

const MAX_RULE_CHARS = 300;

/** Compiles the patterns once. A pattern that the schema would refuse matches nothing. */
export function compileBodyRules(source: BodyRulesSource): BodyRules {
  return {
    endsArticle: createTest(source.endsAt),
    isDropped: createTest(source.drop),
    isByline: createTest(source.bylines),
  };
}

/**
 * Why the text is not a regular expression (JavaScript, flags `iu`); `undefined` when it is one.
 */
function patternFault(source: string): string | undefined {
  try {
    new RegExp(source, 'iu');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function createTest(sources: readonly string[]): (text: string) => boolean {
  const patterns = sources
    .filter((source) => patternFault(source) === undefined)
    .map((source) => new RegExp(source, 'iu'));
  // The start of a paragraph is enough for these rules, and it bounds the cost of a slow pattern.
  return (text) => {
    const start = text.slice(0, MAX_RULE_CHARS);
    return patterns.some((candidate) => candidate.test(start));
  };
}

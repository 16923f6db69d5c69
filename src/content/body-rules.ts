/** What a site says at the edges of its articles: appeals, author cards, column blurbs. Read from config/site.yaml. */
import { z } from 'zod';

const pattern = z.string().superRefine((source, context) => {
  const fault = patternFault(source);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});

/** The section `body:` of site.yaml; absent lists are empty. Plain values, so that they can cross threads. */
export const bodyRulesSchema = z.strictObject({
  /** A paragraph or picture that one of these matches ends the article: it and all below are left out. */
  endsAt: z.array(pattern).default([]),
  /** A paragraph that one of these matches is left out, wherever it stands. */
  drop: z.array(pattern).default([]),
  /** A paragraph that one of these matches is a byline or note of the newsroom: shown, not summed up. */
  bylines: z.array(pattern).default([]),
});

/** The rules as site.yaml has them, checked. */
export type BodyRulesSource = z.infer<typeof bodyRulesSchema>;

/** The site's rules, ready to ask. Each sees at most the first 300 characters of a block's clean text. */
export type BodyRules = {
  endsArticle(text: string): boolean;
  isDropped(text: string): boolean;
  isByline(text: string): boolean;
};

const MAX_RULE_CHARS = 300;

/** Compiles the patterns once. A pattern the schema would refuse matches nothing. */
export function compileBodyRules(source: BodyRulesSource): BodyRules {
  return {
    endsArticle: createTest(source.endsAt),
    isDropped: createTest(source.drop),
    isByline: createTest(source.bylines),
  };
}

/** Why the text is no regular expression (JavaScript, flags `iu`); `undefined` when it is one. */
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
  // A rule about a site's edges needs the start of a paragraph only, and a slow pattern stays bounded.
  return (text) => {
    const start = text.slice(0, MAX_RULE_CHARS);
    return patterns.some((candidate) => candidate.test(start));
  };
}

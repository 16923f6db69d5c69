/**
 * What is specific to one site: pages that are not articles, footers, names of tags. Read from
 * config/site.yaml.
 */
import { z } from 'zod';
import { bodyRulesSchema } from './body-rules.js';

/** Validates site.yaml; every part may be left out. */
export const siteRulesSchema = z.strictObject({
  /** Pages that are not articles: counted, never shown. */
  junk: z
    .strictObject({
      /** Whole titles; spaces, width and case are ignored. */
      titles: z.array(z.string()).default([]),
      /** Characters that fill a wrongly decoded text and hardly occur in a real one. */
      wrongEncodingCharacters: z.string().default(''),
      /** From this share of such characters on, 0–1, a page counts as unreadable. */
      wrongEncodingShare: z.number().min(0).max(1).default(0.05),
    })
    .prefault({}),
  /** Footers, author cards and notes around an article's text. */
  body: bodyRulesSchema.prefault({}),
  /**
   * Which tags name the same thing and which never do, in addition to what the archive itself
   * shows.
   */
  tags: z
    .strictObject({
      same: z.array(z.array(z.string())).default([]),
      apart: z.array(z.tuple([z.string(), z.string()])).default([]),
    })
    .prefault({}),
});

/** Plain values, so that they can be sent to worker threads. */
export type SiteRules = z.infer<typeof siteRulesSchema>;

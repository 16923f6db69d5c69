/** What is particular to one site: pages that are no article, footers, names of tags. Read from config/site.yaml. */
import { z } from 'zod';
import { bodyRulesSchema } from './body-rules.js';

/** Checks site.yaml; every part may be left out. */
export const siteRulesSchema = z.strictObject({
  /** Pages that are no article: counted, never shown. */
  junk: z
    .strictObject({
      /** Whole titles; spaces, width and case do not matter. */
      titles: z.array(z.string()).default([]),
      /** Characters that fill a text read in the wrong encoding and hardly stand in real ones. */
      wrongEncodingCharacters: z.string().default(''),
      /** The share of such characters, 0–1, from which a page counts as unreadable. */
      wrongEncodingShare: z.number().min(0).max(1).default(0.05),
    })
    .prefault({}),
  /** Footers, author cards and notes around an article's text. */
  body: bodyRulesSchema.prefault({}),
  /** Which tags are names of one thing, and which never: beside what the archive itself tells. */
  tags: z
    .strictObject({
      same: z.array(z.array(z.string())).default([]),
      apart: z.array(z.tuple([z.string(), z.string()])).default([]),
    })
    .prefault({}),
});

/** Plain values, so that they can be handed to worker threads. */
export type SiteRules = z.infer<typeof siteRulesSchema>;

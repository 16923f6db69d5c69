/** Tags that tell what a story is about: those that few stories share. */

/** A tag on more stories than this says nothing: half the archive would be related by it. */
const MAX_STORIES_OF_TAG = 400;

/** SQL for joining `tag` where it is rare enough to tell something. */
export const IS_RARE_TAG = `tag.stories BETWEEN 1 AND ${MAX_STORIES_OF_TAG}`;

/** SQL for how much a row of `tag` tells: its inverse document frequency (Spärck Jones 1972). */
export const TAG_WEIGHT = 'ln(1.0 + (SELECT count(*) FROM story) * 1.0 / tag.stories)';

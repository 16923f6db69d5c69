/** Tags that say what a story is about: the ones that few stories share. */

/** A tag on more stories than this says nothing: half the archive would be related through it. */
const MAX_STORIES_OF_TAG = 400;

/** SQL condition: `tag` is rare enough to be meaningful. */
export const IS_RARE_TAG = `tag.stories BETWEEN 1 AND ${MAX_STORIES_OF_TAG}`;

/** SQL for the weight of a row of `tag`: its inverse document frequency (Spärck Jones 1972). */
export const TAG_WEIGHT = 'ln(1.0 + (SELECT count(*) FROM story) * 1.0 / tag.stories)';

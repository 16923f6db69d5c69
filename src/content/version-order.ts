/** Which of a story's versions is the newest. */

/** For ORDER BY: rows of `article`, newest version first; among equals, the one indexed last. */
export const NEWEST_VERSION_FIRST = 'coalesce(updated_at, published_at, 0) DESC, row_id DESC';

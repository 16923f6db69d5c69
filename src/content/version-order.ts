/** Which of a story's versions is the newest. */

/** Rows of `article`, newest version first, for ORDER BY; of two that say the same, the one indexed later. */
export const NEWEST_VERSION_FIRST = 'coalesce(updated_at, published_at, 0) DESC, row_id DESC';

/** How Jekyll differs from the other site generators. */

/**
 * In a Jekyll post (a file in `_posts`), tags or categories on one line are separated by spaces
 * (https://jekyllrb.com/docs/posts/#tags-and-categories). Other files keep their fields unchanged.
 */
export function withSpacedNames(
  path: string,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (!/(?:^|\/)_posts\//.test(path)) return fields;
  const split = Object.entries(fields).map(([key, value]): [string, unknown] => {
    const isSpaced = /^(?:tags|categories)$/i.test(key) && typeof value === 'string';
    return [key, isSpaced && !/[,，、;；]/.test(value) ? value.split(/\s+/) : value];
  });
  return Object.assign(Object.create(null) as Record<string, unknown>, Object.fromEntries(split));
}

/** Splits a list of things to follow. */

const MAX_AT_ONCE = 10;

/** The things between the commas; a comma inside quotes does not separate. At most ten. */
export function splitWanted(text: string): readonly string[] {
  const parts = text.match(/(?:"[^"]*"|「[^」]*」|“[^”]*”|[^,，、;；"「“]|["「“])+/gu) ?? [];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, MAX_AT_ONCE);
}

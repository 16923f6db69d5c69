/** Takes apart what somebody lists to follow. */

const MAX_AT_ONCE = 10;

/** The things between the commas; a comma inside quotes parts nothing. At most ten. */
export function splitWanted(text: string): readonly string[] {
  const parts = text.match(/(?:"[^"]*"|「[^」]*」|“[^”]*”|[^,，、;；"「“]|["「“])+/gu) ?? [];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, MAX_AT_ONCE);
}

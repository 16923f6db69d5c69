/** Finds names in the environment and `.env` that were probably meant to be settings. */
import { editDistance } from '../search/edit-distance.js';

/** What somebody set, and the setting it was probably meant to be. */
export type MisspeltSetting = { readonly given: string; readonly meant: string };

/** Shorter names are too close to those of other programs. */
const MIN_CHARS = 8;
const MAX_SLIPS = 2;

/** Names that differ from an unset setting by one or two typing slips, or only in case. */
export function misspeltSettings(
  given: readonly string[],
  known: readonly string[],
): readonly MisspeltSetting[] {
  const unset = known.filter((name) => !given.includes(name) && !isProxy(name));
  return given
    .filter((name) => !known.includes(name) && !isProxy(name))
    .flatMap((name) => {
      const meant = nearest(name.toUpperCase(), unset);
      return meant === undefined ? [] : [{ given: name, meant }];
    });
}

/** Other programs have more proxy variables (FTP_PROXY), and ours may be in lower case. */
function isProxy(name: string): boolean {
  return /_PROXY$/i.test(name);
}

function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name)) return name;
  const near = known
    .filter((setting) => setting.length >= MIN_CHARS)
    .flatMap((setting) => {
      const slips = editDistance(name, setting, MAX_SLIPS);
      return slips === undefined ? [] : [{ setting, slips }];
    });
  return near.sort((one, other) => one.slips - other.slips)[0]?.setting;
}

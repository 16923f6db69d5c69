/** Puts an owner's own sentences over paperboy's. */
import type { Locale } from '../views/texts.js';

/** A sentence that paperboy does not have, or a group in place of a sentence; `key` is its path. */
export type LocaleFault = { readonly key: string; readonly message: string };

const PLURAL_ENDING = /_(?:zero|one|two|few|many|other)$/;

/**
 * paperboy's sentences with the owner's in their places; whatever the owner leaves out stays as it
 * is.
 */
export function withOwnSentences(
  standard: Locale,
  own: Locale,
  path = '',
): { readonly locale: Locale; readonly faults: readonly LocaleFault[] } {
  const names = new Set(Object.keys(standard).map(withoutPlural));
  const locale: Record<string, unknown> = { ...standard };
  const faults: LocaleFault[] = [];
  for (const [name, value] of Object.entries(own)) {
    const key = `${path}${name}`;
    const ours = Object.hasOwn(standard, name) ? standard[name] : undefined;
    if (isLocale(ours) && isLocale(value)) {
      const inner = withOwnSentences(ours, value, `${key}.`);
      locale[name] = inner.locale;
      faults.push(...inner.faults);
    } else if (isLocale(ours) || !names.has(withoutPlural(name)))
      faults.push({ key, message: 'is not a sentence of paperboy' });
    else if (typeof value !== 'string') faults.push({ key, message: 'is not text' });
    else locale[name] = value;
  }
  return { locale, faults };
}

function withoutPlural(name: string): string {
  return name.replace(PLURAL_ENDING, '');
}

function isLocale(value: unknown): value is Locale {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

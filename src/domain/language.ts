/** The languages that the bot speaks. */
export const LANGUAGES = ['zh-Hant', 'zh-Hans', 'en'] as const;

/** One of `LANGUAGES`. */
export type Language = (typeof LANGUAGES)[number];

/**
 * The language for an IETF tag as Telegram sends it (`zh-hant`, `zh-TW`, `en-GB`); `undefined` for
 * one that the bot does not speak. Plain `zh` and `zh-cn` are Simplified.
 */
export function parseLanguage(tag: string | undefined): Language | undefined {
  const parts = (tag ?? '').toLowerCase().split(/[-_]/);
  if (parts[0] === 'en') return 'en';
  if (parts[0] === 'yue') return 'zh-Hant';
  if (parts[0] !== 'zh') return undefined;
  if (parts.includes('hans')) return 'zh-Hans';
  return parts.some((part) => ['hant', 'hk', 'tw', 'mo'].includes(part)) ? 'zh-Hant' : 'zh-Hans';
}

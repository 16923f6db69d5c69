/** Which of a topic's names a reader sees. */
import type { Tag } from '../domain/article.js';
import type { Texts } from './texts.js';

const HAN = /\p{Script=Han}/u;

/** The main name; if it is not in the reader's script, the first name that is. */
export function tagNameFor(
  { name, aliases }: Pick<Tag, 'name' | 'aliases'>,
  { language }: Pick<Texts, 'language'>,
): string {
  const isReadable = (text: string) =>
    language === 'en' ? !HAN.test(text) && /\p{Script=Latin}/u.test(text) : HAN.test(text);
  if (isReadable(name)) return name;
  return aliases.find(isReadable) ?? name;
}

/** Tells readers of Simplified Chinese that headlines can be shown in Simplified characters. */
import { formatCommand } from '../domain/command.js';
import type { Button } from '../domain/message.js';
import type { Script } from '../domain/subscriber.js';
import type { Texts } from './texts.js';

/** The button that switches it on; absent for those who have it or read another language. */
export function scriptOffer(script: Script | undefined, texts: Texts): readonly Button[] {
  if (texts.language !== 'zh-Hans' || script === 'simplified') return [];
  const command = formatCommand({ name: 'script', args: 'simplified' });
  return [{ label: texts.plain('buttons.offerSimplified'), command }];
}

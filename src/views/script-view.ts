/** Tells readers of Simplified Chinese that headlines can be shown to them so. */
import { formatCommand } from '../domain/command.js';
import type { Button } from '../domain/message.js';
import type { Script } from '../domain/subscriber.js';
import type { Texts } from './texts.js';

/** The button that sets it; none for who has it, or reads in another language. */
export function scriptOffer(script: Script | undefined, texts: Texts): readonly Button[] {
  if (texts.language !== 'zh-Hans' || script === 'simplified') return [];
  const command = formatCommand({ name: 'script', args: 'simplified' });
  return [{ label: texts.plain('buttons.offerSimplified'), command }];
}

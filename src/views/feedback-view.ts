/** The question below a digest. */
import { formatCommand } from '../domain/command.js';
import type { Button } from '../domain/message.js';
import type { Texts } from './texts.js';

/** Was this helpful? Two answers about the digest of that time. */
export function feedbackRow(digestAt: number, texts: Texts): readonly Button[] {
  const answer = (label: string, what: string): Button => ({
    label: texts.plain(label),
    command: formatCommand({ name: 'opinion', args: `${what} ${digestAt}` }),
  });
  return [answer('buttons.helpful', 'yes'), answer('buttons.unhelpful', 'no')];
}

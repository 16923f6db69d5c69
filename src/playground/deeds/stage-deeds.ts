/** What only a playground can do: bring news, move the clock, and break the connection. */
import type { Fault } from '../faults.js';
import type { Stage } from '../stage.js';
import type { World } from '../world.js';
import type { DeedTable } from './deed.js';

const TROUBLES: Readonly<Record<string, Fault>> = {
  flood: { kind: 'retry-after', seconds: 5 },
  gateway: { kind: 'error-page', code: 502 },
  cut: { kind: 'cut', isDone: false },
};

/** Without a stage there is no news and no moving of the clock. */
export function createStageDeeds(world: World, stage: Stage | undefined): DeedTable {
  return {
    /** Saves an article; the bot finds the file by itself. */
    publishes({ fields }) {
      const { headline, tags, text } = fields;
      const isDraft =
        typeof headline === 'string' &&
        typeof text === 'string' &&
        Array.isArray(tags) &&
        tags.every((tag) => typeof tag === 'string');
      if (!isDraft) return undefined;
      const path = stage?.newsroom?.publish({ headline, tags, text });
      return path === undefined ? undefined : { path };
    },

    advances({ fields }) {
      const { ms } = fields;
      const isDone = typeof ms === 'number' && stage?.clock.advance(ms) === true;
      return isDone ? { isDone } : undefined;
    },

    /** The next message to this chat meets a failure of the connection. */
    troubles({ chat, fields }) {
      const kind = String(fields['kind']);
      const fault = Object.hasOwn(TROUBLES, kind) ? TROUBLES[kind] : undefined;
      if (fault === undefined) return undefined;
      world.faults.next('sendMessage', fault, { chatId: chat.id });
      return { fault };
    },
  };
}

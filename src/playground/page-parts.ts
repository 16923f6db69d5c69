/** What the chat page is made of. */
import type { Cast } from './cast.js';
import type { Stage } from './stage.js';
import type { World } from './world.js';

/** What the page shows. */
export type PageParts = {
  readonly world: World;
  readonly cast: Cast;
  /** `undefined`: only the chats. */
  readonly stage: Stage | undefined;
};

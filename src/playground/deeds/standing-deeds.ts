/** Blocking the bot, and roles in a group. */
import type { World } from '../world.js';
import type { DeedTable } from './deed.js';

const MAX_TOPIC_CHARS = 128;

/** Deeds that change who may write where. */
export function createStandingDeeds(world: World): DeedTable {
  return {
    blocks({ person }) {
      person.blocks();
      return { standing: 'blocked' };
    },

    unblocks({ person }) {
      person.unblocks();
      return { standing: 'open' };
    },

    /** Makes a member an admin, or an admin a member; the group's creator keeps that role. */
    appoints({ fields, group, people }) {
      const { userId, status } = fields;
      const person = people.find(({ user }) => user.id === userId);
      const isRank = status === 'administrator' || status === 'member';
      if (group === undefined || person === undefined || person === group.owner || !isRank) {
        return undefined;
      }
      group.admits(person, status);
      return { status };
    },

    /** Changes the bot's role: a member, an admin, or gone. */
    places({ fields, group }) {
      const { status } = fields;
      if (group === undefined || world.chats.member(group.chat.id, world.bot).status === status) {
        return undefined;
      }
      if (status === 'member') group.addsBot();
      else if (status === 'administrator') group.promotesBot();
      else if (status === 'kicked') group.removesBot();
      else return undefined;
      return { status };
    },

    /** Opens a topic of a forum. */
    opens({ fields, group }) {
      const name = typeof fields['name'] === 'string' ? fields['name'].trim() : '';
      const isWrong = name === '' || name.length > MAX_TOPIC_CHARS;
      if (group?.chat.is_forum !== true || isWrong) return undefined;
      return { threadId: group.opensTopic(name) };
    },
  };
}

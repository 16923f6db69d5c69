/** Who is in the playground: a reader in each language, a group, a forum and a channel. */
import type { Group } from './group.js';
import type { Person } from './person.js';
import { Town } from './town.js';
import type { Chat } from './telegram.js';
import type { World } from './world.js';

/** She runs the bot: an id for ADMIN_IDS. */
export const EDITOR_ID = 7003;

/** One line of the page's sidebar: a chat, shared by one or several people. */
export type Seat = {
  readonly chat: Chat;
  readonly people: readonly Person[];
  /** `undefined` for a private chat. */
  readonly group?: Group;
};

/** The people and chats on the page; the same after a restart. */
export class Cast {
  readonly #people: readonly Person[];
  readonly #forum: Group;
  readonly #groups: readonly { readonly group: Group; readonly people: readonly Person[] }[];

  constructor(world: World) {
    const town = new Town(world);
    // The bot's store survives restarts, so people who subscribed before must still be reachable.
    const mei = town.person({
      id: 7001,
      firstName: '美玲',
      languageCode: 'zh-hant',
      hasStarted: true,
    });
    const lin = town.person({
      id: 7002,
      firstName: '小林',
      languageCode: 'zh-hans',
      hasStarted: true,
    });
    const emma = town.person({
      id: EDITOR_ID,
      firstName: 'Emma',
      languageCode: 'en',
      hasStarted: true,
    });
    this.#people = [mei, lin, emma];
    const tea = town.group({
      id: -1_000_000_000_101,
      title: '晨報茶座 Tea & News',
      owner: mei,
      members: [lin, emma],
    });
    const forum = town.group({
      id: -1_000_000_000_102,
      title: 'Newsroom 編採室',
      isForum: true,
      owner: emma,
      members: [mei, lin],
    });
    const channel = town.group({
      id: -1_000_000_000_103,
      title: '晨報頻道 Morning Channel',
      username: 'morning_channel',
      type: 'channel',
      owner: mei,
      bot: 'administrator',
    });
    this.#forum = forum;
    this.#groups = [
      { group: tea, people: [mei, lin, emma] },
      { group: forum, people: [emma, mei, lin] },
      { group: channel, people: [mei] },
    ];
  }

  /** Opens the topics of a forum that nobody has written in yet. */
  opensTopics(): void {
    this.#forum.opensTopic('海事 Harbour');
    this.#forum.opensTopic('文化 Culture');
  }

  /** `undefined` for a stranger. */
  person(id: number): Person | undefined {
    return this.#people.find((person) => person.user.id === id);
  }

  seats(): readonly Seat[] {
    return [
      ...this.#people.map((person) => ({ chat: person.chat, people: [person] })),
      ...this.#groups.map(({ group, people }) => ({ chat: group.chat, group, people })),
    ];
  }
}

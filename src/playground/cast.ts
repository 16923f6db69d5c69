/** Who is in the playground: a reader in each language, and a group of all of them. */
import type { Group } from './group.js';
import type { Person } from './person.js';
import { Town } from './town.js';
import type { Chat } from './telegram.js';
import type { World } from './world.js';

/** One line of the page's sidebar: a chat, seen by one or several people. */
export type Seat = { readonly chat: Chat; readonly people: readonly Person[] };

export class Cast {
  readonly #people: readonly Person[];
  readonly #group: Group;

  constructor(world: World) {
    const town = new Town(world);
    // The bot's store outlives the playground: who has subscribed before is still reachable.
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
    const emma = town.person({ id: 7003, firstName: 'Emma', languageCode: 'en', hasStarted: true });
    this.#people = [mei, lin, emma];
    this.#group = town.group({
      id: -1_000_000_000_101,
      title: '晨報茶座 Tea & News',
      owner: mei,
      members: [lin, emma],
    });
  }

  /** `undefined` for a stranger. */
  person(id: number): Person | undefined {
    return this.#people.find((person) => person.user.id === id);
  }

  seats(): readonly Seat[] {
    return [
      ...this.#people.map((person) => ({ chat: person.chat, people: [person] })),
      { chat: this.#group.chat, people: this.#people },
    ];
  }

  /** Whether the person may write there. */
  isIn(person: Person, chat: Chat): boolean {
    return this.seats().some((seat) => seat.chat.id === chat.id && seat.people.includes(person));
  }
}

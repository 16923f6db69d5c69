/** Finds tags by what readers type: any of their names, in either script and any case and width. */
import type { IndexDatabase } from './index-database.js';
import { pairsOf } from './letter-pairs.js';
import { perIndexState } from './per-index-state.js';
import { tagKey } from './tag-key.js';

/** Finds rows of tags by what somebody typed. */
export type TagLookup = {
  /** The row of the tag's main name; `undefined` when no name fits. Also finds tags by id. */
  find(nameOrId: string): number | undefined;
  /** Rows of tags whose names begin with, contain or resemble the text, best first. */
  similar(text: string, limit: number): number[];
  /**
   * The name that a Chinese text is a slip of: one other character, or two swapped. `undefined`:
   * none, or several that have about as many stories, or one with hardly any.
   */
  nameNear(text: string): NearName | undefined;
};

/** A name as it is written, and the row of its main tag. */
export type NearName = { readonly name: string; readonly main: number; readonly stories: number };

type TagName = NearName & { readonly key: string };

/** Every name that has stories, and which names contain a given letter pair. */
type TagNames = {
  readonly names: readonly TagName[];
  readonly byPair: ReadonlyMap<string, readonly number[]>;
};

const MIN_DICE = 0.5;
/** A name with so many times the stories of the next one is the one that was meant. */
const CLEARLY_MORE = 4;
const MIN_NAME_STORIES = 3;
/** Of two characters, every other name is one character away. */
const MIN_NAME_CHARS = 3;
const MAX_KEY_CHARS = 64;

/** Prepares its statements on an open index; names are read again when the index has changed. */
export function createTagLookup(database: IndexDatabase): TagLookup {
  const byKey = database.prepare<[string], { main: number }>(
    'SELECT tag.main FROM tag JOIN tag AS main ON main.row_id = tag.main WHERE tag.key = ? ORDER BY main.stories DESC LIMIT 1',
  );
  const byId = database.prepare<[string], { main: number }>('SELECT main FROM tag WHERE id = ?');
  const select = database.prepare<[], TagName>(
    'SELECT tag.main, tag.key, tag.name, main.stories FROM tag JOIN tag AS main ON main.row_id = tag.main WHERE main.stories > 0',
  );
  const tagNames = perIndexState(database, () => indexNames(select.all()));
  return {
    find: (nameOrId) => (byKey.get(tagKey(nameOrId)) ?? byId.get(nameOrId))?.main,
    similar(text, limit) {
      const key = tagKey(text).slice(0, MAX_KEY_CHARS);
      if (key === '') return [];
      const { names, byPair } = tagNames();
      const best = new Map<number, number>();
      const offer = (name: TagName, likeness: number) => {
        // Among equals, the tag with more stories is more likely to be meant.
        const score = likeness + Math.log1p(name.stories) / 1_000;
        if (score > (best.get(name.main) ?? 0)) best.set(name.main, score);
      };
      for (const name of names) {
        const containment = containmentOf(key, name.key);
        if (containment > 0) offer(name, containment);
      }
      for (const [at, shared] of countShared(key, byPair)) {
        const name = names[at];
        if (name === undefined) continue;
        const dice = (2 * shared) / (key.length - 1 + name.key.length - 1);
        if (dice >= MIN_DICE) offer(name, dice);
      }
      return [...best.entries()]
        .sort((one, other) => other[1] - one[1])
        .slice(0, limit)
        .map(([main]) => main);
    },
    nameNear(text) {
      const key = tagKey(text);
      if (key.length < MIN_NAME_CHARS || !/^\p{sc=Han}+$/u.test(key)) return undefined;
      const near = tagNames()
        .names.filter((name) => name.key.length === key.length && isSlip(key, name.key))
        .sort((one, other) => other.stories - one.stories);
      const [best] = near;
      const next = near.find(({ main }) => main !== best?.main);
      const atLeast = Math.max(MIN_NAME_STORIES, CLEARLY_MORE * (next?.stories ?? 0));
      const isClear = (best?.stories ?? 0) >= atLeast;
      return isClear ? best : undefined;
    },
  };
}

/** So few Latin letters occur in many words by chance: “ar” in “carrie”. */
const FEW_LETTERS = /^[a-z0-9]{1,3}$/;

/** 1 if the name begins with the text, less if one merely contains the other, 0 otherwise. */
function containmentOf(typed: string, key: string): number {
  if (key.startsWith(typed)) return 1;
  if (typed.length >= 2 && key.includes(typed)) return 0.9;
  return key.length >= 2 && !FEW_LETTERS.test(key) && typed.includes(key) ? 0.8 : 0;
}

function indexNames(names: readonly TagName[]): TagNames {
  const byPair = new Map<string, number[]>();
  names.forEach(({ key }, at) => {
    for (const pair of pairsOf(key)) {
      const places = byPair.get(pair);
      if (places === undefined) byPair.set(pair, [at]);
      else places.push(at);
    }
  });
  return { names, byPair };
}

/** How many letter pairs each name shares with the text, by the name's index. */
/** One character is another, or two neighbours are swapped; both are equally long. */
function isSlip(typed: string, name: string): boolean {
  const places: number[] = [];
  for (let at = 0; at < typed.length && places.length < 3; at += 1)
    if (typed[at] !== name[at]) places.push(at);
  const [first = 0, second = 0] = places;
  if (places.length === 1) return true;
  const isSwap = typed[first] === name[second] && typed[second] === name[first];
  return places.length === 2 && second === first + 1 && isSwap;
}

function countShared(text: string, byPair: TagNames['byPair']): Map<number, number> {
  const shared = new Map<number, number>();
  for (const pair of pairsOf(text)) {
    for (const at of byPair.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  return shared;
}

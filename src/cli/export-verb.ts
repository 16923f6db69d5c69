/** `paperboy export`: every chat with everything it chose, as JSON lines. */
import type { Store } from '../storage/open-store.js';
import { DONE, type CommandLine, type ExitCode } from './command-line.js';
import { withStore } from './with-store.js';

const CHATS_A_PAGE = 500;

/** Prints a line for each chat, in order of their ids. */
export function exportVerb(commandLine: CommandLine): Promise<ExitCode> {
  return withStore(commandLine, async (store) => {
    for await (const line of chatLines(store)) await commandLine.terminal.print(line);
    return DONE;
  });
}

async function* chatLines({ subscribers, subscriptions }: Store): AsyncGenerator<string> {
  let after = -Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = await subscribers.page(after, CHATS_A_PAGE);
    const lists = await subscriptions.listEach(page.map(({ id }) => id));
    for (const chat of page) {
      const followed = lists.get(chat.id) ?? [];
      yield JSON.stringify({
        ...chat,
        id: undefined,
        actsFor: undefined,
        // The next time is computed when the chat is imported.
        nextDigestAt: undefined,
        subscriptions: followed.map(({ topic, since, isInDigest }) => ({
          ...topic,
          since,
          isInDigest,
        })),
      });
    }
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** `paperboy tags`: the archive's topics, most stories first. */
import { DONE, type CommandLine, type ExitCode } from './command-line.js';
import { noteEmpty } from './note-empty.js';
import { withArchive } from './with-archive.js';

/** Prints at most `limit` topics with their other names. */
export async function tagsVerb(
  commandLine: CommandLine,
  { limit }: { limit: number },
): Promise<ExitCode> {
  const { terminal, json } = commandLine;
  return withArchive(commandLine, async (archive) => {
    const { library } = archive;
    noteEmpty(commandLine, archive);
    const { tags, total } = await library.tags({ offset: 0, limit });
    for (const { name, aliases, stories } of tags) {
      if (json) await terminal.print(JSON.stringify({ tag: name, aliases, stories }));
      else
        await terminal.print(`${String(stories).padStart(6)}  ${[name, ...aliases].join(' · ')}`);
    }
    if (!json && total > tags.length)
      await terminal.print(`… and ${total - tags.length} more; --limit shows them`);
    return DONE;
  });
}

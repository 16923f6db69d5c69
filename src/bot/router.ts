/** Passes a request to the command that answers it. Whatever happens, the person gets an answer. */
import type { Command } from '../domain/command.js';
import type { Language } from '../domain/language.js';
import { isStoreAway, StoreAway, whileAway } from '../domain/store-away.js';
import { cleanText, clipText, isBlank } from '../views/clean-text.js';
import { didYouMeanView } from '../views/did-you-mean-view.js';
import { menuText } from '../views/help-view.js';
import { takesNothingView } from '../views/not-understood-view.js';
import { sentenceView } from '../views/sentence-view.js';
import type { BotCommand, Desk } from './bot-command.js';
import { nearestWord } from './near-miss.js';
import { askingOnce, createDeskOpener, type DeskParts } from './open-desk.js';
import { createRequestLimiter } from './request-limiter.js';
import type { Reply, Request } from './request.js';
import { say } from './say.js';

/** What a router needs. */
export type RouterParts = DeskParts & {
  readonly commands: readonly BotCommand[];
  /** Telegram's numbers of the people who run the bot. */
  readonly adminIds: readonly number[];
  /** Resolves after this many milliseconds: a change waits for a store that is away. */
  readonly wait: (ms: number) => Promise<void>;
};

/** `isBlind`: the asker's settings could not be read, so they must not be changed. */
type RouterDesk = Desk & { readonly isBlind: boolean };

/** One line of Telegram's command menu. */
export type MenuEntry = { readonly command: string; readonly description: string };

/** Answers every request, and lists the commands. */
export type Router = {
  /** Never rejects. A reply without message and notice says nothing. */
  answer(request: Request): Promise<Reply>;
  /** What to say about a button that can no longer be read. */
  staleButton(language: Language): Reply;
  /** The command's own name for any name that people type for it; `undefined`: there is none. */
  nameOf(typed: string): string | undefined;
  /** Telegram's command menu, for everybody. */
  menu(language: Language): readonly MenuEntry[];
  /** The menu of a person who runs the bot; `undefined`: the normal one. */
  adminMenu(userId: number | undefined, language: Language): readonly MenuEntry[] | undefined;
};

/** Typing is slower than tapping through a list. */
const COMMAND_RATE = { perSecond: 1, burst: 5 };
const BUTTON_RATE = { perSecond: 3, burst: 20 };
/** People type nothing longer, and a button must be able to repeat it. */
const MAX_ARGS_CHARS = 256;
/** A Telegram message, with room for what is said about it (Bot API, sendMessage). */
const MAX_TEXT_CHARS = 3_500;
/** A notice cannot show more (Bot API, answerCallbackQuery). */
const MAX_NOTICE_CHARS = 200;
/**
 * A database server restarts within seconds; a person does not wait longer, and a tap must be
 * answered.
 */
const STORE_PATIENCE_MS = 8_000;

/** A router over these commands. */
export function createRouter(parts: RouterParts): Router {
  const { commands, log } = parts;
  const byName = new Map(
    commands.flatMap((command) =>
      [command.name, ...command.otherNames].map((name) => [name, command] as const),
    ),
  );
  const forReaders = new Map([...byName].filter(([, { isForAdmins }]) => isForAdmins !== true));
  const inMenu = commands.filter((command) => command.inMenu);
  const openDesk = createDeskOpener(parts);
  const typed = createRequestLimiter(COMMAND_RATE);
  const tapped = createRequestLimiter(BUTTON_RATE);

  return {
    answer: async (asked) => fitNotice(await answerRequest(askingOnce(asked))),

    staleButton(language) {
      return { notice: parts.texts(language).plain('sorry.staleButton') };
    },

    nameOf: (typed) => byName.get(typed)?.name ?? byName.get(meantName(typed, byName) ?? '')?.name,

    menu: (language) =>
      menuOf(
        inMenu.filter(({ isForAdmins }) => isForAdmins !== true),
        language,
      ),

    adminMenu: (userId, language) => (isAdmin(userId) ? menuOf(inMenu, language) : undefined),
  };

  async function answerRequest(request: Request): Promise<Reply> {
    const who = `${request.userId ?? request.to.chatId}`;
    // Before the store is asked for anything: a flood costs one look into a map.
    const limiter = request.via === 'button' ? tapped : typed;
    const verdict = limiter.check(who, parts.clock.now(), request.sentAt);
    if (verdict === 'silent') return {};
    if (verdict === 'warn') return say({ key: 'sorry.tooFast' }, request, await deskFor(request));
    try {
      const until = parts.clock.now() + STORE_PATIENCE_MS;
      // Each attempt reads the asker's settings again, because the change depends on them.
      const answer = async () => answerCommand(request, await deskFor(request));
      return await whileAway(answer, { clock: parts.clock, wait: parts.wait, until });
    } catch (error) {
      const desk = await deskFor(request);
      if (isStoreAway(error)) return say({ key: 'sorry.storeAway' }, request, desk);
      log.error({ err: error, command: request.command.name }, 'A command failed');
      return say({ key: 'sorry.broken' }, request, desk);
    }
  }

  async function deskFor(request: Request): Promise<RouterDesk> {
    const { desk, isBlind } = await openDesk(request);
    const open = async (command: Command) =>
      answerCommand({ ...request, command }, await deskFor(request));
    return { ...desk, open, isBlind };
  }

  async function answerCommand(request: Request, desk: RouterDesk): Promise<Reply> {
    const command = tidyCommand(request.command);
    const known = isAdmin(request.userId) ? byName : forReaders;
    const exact = known.get(command.name);
    const found = exact ?? known.get(meantName(command.name, known) ?? '');
    const text = found?.takesText === true ? { args: tidyText(request.command.args) } : {};
    if (found !== undefined) {
      const meant = { ...command, ...text, name: found.name };
      const isChange = found.isChange?.(meant) === true;
      if (isChange && exact === undefined) return { message: didYouMeanView(meant, desk.reader) };
      if (request.isEdit === true && (isChange || found.takesText === true)) {
        const values = { name: meant.name };
        return { ...say({ key: 'sorry.edited', values }, request, desk), isApart: true };
      }
      if (isChange && desk.isBlind) throw new StoreAway('nobody knows what this chat told us');
      const channel = desk.own?.actsFor;
      const isPrivate = isChange || (channel !== undefined && found.showsSettings === true);
      if (isPrivate && !(await request.mayChange(desk.target.chatId)))
        return channel === undefined
          ? say({ key: 'sorry.onlyAdmins' }, request, desk)
          : say({ key: 'channel.barred', values: { name: channel.name } }, request, desk);
      if (found.takesNothing !== true || meant.args === '')
        return found.answer({ ...request, command: meant }, desk);
      const reply = await found.answer({ ...request, command: { ...meant, args: '' } }, desk);
      return reply.message === undefined
        ? reply
        : { ...reply, message: takesNothingView(meant, reply.message, desk.reader.texts) };
    }
    if (request.via === 'button') return { notice: desk.reader.texts.plain('sorry.staleButton') };
    // In a group it may be another bot's command.
    if (!request.isAddressed) return {};
    const name = clipText(command.name, 32);
    return { message: sentenceView('sorry.unknownCommand', desk.reader, { name }) };
  }

  function meantName(name: string, known: ReadonlyMap<string, unknown>): string | undefined {
    return nearestWord(
      name,
      [...known.keys()].filter((word) => word.length > 2),
    );
  }

  function menuOf(entries: readonly BotCommand[], language: Language): readonly MenuEntry[] {
    const texts = parts.texts(language);
    return entries.map(({ name }) => ({ command: name, description: menuText(name, texts) }));
  }

  /**
   * By number, never by name, since anybody can take a name; channels and anonymous admins do not
   * count.
   */
  function isAdmin(userId: number | undefined): boolean {
    return userId !== undefined && parts.adminIds.includes(userId);
  }
}

function tidyCommand(command: Command): Command {
  const args = cleanText(command.args);
  return {
    ...command,
    name: cleanText(command.name).normalize('NFKC').toLowerCase(),
    args: isBlank(args) ? '' : clipText(args, MAX_ARGS_CHARS),
  };
}

/** Keeps the lines. */
function tidyText(text: string): string {
  const lines = text.split(/\r?\n/).map(cleanText).join('\n').trim();
  return isBlank(lines) ? '' : clipText(lines, MAX_TEXT_CHARS);
}

function fitNotice(reply: Reply): Reply {
  const { notice } = reply;
  return notice === undefined ? reply : { ...reply, notice: clipText(notice, MAX_NOTICE_CHARS) };
}

/** Methods about the bot itself: its account, its command menu and its texts. */
import { checkLanguage, parseCommands, scopeKey } from '../command-menu.js';
import type { Params } from '../params.js';
import { Refusal, badRequest } from '../refusal.js';
import { codePoints } from '../unicode.js';
import type { BotTexts, World } from '../world.js';
import type { MethodTable } from './method.js';

/** The bot's account, menus and texts. */
export const PROFILE: MethodTable = {
  getMe: (world) => ({
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: world.options.canReadAllGroupMessages,
    supports_inline_queries: true,
  }),

  setMyCommands(world, params) {
    const problem = checkLanguage(params.text('language_code'));
    if (problem !== undefined) return problem;
    const commands = parseCommands(params.json('commands'));
    if (commands instanceof Refusal) return commands;
    world.menu.set(scopeKey(params.json('scope')), params.text('language_code'), commands);
    world.menuChanges.emit(undefined);
    return true;
  },

  getMyCommands(world, params) {
    const problem = checkLanguage(params.text('language_code'));
    return problem ?? world.menu.get(scopeKey(params.json('scope')), params.text('language_code'));
  },

  deleteMyCommands(world, params) {
    const problem = checkLanguage(params.text('language_code'));
    if (problem !== undefined) return problem;
    world.menu.delete(scopeKey(params.json('scope')), params.text('language_code'));
    world.menuChanges.emit(undefined);
    return true;
  },

  setMyName: (world, params) =>
    setText(world, params, { key: 'name', field: 'name', maxChars: 64 }),
  setMyDescription: (world, params) =>
    setText(world, params, { key: 'description', field: 'description', maxChars: 512 }),
  setMyShortDescription: (world, params) =>
    setText(world, params, { key: 'shortDescription', field: 'short_description', maxChars: 120 }),
  getMyName: (world, params) => ({ name: textsFor(world, params).name }),
  getMyDescription: (world, params) => ({ description: textsFor(world, params).description }),
  getMyShortDescription: (world, params) => ({
    short_description: textsFor(world, params).shortDescription,
  }),
  setChatMenuButton: () => true,
  logOut: () => true,
  close: () => true,
};

const NO_TEXTS: BotTexts = { name: '', description: '', shortDescription: '' };

function textsFor(world: World, params: Params): BotTexts {
  return world.texts.get(params.text('language_code')) ?? world.texts.get('') ?? NO_TEXTS;
}

function setText(
  world: World,
  params: Params,
  text: { readonly key: keyof BotTexts; readonly field: string; readonly maxChars: number },
): true | Refusal {
  const { key, field, maxChars } = text;
  const language = params.text('language_code');
  const problem = checkLanguage(language);
  if (problem !== undefined) return problem;
  const written = params.text(field);
  if (codePoints(written) > maxChars) {
    return badRequest(`bot ${field.replace('_', ' ')} length must not exceed ${maxChars}`);
  }
  world.texts.set(language, { ...(world.texts.get(language) ?? NO_TEXTS), [key]: written });
  world.menuChanges.emit(undefined);
  return true;
}

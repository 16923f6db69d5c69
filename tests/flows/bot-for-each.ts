/** A bot of its own for every test of a block. */
import { afterEach, beforeEach, expect } from 'vitest';
import { newsroom } from './newsroom.js';
import { type BotSetting, type RunningBot, startBot } from './start-bot.js';

/**
 * Runs over the newsroom during each test; whatever a test does, Telegram must refuse no call, and
 * every tap and every inline query must get its answer.
 */
export function botForEach(setting: Partial<BotSetting> = {}): RunningBot {
  let started: RunningBot | undefined;
  const bot = (): RunningBot => {
    if (started === undefined) throw new Error('The bot runs only during a test');
    return started;
  };
  beforeEach(async () => {
    started = await startBot({ library: newsroom, ...setting });
  });
  afterEach(async () => {
    await bot().stop();
    expect(bot().refused()).toEqual([]);
    expect(bot().api.world.callbacks.unanswered()).toEqual([]);
    expect(bot().api.world.inlines.unanswered()).toEqual([]);
  });
  return {
    get api() {
      return bot().api;
    },
    get store() {
      return bot().store;
    },
    get log() {
      return bot().log;
    },
    get ended() {
      return bot().ended;
    },
    refused: () => bot().refused(),
    passes: (seconds) => bot().passes(seconds),
    stop: () => bot().stop(),
  };
}

/** Sends and edits messages in readers' chats, waiting as long as Telegram asks. */
import type { Log } from '../domain/log.js';
import type { Address, Message, Messenger, SendResult } from '../domain/message.js';
import { rest } from '../domain/rest.js';
import type { BotClient } from './bot-client.js';
import { dropRow } from './drop-row.js';
import type { Tap } from './incoming.js';
import type { ShownMessages } from './shown-messages.js';

/** What a speaker needs. */
export type SpeakerParts = {
  readonly messenger: Messenger;
  readonly client: BotClient;
  /** What the messenger has sent. */
  readonly shown: Pick<ShownMessages, 'forget'>;
  readonly log: Log;
  /** Aborted when the bot stops: answers then no longer wait for a flood limit. */
  readonly closing: AbortSignal;
};

/** A message of the bot that may be edited in place. */
export type Changeable = Pick<Tap, 'to' | 'messageId' | 'isText'>;

/** Answers one chat at a time; what cannot be sent is logged. Never rejects. */
export type Speaker = {
  /** Resolves with the number of the new message; `undefined`: it could not be sent. */
  say(to: Address, message: Message): Promise<number | undefined>;
  /** Edits the message in place; if it can no longer be edited, sends a new one. */
  change(shown: Changeable, message: Message): Promise<void>;
  /** Removes the row of the button that was tapped. */
  takeRow(tap: Tap): Promise<void>;
};

/** Telegram may ask for hours; an answer that late helps nobody. */
const MAX_WAIT_SECONDS = 30;
const MAX_TRIES = 3;
const NETWORK_WAIT_SECONDS = 5;

/** A speaker that has not said anything yet. */
export function createSpeaker(parts: SpeakerParts): Speaker {
  const { messenger, client, shown, log, closing } = parts;

  return {
    say,
    change,
    async takeRow(tap) {
      const result = await persist(() => dropRow(client, tap));
      shown.forget(tap.to.chatId);
      if (result.kind !== 'sent')
        log.warn({ chatId: tap.to.chatId, result }, 'Cannot remove a button');
    },
  };

  async function say(to: Address, message: Message): Promise<number | undefined> {
    const result = await persist(() => messenger.send(to, message));
    if (result.kind === 'moved') return say({ ...to, chatId: result.chatId }, message);
    if (result.kind === 'sent') return result.messageId;
    log.warn({ chatId: to.chatId, result }, 'Cannot send an answer');
    return undefined;
  }

  async function change({ to, messageId, isText }: Changeable, message: Message): Promise<void> {
    if (!isText || message.attachment !== undefined) return void (await say(to, message));
    const result = await persist(() => messenger.edit(to.chatId, messageId, message));
    switch (result.kind) {
      case 'sent':
        return;
      case 'rejected':
        return void (await say(to, message));
      case 'moved':
        return void (await say({ ...to, chatId: result.chatId }, message));
      case 'retry-after':
      case 'unavailable':
      case 'unreachable':
      case 'unknown':
        log.warn({ chatId: to.chatId, result }, 'Cannot edit a message');
    }
  }

  /** Waits as long as Telegram asks; only this chat is delayed. */
  async function persist(act: () => Promise<SendResult>): Promise<SendResult> {
    for (let tries = 1; ; tries += 1) {
      const result = await act();
      const seconds = secondsToWait(result);
      const canWait = seconds !== undefined && seconds <= MAX_WAIT_SECONDS;
      if (!canWait || tries === MAX_TRIES || closing.aborted) return result;
      await rest(seconds * 1_000, closing);
    }
  }
}

function secondsToWait(result: SendResult): number | undefined {
  if (result.kind === 'unavailable') return NETWORK_WAIT_SECONDS;
  return result.kind === 'retry-after' ? result.seconds : undefined;
}

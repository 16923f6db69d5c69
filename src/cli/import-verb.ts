/**
 * `paperboy import FILE`: imports chats in the format of `export`; existing settings stay as they
 * are.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Instant } from '../domain/clock.js';
import { scheduledDigestAt } from '../domain/digest-time.js';
import { errorMessage } from '../domain/error-text.js';
import { LANGUAGES } from '../domain/language.js';
import { SCRIPTS, subscriberIdOf } from '../domain/subscriber.js';
import { TOPIC_KINDS } from '../domain/subscription.js';
import { knownTimeZone } from '../domain/zone-time.js';
import type { Store } from '../storage/open-store.js';
import { DONE, FAULTS, WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';
import { counted } from './counted.js';
import { withStore } from './with-store.js';

const minute = z.int().min(0).max(1439);

const chatSchema = z.object({
  chatId: z.int(),
  threadId: z.int().optional(),
  kind: z.enum(['private', 'group', 'channel']),
  language: z.enum(LANGUAGES).optional(),
  standing: z.enum(['active', 'asleep']).default('active'),
  timeZone: z
    .string()
    .refine((name) => knownTimeZone(name) !== undefined, 'a time zone')
    .optional(),
  quiet: z.object({ from: minute, to: minute }).optional(),
  digest: z.object({ minute, weekday: z.int().min(1).max(7).optional() }).optional(),
  digestedUpTo: z.int().min(0).optional(),
  pausedUntil: z.int().min(0).optional(),
  isSilent: z.boolean().default(false),
  script: z.enum(SCRIPTS).default('original'),
  wantsOnThisDay: z.boolean().default(true),
  tellsInDigest: z.boolean().default(false),
  subscriptions: z
    .array(
      z.object({
        kind: z.enum(TOPIC_KINDS),
        key: z.string().max(512),
        label: z.string().max(512),
        since: z.int().min(0),
        isInDigest: z.boolean().default(false),
      }),
    )
    .max(100)
    .default([]),
});

type ImportedChat = z.infer<typeof chatSchema>;

/** Imports every line that describes a chat and reports the others; exit 1 when there are any. */
export function importVerb(commandLine: CommandLine, file: string): Promise<ExitCode> {
  const { config, terminal, json, clock } = commandLine;
  return withStore(commandLine, async (store) => {
    let [chats, faults, line] = [0, 0, 0];
    try {
      for await (const text of createInterface({ input: createReadStream(file) })) {
        line += 1;
        if (text.trim() === '') continue;
        const chat = parseChat(text);
        if ('fault' in chat) {
          faults += 1;
          terminal.note(`Cannot import line ${line}: ${chat.fault}`);
          continue;
        }
        await saveChat(chat, store, { newsroomZone: config.TIMEZONE, now: clock.now() });
        chats += 1;
      }
    } catch (error) {
      terminal.note(`Cannot import "${file}": ${errorMessage(error)}`);
      return WRONG_USE;
    }
    await terminal.print(json ? JSON.stringify({ chats, faults }) : counted(chats, 'chat'));
    return faults === 0 ? DONE : FAULTS;
  });
}

function parseChat(text: string): ImportedChat | { readonly fault: string } {
  try {
    const parsed = chatSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return { fault: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a chat'}` };
  } catch (error) {
    return { fault: errorMessage(error) };
  }
}

async function saveChat(
  chat: ImportedChat,
  { subscribers, subscriptions }: Store,
  { newsroomZone, now }: { readonly newsroomZone: string; readonly now: Instant },
): Promise<void> {
  const { chatId, threadId, kind, language, timeZone, quiet, pausedUntil } = chat;
  const { isSilent, script, wantsOnThisDay, tellsInDigest } = chat;
  const digest =
    chat.digest === undefined
      ? undefined
      : { minute: chat.digest.minute, weekday: chat.digest.weekday };
  await subscribers.save(
    { chatId, threadId, kind },
    {
      language,
      timeZone,
      quiet,
      digest,
      pausedUntil,
      isSilent,
      script,
      wantsOnThisDay,
      tellsInDigest,
      nextDigestAt: scheduledDigestAt({ digest, timeZone, pausedUntil }, newsroomZone, now),
      ...(chat.digestedUpTo === undefined ? {} : { digestedUpTo: chat.digestedUpTo }),
    },
    now,
  );
  const id = subscriberIdOf({ chatId, threadId });
  await subscriptions.restore(
    id,
    chat.subscriptions.map(({ since, isInDigest, ...topic }) => ({
      id: 0,
      topic,
      since,
      isInDigest,
    })),
  );
  if (chat.standing === 'asleep') await subscribers.sleep(id, now);
}

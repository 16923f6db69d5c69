/**
 * Saves the contents and members of the chats across restarts, because the bot remembers its
 * messages too.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RoomState } from './chats.js';
import type { MessagesState } from './messages.js';
import { isRecord, parseJson } from './params.js';
import type { Message } from './telegram.js';
import type { World } from './world.js';

const SAVE_AFTER_MS = 1_000;
const MAX_MESSAGES_A_CHAT = 200;
/** Larger uploads would make every save slow. */
const MAX_FILE_BYTES = 262_144;

type KeptFile = { id: string; fileName: string; mimeType: string; base64: string };

type Entry = { messages: MessagesState; rooms: readonly RoomState[]; files: readonly KeptFile[] };

/** Saves the chats and loads them again. */
export class Diary {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly path: string,
    private readonly world: World,
  ) {}

  /** Restores what was saved at the last end; `false`: there was nothing readable. */
  restore(): boolean {
    const entry = readEntry(this.path);
    if (entry === undefined) return false;
    const { messages, chats } = this.world;
    messages.restore(entry.messages);
    for (const room of entry.rooms) chats.restore(room);
    for (const { id, base64, ...upload } of entry.files)
      this.world.keep({ ...upload, bytes: Buffer.from(base64, 'base64') }, id);
    return true;
  }

  /** From now on changes are saved, a second after the first of them. */
  keep(): void {
    const later = (): void => {
      this.#timer ??= setTimeout(() => this.#save(), SAVE_AFTER_MS);
    };
    this.world.messages.changes.on(later);
    this.world.chats.changes.on(later);
  }

  /** Saves everything that has not been saved yet. */
  close(): void {
    if (this.#timer !== undefined) this.#save();
  }

  #save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const messages = this.world.messages.state(MAX_MESSAGES_A_CHAT);
    const entry: Entry = {
      messages,
      rooms: this.world.chats.states(),
      files: messages.shown.flatMap((message) => this.#filesOf(message)),
    };
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.new`, JSON.stringify(entry), { mode: 0o600 });
    renameSync(`${this.path}.new`, this.path);
  }

  #filesOf({ photo = [], document }: Message): readonly KeptFile[] {
    const files = document === undefined ? photo : [...photo, document];
    return files.flatMap(({ file_id: id }) => {
      const upload = this.world.file(id);
      if (upload === undefined || upload.bytes.length > MAX_FILE_BYTES) return [];
      const { bytes, ...rest } = upload;
      return [{ id, ...rest, base64: bytes.toString('base64') }];
    });
  }
}

/** Somebody may have edited the file: if its shape is wrong, the chats start afresh. */
function readEntry(path: string): Entry | undefined {
  const entry = parseJson(readText(path));
  if (!isRecord(entry) || !isRecord(entry['messages'])) return undefined;
  const { shown, lastId } = entry['messages'];
  const isWhole =
    typeof lastId === 'number' &&
    isListOf(shown, isMessage) &&
    isListOf(entry['rooms'], isRoom) &&
    isListOf(entry['files'], isFile);
  return isWhole ? (entry as Entry) : undefined;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Never saved, or unreadable: the chats start afresh.
    return '';
  }
}

function isListOf(value: unknown, isOne: (one: Readonly<Record<string, unknown>>) => boolean) {
  return Array.isArray(value) && value.every((one) => isRecord(one) && isOne(one));
}

function isMessage({ message_id: id, date, chat }: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof id === 'number' &&
    typeof date === 'number' &&
    isRecord(chat) &&
    typeof chat['id'] === 'number'
  );
}

function isRoom(room: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof room['chatId'] === 'number' &&
    isRecord(room['standing']) &&
    isListOf(room['members'], ({ user, status }) => isRecord(user) && typeof status === 'string') &&
    isListOf(room['topics'], ({ id, name }) => typeof id === 'number' && typeof name === 'string')
  );
}

function isFile({ id, fileName, mimeType, base64 }: Readonly<Record<string, unknown>>): boolean {
  return [id, fileName, mimeType, base64].every((part) => typeof part === 'string');
}

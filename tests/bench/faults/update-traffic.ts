/** People who type all the time. As a careless Telegram would, every update is brought twice, to two bots. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../../src/playground/person.js';
import type { Replicas } from './replicas.js';
import { createReplyLedger, type ReplyLedger } from './reply-ledger.js';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const FIRST_TYPIST = 5_000_000;
const FIRST_UPDATE = 1_000_000;
/** One person may type once a second; with less, a queue behind a kill would become a flood. */
const SECONDS_A_PERSON = 4;
/** The rest look something up: nobody may keep more than twenty searches. */
const EVERY_SUBSCRIBES = 4;
const AGAIN_MS = 250;
const ANSWER_LIMIT_MS = 12_000;
const TICK_MS = 20;
/** Telegram brings no more at once (Bot API, setWebhook); two of it, for the copies. */
const MAX_CONNECTIONS = 80;

/** People who type, and what they were answered. */
export type UpdateTraffic = {
  readonly replies: ReplyLedger;
  /** Types until the promise that `end` returns; returns at once. */
  begin(): void;
  /** Types no more and resolves when every update was taken. */
  end(): Promise<void>;
  /** Updates that people typed. */
  typed(): number;
  /** Posts beyond the two of each update. */
  repeatedPosts(): number;
  /** When the last update was taken by a bot. */
  lastTakenAt(): number;
};

/** Typists who are known to the local Telegram and type nothing yet. */
export function createUpdateTraffic(replicas: Replicas, perSecond: number): UpdateTraffic {
  const { api } = replicas.stage;
  const people = Array.from({ length: Math.ceil(perSecond * SECONDS_A_PERSON) }, (_, index) =>
    api.town.person({ id: FIRST_TYPIST + index, hasStarted: true }),
  );
  const turns: Promise<void>[] = people.map(() => Promise.resolve());
  const underWay = new Set<Promise<void>>();
  const agent = new Agent({ keepAlive: true, maxTotalSockets: MAX_CONNECTIONS });
  const replies = createReplyLedger(api, FIRST_UPDATE);
  let [typed, repeated, lastTakenAt, isTyping] = [0, 0, 0, false];

  return {
    replies,
    begin() {
      isTyping = true;
      follow(typeAway());
    },
    async end() {
      isTyping = false;
      while (underWay.size > 0) await Promise.all(underWay);
      agent.destroy();
    },
    typed: () => typed,
    repeatedPosts: () => repeated,
    lastTakenAt: () => lastTakenAt,
  };

  async function typeAway(): Promise<void> {
    const startedAt = performance.now();
    while (isTyping) {
      const due = ((performance.now() - startedAt) / 1_000) * perSecond;
      while (typed < due) type(typed++);
      await sleep(TICK_MS);
    }
  }

  /** A person's next update comes when a bot has the one before: so their order is the person's. */
  function type(number: number): void {
    const place = number % people.length;
    const person = people[place];
    if (person === undefined) return;
    const round = Math.floor(number / people.length);
    const updateId = FIRST_UPDATE + number;
    const verb = round % EVERY_SUBSCRIBES === 0 ? 'subscribe' : 'search';
    const body = JSON.stringify(updateOf(person, updateId, `/${verb} n${updateId}`));
    const turn = (turns[place] ?? Promise.resolve()).then(() => {
      replies.expect(updateId, person.chat.id);
      const copies = [number, number + 1].map((bot) => bring(bot, body));
      copies.forEach(follow);
      return Promise.race(copies);
    });
    turns[place] = turn;
    follow(turn);
  }

  /** Again and again until it is taken, at another bot each time, as behind a balancer. */
  async function bring(bot: number, body: string): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      if (await isTaken(replicas.webhookUrl((bot + attempt) % replicas.bots.length), body)) break;
      repeated += 1;
      await sleep(AGAIN_MS);
    }
    lastTakenAt = Date.now();
  }

  function isTaken(url: string, body: string): Promise<boolean> {
    return new Promise((resolve) => {
      const headers = { 'content-type': 'application/json', [SECRET_HEADER]: replicas.secret };
      const post = request(url, { method: 'POST', agent, headers }, (answer) => {
        answer.resume();
        answer.on('close', () => resolve(answer.statusCode === 200));
      });
      post.setTimeout(ANSWER_LIMIT_MS, () => post.destroy());
      post.on('error', () => resolve(false));
      post.end(body);
    });
  }

  function follow(work: Promise<void>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }
}

function updateOf({ user, chat }: Person, updateId: number, text: string): object {
  const date = Math.floor(Date.now() / 1_000);
  const [verb = ''] = text.split(' ');
  const entities = [{ type: 'bot_command', offset: 0, length: verb.length }];
  const message = { message_id: updateId, date, from: user, chat, text, entities };
  return { update_id: updateId, message };
}

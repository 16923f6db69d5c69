import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReplicas, type Replicas } from '../bench/faults/replicas.js';

let replicas: Replicas;
beforeAll(async () => {
  replicas = await openReplicas({ ratePerSecond: 30, count: 2 }, () => Promise.resolve());
}, 60_000);
afterAll(() => replicas.close());

/** Brings an update to both bots at once. */
async function bringTwice(update: object): Promise<readonly number[]> {
  const headers = {
    'content-type': 'application/json',
    'x-telegram-bot-api-secret-token': replicas.secret,
  };
  const bring = async (place: number) => {
    const body = JSON.stringify(update);
    return (await fetch(replicas.webhookUrl(place), { method: 'POST', headers, body })).status;
  };
  return Promise.all([bring(0), bring(1)]);
}

test('an inline query that is brought to two bots is answered by one of them', async () => {
  const { api } = replicas.stage;
  const reader = api.town.person();
  const base = { from: reader.user, query: 'Story', offset: '', chat_type: 'sender' };
  const queries = Array.from({ length: 5 }, (_, index) => ({ ...base, id: `query-${index}` }));

  const statuses: number[] = [];
  for (const [index, query] of queries.entries()) {
    api.world.inlines.ask(query);
    const answered = api.town.nextCall('answerInlineQuery');
    statuses.push(...(await bringTwice({ update_id: 70_000 + index, inline_query: query })));
    await answered;
  }
  // Whatever a bot still had to say about them has been said when it ended.
  await Promise.all(replicas.bots.map((bot) => bot.end('SIGTERM')));

  expect(statuses).toEqual(Array.from({ length: 10 }, () => 200));
  expect(api.journal.calls('answerInlineQuery')).toHaveLength(5);
  expect(api.journal.refusals()).toEqual([]);
}, 60_000);

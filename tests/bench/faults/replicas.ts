/** Several bots on one PostgreSQL. They take updates at webhooks, because only one bot may poll. */
import { freePort } from '../../contracts/free-port.js';
import type { LogLine, Replica } from './replica.js';
import { openStage, type Stage, type StageOptions } from './stage.js';
import { startPostgres, type PostgresServer } from './postgres-server.js';

const SECRET = 'replicas_of_one_bot';

/** Three bots that run, their stage and their database. */
export type Replicas = {
  readonly stage: Stage;
  readonly postgres: PostgresServer;
  readonly bots: Replica[];
  /** What all of them have logged, also those that were killed. */
  log(): readonly LogLine[];
  /** Starts the bot of that place anew; it must have ended. */
  restart(place: number): Promise<void>;
  /** Where the bot of that place takes updates. */
  webhookUrl(place: number): string;
  readonly secret: string;
  close(): Promise<void>;
};

/** Opens the stage, adds the readers and starts the bots; resolves when all of them are ready. */
export async function openReplicas(
  options: Omit<StageOptions, 'storeUrl'> & { readonly count?: number },
  prepare: (stage: Stage) => Promise<void>,
): Promise<Replicas> {
  const { count = 3 } = options;
  const postgres = await startPostgres();
  const stage = await openStage({ ...options, storeUrl: postgres.url, canUseHttpWebhooks: true });
  await prepare(stage);
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const webhookUrl = (place: number) => `http://127.0.0.1:${ports[place] ?? 0}/updates`;
  const started: Replica[] = [];
  const start = async (place: number) => {
    const bot = await stage.start(String.fromCharCode(97 + place), {
      PORT: String(ports[place] ?? 0),
      // One address for all of them, as behind a balancer.
      WEBHOOK_URL: webhookUrl(0),
      WEBHOOK_SECRET: SECRET,
    });
    started.push(bot);
    return bot;
  };
  const bots: Replica[] = [];
  // One after another: the first one makes the tables.
  for (let place = 0; place < count; place += 1) {
    const bot = await start(place);
    await bot.ready;
    bots.push(bot);
  }
  return {
    stage,
    postgres,
    bots,
    secret: SECRET,
    webhookUrl,
    log: () => started.flatMap(({ log }) => log),
    async restart(place) {
      bots[place] = await start(place);
    },
    async close() {
      await stage.close();
      await postgres.stop();
    },
  };
}

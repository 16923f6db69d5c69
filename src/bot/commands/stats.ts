/** `/stats`: how the bot is doing, for its admins. */
import { localDay } from '../../domain/zone-time.js';
import { statsView } from '../../views/stats-view.js';
import type { BotCommand } from '../bot-command.js';

const CHART_DAYS = 29;
const OPINION_DAYS = 30;
const DAY_MS = 24 * 3_600_000;
const MISSED_SHOWN = 5;

/** Counts of chats, deliveries and articles, as they are now. */
export const statsCommand: BotCommand = {
  name: 'stats',
  otherNames: [],
  inMenu: true,
  takesNothing: true,
  isForAdmins: true,

  async answer(_request, { stores, reader, library }) {
    const day = localDay(reader.now - CHART_DAYS * DAY_MS, reader.timeZone);
    const [people, counts, backlog, problems, days, missed, opinions] = await Promise.all([
      stores.census.census(),
      stores.outbox.counts(),
      stores.outbox.backlog(),
      library.problems({ offset: 0, limit: 0 }),
      stores.daybook.since(day),
      stores.daybook.missed(MISSED_SHOWN),
      stores.feedback.opinions(reader.now - OPINION_DAYS * DAY_MS),
    ]);
    // The book lacks what came since it was last written.
    const today = localDay(reader.now, reader.timeZone);
    const written = days.find((one) => one.day === today);
    const now = {
      day: today,
      chats: people.chats,
      sent: counts.sent ?? 0,
      searches: written?.searches ?? 0,
    };
    const { stories, articles } = library.size();
    const waitedMs = reader.now - (backlog.oldestDueAt ?? reader.now);
    return {
      message: statsView(
        {
          ...people,
          sent: counts.sent ?? 0,
          digestsSent: counts.digests ?? 0,
          dead: counts.dead,
          pending: backlog.pending,
          waitedMinutes: Math.floor(Math.max(0, waitedMs) / 60_000),
          stories,
          articles,
          problems: problems.total,
          days: [...days.filter((one) => one !== written), now],
          missed,
          opinions,
        },
        reader,
      ),
    };
  },
};

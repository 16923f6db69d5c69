/** Everything that can be asked for, in the order of the menu. */
import type { BotCommand } from '../bot-command.js';
import { alertsCommand } from './alerts.js';
import { announceCommand, broadcastCommand } from './broadcast.js';
import { calendarCommand } from './calendar.js';
import { changesCommand } from './changes.js';
import { channelCommand } from './channel.js';
import { chooseCommand } from './choose.js';
import { digestCommand } from './digest.js';
import { filterCommand } from './filter.js';
import { followStoryCommand } from './follow-story.js';
import { forgetMeCommand } from './forget-me.js';
import { fullCommand } from './full.js';
import { helpCommand } from './help.js';
import { languageCommand } from './language.js';
import { latestCommand } from './latest.js';
import { longerCommand } from './longer.js';
import { myDataCommand } from './my-data.js';
import { authorCommand, categoryCommand } from './name.js';
import { briefCommand, newsCommand } from './news.js';
import { onThisDayCommand } from './on-this-day.js';
import { opinionCommand } from './opinion.js';
import { originalCommand } from './original.js';
import { pauseCommand } from './pause.js';
import { problemsCommand } from './problems.js';
import { quietCommand } from './quiet.js';
import { randomCommand } from './random.js';
import { readCommand } from './read.js';
import { relatedCommand } from './related.js';
import { scriptCommand } from './script.js';
import { newestCommand, searchCommand } from './search.js';
import { settingsCommand } from './settings.js';
import { shareCommand } from './share.js';
import { silentCommand } from './silent.js';
import { startCommand } from './start.js';
import { statsCommand } from './stats.js';
import { subscribeCommand } from './subscribe.js';
import { subscriptionsCommand } from './subscriptions.js';
import { tagCommand } from './tag.js';
import { tagsCommand } from './tags.js';
import { tellCommand } from './tell.js';
import { timezoneCommand } from './timezone.js';
import { topCommand } from './top.js';
import { undoCommand } from './undo.js';
import { unsubscribeCommand } from './unsubscribe.js';
import { versionsCommand } from './versions.js';
import { whereCommand } from './where.js';

/** Each command once; no two share a name. */
export const ALL_COMMANDS: readonly BotCommand[] = [
  latestCommand,
  searchCommand,
  tagsCommand,
  tagCommand,
  topCommand,
  calendarCommand,
  onThisDayCommand,
  randomCommand,
  subscribeCommand,
  subscriptionsCommand,
  digestCommand,
  settingsCommand,
  readCommand,
  helpCommand,
  startCommand,
  newestCommand,
  fullCommand,
  longerCommand,
  originalCommand,
  relatedCommand,
  versionsCommand,
  changesCommand,
  shareCommand,
  authorCommand,
  categoryCommand,
  filterCommand,
  whereCommand,
  unsubscribeCommand,
  undoCommand,
  tellCommand,
  followStoryCommand,
  timezoneCommand,
  quietCommand,
  languageCommand,
  pauseCommand,
  silentCommand,
  scriptCommand,
  alertsCommand,
  chooseCommand,
  channelCommand,
  myDataCommand,
  forgetMeCommand,
  newsCommand,
  briefCommand,
  opinionCommand,
  statsCommand,
  problemsCommand,
  broadcastCommand,
  announceCommand,
];

/** `/settings [PAGE]`: everything a chat can set, in one message that changes in place. */
import { notUnderstoodView } from '../../views/not-understood-view.js';
import { SETTINGS_PAGES } from '../../views/settings-choices.js';
import { settingsView } from '../../views/settings-view.js';
import type { BotCommand } from '../bot-command.js';

/** Shows a page of the settings; a word that is none shows the first, and says so. */
export const settingsCommand: BotCommand = {
  name: 'settings',
  otherNames: ['setting', 'options', 'stop', '停止', '設定', '设置', '設置'],
  inMenu: true,
  showsSettings: true,

  answer({ command }, { subscriber, digestMinute, own, reader }) {
    const { args } = command;
    const page = SETTINGS_PAGES.find((known) => known === args.toLowerCase());
    const message = settingsView(
      page ?? '',
      { subscriber, digestMinute, channelName: own?.actsFor?.name },
      reader,
    );
    const unread = page === undefined ? args : '';
    return Promise.resolve({ message: notUnderstoodView(unread, message, reader.texts) });
  },
};

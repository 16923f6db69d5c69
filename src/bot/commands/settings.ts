/** `/settings [PAGE]`: everything a chat can set, in one message that changes in place. */
import { SETTINGS_PAGES } from '../../views/settings-choices.js';
import { settingsView } from '../../views/settings-view.js';
import type { BotCommand } from '../bot-command.js';

/** Shows a page of the settings; a word that is none shows the first. */
export const settingsCommand: BotCommand = {
  name: 'settings',
  otherNames: ['setting', 'options', 'stop', '停止', '設定', '设置', '設置'],
  inMenu: true,
  showsSettings: true,

  answer({ command }, { subscriber, digestMinute, own, reader }) {
    const page = SETTINGS_PAGES.find((known) => known === command.args.toLowerCase()) ?? '';
    return Promise.resolve({
      message: settingsView(
        page,
        { subscriber, digestMinute, channelName: own?.actsFor?.name },
        reader,
      ),
    });
  },
};

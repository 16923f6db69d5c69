/** `/mydata`: everything that is stored about this chat, as a file. */
import { subscriberIdOf } from '../../domain/subscriber.js';
import type { BotCommand } from '../bot-command.js';

/** Sends JSON; in a group only its admins may ask for it. */
export const myDataCommand: BotCommand = {
  name: 'mydata',
  otherNames: ['我的資料', '我的数据'],
  inMenu: false,
  takesNothing: true,
  isChange: () => true,

  async answer(_request, { stores, reader, target }) {
    const records = await stores.personal.records(subscriberIdOf(target));
    // Also for who is not known yet and asks for the number of ADMIN_IDS.
    const text = `${JSON.stringify({ chat_id: target.chatId, ...records }, undefined, 2)}\n`;
    return {
      message: {
        html: reader.texts.html('mydata.caption'),
        buttons: [],
        previewUrl: undefined,
        attachment: { kind: 'document', fileName: 'mydata.json', text },
      },
    };
  },
};

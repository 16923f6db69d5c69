/** `/mydata`: everything that is stored about this chat, as a file. */
import { subscriberIdOf } from '../../domain/subscriber.js';
import type { BotCommand } from '../bot-command.js';

/** Sends JSON; in a group only its admins may ask for it. */
export const myDataCommand: BotCommand = {
  name: 'mydata',
  otherNames: ['我的資料', '我的数据'],
  inMenu: false,
  isChange: () => true,

  async answer(_request, { stores, reader, target }) {
    const records = await stores.personal.records(subscriberIdOf(target));
    const text = `${JSON.stringify(records, undefined, 2)}\n`;
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

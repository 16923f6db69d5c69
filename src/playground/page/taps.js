// What a tap on a message does: on its words and on its keys.
import { pickSeat } from './chat-picker.js';
import { isOpenTo } from './seats.js';
import { alertBox, toast } from './toasts.js';

/** `open(seat)` shows another chat, `fill(text)` puts a text into the typing field. */
export function createTaps(page, { open, fill }) {
  const { act } = page;

  async function tap(kind, value) {
    switch (kind) {
      case 'command':
        return act('sends', { text: value });
      case 'start':
        return startBot(value);
      case 'hashtag':
        return fill(value);
      case 'inline-here':
        return fill(`@${page.bot.username} ${value}`);
      case 'inline': {
        const seats = page.seats.filter((seat) => isOpenTo(seat, page.speaker.user.id));
        const seat = await pickSeat(seats, page.seat.strings.pick);
        if (!seat) return undefined;
        open(seat);
        return fill(`@${page.bot.username} ${value}`);
      }
      case 'copy':
        return navigator.clipboard?.writeText(value).then(() => toast(page.seat.strings.copied));
    }
  }

  /** A link into the bot leads from a group to the private chat, as in every client. */
  function startBot(payload) {
    const own = page.seats.find(({ chat }) => chat.id === page.speaker.user.id);
    if (own && own !== page.seat) open(own);
    return act('sends', { text: `/start ${payload}`.trim() });
  }

  async function press(message, button, key) {
    if (key.classList.contains('is-busy')) return;
    key.classList.add('is-busy');
    const answer = await act('presses', {
      messageId: message.message_id,
      data: button.callback_data,
    });
    key.classList.remove('is-busy');
    if (!answer) return;
    if (answer.text && answer.isAlert) alertBox(answer.text);
    else if (answer.text) toast(answer.text);
  }

  return { tap, press };
}

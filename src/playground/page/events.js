// What the server tells while the page is open.
import { drawHeader, drawStatus } from './header.js';
import { isInThread } from './seats.js';
import { stringsFor } from './strings.js';
import { toast } from './toasts.js';

const TYPING_MS = 5000;
const SETTLE_MS = 100;

/** One handler a kind of event. */
export function createEvents(page, { conversation, inspector, load, drawLines, drawClock }) {
  let reload;
  const seatOf = (message) => page.seats.find((seat) => seat.chat.id === message.chat.id);
  const isShown = (seat, message) => seat === page.seat && isInThread(seat, page.threadId, message);

  return {
    sent(message) {
      const seat = seatOf(message);
      if (!seat || seat.messages.some((other) => other.message_id === message.message_id)) return;
      seat.messages.push(message);
      const isFromBot = message.from?.is_bot === true && !message.via_bot;
      if (!isFromBot && seat.standing === 'blocked') {
        seat.standing = 'open';
        if (seat === page.seat) drawHeader(page);
      }
      if (isShown(seat, message)) {
        if (isFromBot) page.typing = 0;
        conversation.add(message);
        drawStatus(page);
      }
      const isLooking = isShown(seat, message) && page.isChatShown();
      if (!isLooking && isFromBot) seat.unread++;
      drawLines();
    },
    edited(message) {
      const seat = seatOf(message);
      const index =
        seat?.messages.findIndex((other) => other.message_id === message.message_id) ?? -1;
      if (index < 0) return;
      seat.messages[index] = message;
      if (isShown(seat, message)) conversation.replace(message);
      drawLines();
    },
    deleted(message) {
      const seat = seatOf(message);
      if (!seat) return;
      seat.messages = seat.messages.filter((other) => other.message_id !== message.message_id);
      if (seat === page.seat) conversation.remove(message);
    },
    action({ chatId }) {
      if (chatId !== page.seat?.chat.id) return;
      page.typing = Date.now() + TYPING_MS;
      drawStatus(page);
      setTimeout(() => drawStatus(page), TYPING_MS + 50);
    },
    seats() {
      // Several things change at once when a bot starts or a topic is opened.
      clearTimeout(reload);
      reload = setTimeout(() => load({ isQuiet: true }), SETTLE_MS);
    },
    clock(clock) {
      if (page.stage) page.stage.clock = clock;
      drawClock();
    },
    call: (call) => inspector.add(call),
    hello: ({ isFirst }) => {
      page.isLost = false;
      load({ isQuiet: false }).then(() => {
        if (!isFirst) toast(page.seat.strings.restarted);
      });
    },
    lost: () => {
      page.isLost = true;
      toast(page.seat?.strings.lost ?? stringsFor(navigator.language).lost);
      if (page.seat) drawStatus(page);
    },
  };
}

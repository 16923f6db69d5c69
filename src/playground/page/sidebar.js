// The list of chats.
import { element, fillAvatar } from './dom.js';
import { clockTime } from './times.js';

const TAGS = { 'zh-hant': '繁', 'zh-hans': '简', en: 'EN' };

/** Draws one line a seat; `open(seat)` is called for the chosen one. */
export function drawSidebar({ seats, seat: current, stage }, open) {
  const list = document.getElementById('seats');
  list.replaceChildren(
    ...seats.map((seat) => {
      const last = seat.messages.findLast(hasWords);
      const isCurrent = seat === current;
      const line = element(
        'button',
        {
          type: 'button',
          className: 'seat',
          'data-chat': String(seat.chat.id),
          'aria-current': isCurrent ? 'true' : undefined,
        },
        [
          fillAvatar(
            element('span', { className: 'avatar', 'aria-hidden': 'true' }),
            seat.chat.id,
            seat.title,
          ),
          element('span', { className: 'seat-words' }, [
            element('span', { className: 'seat-top' }, [
              element('strong', {}, seat.title),
              seat.isGroup
                ? undefined
                : element(
                    'span',
                    { className: 'tag' },
                    TAGS[seat.people[0].user.language_code] ?? '',
                  ),
              seat.runsBot
                ? element(
                    'span',
                    { className: 'tag is-admin', title: seat.strings.runsBot },
                    seat.strings.admin,
                  )
                : undefined,
              element('time', {}, last ? clockTime(last.date * 1000, stage?.timeZone) : ''),
            ]),
            element('span', { className: 'seat-bottom' }, [
              element(
                'span',
                { className: 'seat-last', dir: 'auto' },
                last ? lineOf(last) : seat.strings.empty,
              ),
              seat.unread > 0
                ? element('span', { className: 'badge' }, String(seat.unread))
                : undefined,
            ]),
          ]),
        ],
      );
      line.addEventListener('click', () => open(seat));
      return line;
    }),
  );
}

function hasWords({ text, caption, location, photo, document }) {
  return (text ?? caption ?? location ?? photo ?? document) !== undefined;
}

function lineOf(message) {
  const file = message.location ? '📍' : '📎';
  return (message.text ?? message.caption ?? file).replace(/\s+/g, ' ').slice(0, 80);
}

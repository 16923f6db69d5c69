// Asks which chat something goes to, as clients do for a "share" button.
import { element, fillAvatar } from './dom.js';

/** Resolves with a seat, or `undefined` when the box is closed. */
export function pickSeat(seats, title) {
  return new Promise((resolve) => {
    const dialog = element('dialog', { className: 'alert picker' }, [element('h3', {}, title)]);
    for (const seat of seats) {
      const line = element('button', { type: 'button', className: 'seat' }, [
        fillAvatar(element('span', { className: 'avatar' }), seat.chat.id, seat.title),
        element('strong', {}, seat.title),
      ]);
      line.addEventListener('click', () => {
        resolve(seat);
        dialog.close();
      });
      dialog.append(line);
    }
    dialog.addEventListener('close', () => {
      resolve(undefined);
      dialog.remove();
    });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

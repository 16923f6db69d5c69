// What to try, in a chat without messages.
import { element } from './dom.js';

/** A card with words to tap; `send(text)` is called for the chosen one. */
export function hintCard(seat, botUsername, send) {
  const { strings } = seat;
  const tries = seat.isGroup
    ? [`/latest@${botUsername}`, `/settings@${botUsername}`]
    : strings.tries;
  return element('section', { className: 'hint' }, [
    element('img', { src: 'icon.svg', alt: '', width: '72', height: '72' }),
    element('h3', {}, strings.hintTitle),
    element('p', {}, seat.isGroup ? strings.hintGroup : strings.hintText),
    element(
      'div',
      { className: 'tries' },
      tries.map((text) => {
        const chip = element('button', { type: 'button', className: 'chip' }, text);
        chip.addEventListener('click', () => send(text));
        return chip;
      }),
    ),
  ]);
}

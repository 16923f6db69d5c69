// The buttons under a message.
import { element, icon } from './dom.js';

/** The rows of keys that the message has; `view`: what a tap on one of them does. */
export function keyboardView(message, view) {
  const box = element('div', { className: 'keyboard' });
  message.reply_markup.inline_keyboard.forEach((buttons, row) => {
    const line = element('div', { className: 'keys' });
    buttons.forEach((button, column) => line.append(keyOf(message, button, { row, column }, view)));
    box.append(line);
  });
  return box;
}

function keyOf(message, button, place, view) {
  const label = element('span', { className: 'key-label' }, button.text);
  if (button.url) {
    const payload = /^https?:\/\/t\.me\/\w+\?start=([\w-]{1,64})$/i.exec(button.url)?.[1];
    if (payload === undefined) {
      return element(
        'a',
        {
          className: 'key',
          href: button.url,
          target: '_blank',
          rel: 'noopener noreferrer',
          title: button.url,
        },
        [label, icon('M8 16 16 8M9 8h7v7')],
      );
    }
    return key(label, place, () => view.tap('start', payload));
  }
  if (button.copy_text) return key(label, place, () => view.tap('copy', button.copy_text.text));
  const here = button.switch_inline_query_current_chat;
  if (here !== undefined) return key(label, place, () => view.tap('inline-here', here));
  const inline = button.switch_inline_query;
  if (inline !== undefined) return key(label, place, () => view.tap('inline', inline));
  return key(label, place, (node) => view.press(message, button, node));
}

function key(label, place, act) {
  const node = element(
    'button',
    { type: 'button', className: 'key', 'data-place': `${place.row}:${place.column}` },
    label,
  );
  node.addEventListener('click', () => act(node));
  return node;
}

// Short words over the chat, and alerts that wait to be closed.
import { element } from './dom.js';

const SHOWN_MS = 3500;

/** Words that go by themselves after some seconds. */
export function toast(text) {
  const node = element('p', { className: 'toast', dir: 'auto' }, text);
  document.getElementById('toasts').append(node);
  setTimeout(() => node.classList.add('is-leaving'), SHOWN_MS);
  setTimeout(() => node.remove(), SHOWN_MS + 300);
}

/** A box with one button, as `show_alert` asks for. */
export function alertBox(text) {
  const close = element('button', { type: 'submit', className: 'key' }, 'OK');
  const form = element('form', { method: 'dialog' }, [element('p', { dir: 'auto' }, text), close]);
  const dialog = element('dialog', { className: 'alert' }, form);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

// One way to make elements: text is always text, never markup.

/** An element with a class, attributes and children; strings become text nodes. */
export function element(tag, { className, ...attributes } = {}, children = []) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...[children].flat().filter((child) => child !== undefined && child !== ''));
  return node;
}

/** A small drawing with one path. */
export function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** One of seven colours for a name, always the same. */
export function hueOf(id) {
  return Math.abs(Number(id)) % 7;
}

/** The round picture of a chat: its first letter. */
export function fillAvatar(node, id, title) {
  node.textContent = [...title.trim()][0] ?? '?';
  node.dataset.hue = hueOf(id);
  return node;
}

/** The name of a button that shows only a drawing: for the pointer and for a screen reader. */
export function nameButton(button, text) {
  button.title = text;
  button.querySelector('.hidden').textContent = text;
}

/** A button with words. */
export function wordButton(text, act, attributes = {}) {
  const button = element('button', { type: 'button', className: 'chip', ...attributes }, text);
  button.addEventListener('click', act);
  return button;
}

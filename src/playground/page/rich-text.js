// Text with entities, as nodes.
import { element } from './dom.js';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);

/**
 * Nested nodes for the text; `tap(kind, value)` is called for what a client would act upon itself:
 * `command`, `hashtag` and `start` (a link to this bot).
 */
export function richText(text, entities, tap) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, 0, text.length, sorted, tap);
}

function build(text, from, to, entities, tap) {
  const nodes = [];
  let at = from;
  let rest = entities;
  while (rest.length > 0) {
    const [first, ...others] = rest;
    const start = Math.max(first.offset, at);
    const end = Math.min(first.offset + first.length, to);
    if (start >= end) {
      rest = others;
      continue;
    }
    if (start > at) nodes.push(text.slice(at, start));
    const inside = others.filter((entity) => entity.offset < end);
    rest = others.filter((entity) => entity.offset + entity.length > end);
    nodes.push(wrap(first, text.slice(start, end), build(text, start, end, inside, tap), tap));
    // A block ends its own line: the line break behind it would show as an empty line.
    at = BLOCKS.has(first.type) && text[end] === '\n' && end < to ? end + 1 : end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function wrap(entity, text, children, tap) {
  switch (entity.type) {
    case 'text_link':
      return link(entity.url, children, tap);
    case 'url':
      return link(text, children, tap);
    case 'bot_command':
      return tappable(children, () => tap('command', text));
    case 'hashtag':
      return tappable(children, () => tap('hashtag', text));
    case 'mention':
      return element('span', { className: 'mention' }, children);
    case 'spoiler':
      return spoiler(children);
    case 'expandable_blockquote':
      return expandable(children);
    default: {
      const tag = TAGS[entity.type];
      return element(tag ?? 'span', { className: entity.type }, children);
    }
  }
}

function link(url, children, tap) {
  const payload = /^https?:\/\/t\.me\/\w+\?start=([\w-]{1,64})$/i.exec(url)?.[1];
  if (payload !== undefined) return tappable(children, () => tap('start', payload));
  const isWeb = /^https?:\/\//i.test(url);
  const address = isWeb || /^[a-z]+:/i.test(url) ? url : `http://${url}`;
  if (!/^https?:\/\//i.test(address)) return element('span', { className: 'mention' }, children);
  return element(
    'a',
    { href: address, target: '_blank', rel: 'noopener noreferrer', title: address },
    children,
  );
}

function tappable(children, act) {
  const button = element('button', { type: 'button', className: 'inline-link' }, children);
  button.addEventListener('click', act);
  return button;
}

function spoiler(children) {
  const node = element('span', { className: 'spoiler', tabindex: '0', role: 'button' }, children);
  const show = () => node.classList.add('is-shown');
  node.addEventListener('click', show);
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') show();
  });
  return node;
}

function expandable(children) {
  const node = element('blockquote', { className: 'expandable', tabindex: '0' }, children);
  const toggle = () => node.classList.toggle('is-open');
  node.addEventListener('click', toggle);
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') toggle();
  });
  return node;
}

/** The address that Telegram would preview; `undefined`: none. */
export function previewedUrl(message) {
  const options = message.link_preview_options ?? {};
  if (options.is_disabled) return undefined;
  if (options.url) return options.url;
  for (const entity of message.entities ?? []) {
    if (entity.type === 'text_link' && /^https?:/i.test(entity.url)) return entity.url;
    if (entity.type === 'url') {
      return message.text.slice(entity.offset, entity.offset + entity.length);
    }
  }
  return undefined;
}

/** The words that carry a link to `url` in the message. */
export function wordsOfLink(message, url) {
  const entity = (message.entities ?? []).find(
    (other) => other.type === 'text_link' && other.url === url,
  );
  return entity && message.text.slice(entity.offset, entity.offset + entity.length);
}

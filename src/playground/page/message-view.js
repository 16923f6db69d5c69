// One message as a bubble.
import { element, hueOf, icon } from './dom.js';
import { keyboardView } from './keyboard-view.js';
import { clockTime } from './times.js';
import { previewedUrl, richText, wordsOfLink } from './rich-text.js';

/** `view`: who looks, in which language, and what their taps do. */
export function messageView(message, view) {
  const isPerson = message.from && !message.from.is_bot;
  const isMine = message.from?.id === view.speakerId;
  const side = isMine ? 'out' : 'in';
  const row = element('article', {
    className: `row ${side}`,
    'data-id': String(message.message_id),
    'data-from': String(message.from?.id ?? message.sender_chat?.id ?? 0),
    'aria-label': message.from?.first_name ?? '',
  });
  const bubble = element('div', { className: 'bubble' });
  if (view.isGroup && !isMine) {
    const name = element('p', {
      className: 'sender',
      'data-hue': String(hueOf(message.from?.id ?? message.chat.id)),
    });
    const author = message.sender_chat?.title ?? view.botName;
    name.textContent = isPerson ? message.from.first_name : author;
    bubble.append(name);
  }
  if (message.via_bot) {
    bubble.append(
      element('p', { className: 'via' }, `${view.strings.via} @${message.via_bot.username}`),
    );
  }
  if (message.reply_to_message) bubble.append(quoteOf(message.reply_to_message));
  bubble.append(...attachments(message, view));
  const preview = message.text === undefined ? undefined : previewCard(message, view);
  const isAbove = message.link_preview_options?.show_above_text;
  if (preview && isAbove) bubble.append(preview);
  const text = element('div', { className: 'text', dir: 'auto' });
  text.append(
    ...richText(
      message.text ?? message.caption ?? '',
      message.entities ?? message.caption_entities,
      view.tap,
    ),
  );
  const hasWords = (message.text ?? message.caption ?? '') !== '';
  if (hasWords && (!preview || isAbove)) {
    const length = message.edit_date ? 'stamp-space is-long' : 'stamp-space';
    text.append(element('span', { className: length, 'aria-hidden': 'true' }));
  }
  if (hasWords) bubble.append(text);
  if (preview && !isAbove) bubble.append(preview);
  bubble.append(stampOf(message, view, side));
  const body = element('div', { className: 'body' }, bubble);
  if (message.reply_markup) body.append(keyboardView(message, view));
  row.append(body);
  return row;
}

function quoteOf(message) {
  const words = (message.text ?? message.caption ?? '').slice(0, 120);
  return element('div', { className: 'reply' }, [
    element('strong', {}, message.from?.first_name ?? ''),
    element('span', {}, words),
  ]);
}

function stampOf(message, view, side) {
  const date = new Date(message.date * 1000);
  const time = element('time', { datetime: date.toISOString() });
  time.textContent = clockTime(date, view.timeZone);
  const stamp = element('div', { className: 'stamp' });
  if (message.edit_date) stamp.append(element('span', {}, view.strings.edited));
  stamp.append(time);
  if (side === 'out') stamp.append(icon('M2 12.5l4.5 4.5L16 7.5M12 16l1 1 9.500-9.500'));
  return stamp;
}

function attachments(message, view) {
  const nodes = [];
  const photo = message.photo?.at(-1);
  if (photo) {
    const isHere = !/^https?:/i.test(photo.file_id);
    nodes.push(
      isHere
        ? element('img', {
            className: 'photo',
            src: `/page/files/${photo.file_id}`,
            alt: message.caption ?? '',
          })
        : element('div', { className: 'photo is-away', title: photo.file_id }, [
            icon('M4 5h16v14H4ZM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01'),
            element('span', {}, view.strings.picture),
          ]),
    );
  }
  if (message.location) {
    const { latitude, longitude } = message.location;
    nodes.push(
      element('p', { className: 'file' }, [
        icon(
          'M12 21c4.500-5 7-8.500 7-11.500a7 7 0 1 0-14 0c0 3 2.500 6.500 7 11.500ZM12 12.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
        ),
        element('span', {}, `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`),
      ]),
    );
  }
  if (message.document) {
    const name = message.document.file_name ?? view.strings.file;
    const size = `${Math.max(1, Math.round(message.document.file_size / 1024))} kB`;
    nodes.push(
      element(
        'a',
        { className: 'file', href: `/page/files/${message.document.file_id}`, download: name },
        [
          icon('M7 3h7l5 5v13H7ZM14 3v5h5'),
          element('span', {}, [element('strong', {}, name), element('small', {}, size)]),
        ],
      ),
    );
  }
  return nodes;
}

function previewCard(message, view) {
  const url = previewedUrl(message);
  if (!url || !URL.canParse(url)) return undefined;
  const { hostname, pathname } = new URL(url);
  const words = wordsOfLink(message, url) ?? lastWord(pathname);
  const site = hostname.replace(/^www\./, '');
  return element(
    'a',
    {
      className: 'preview',
      href: url,
      target: '_blank',
      rel: 'noopener noreferrer',
      title: `${view.strings.preview}: ${url}`,
    },
    [
      element(
        'span',
        {
          className: 'preview-picture',
          'data-hue': String(hueOf(site.length * 3 + site.charCodeAt(0))),
          'aria-hidden': 'true',
        },
        site[0].toUpperCase(),
      ),
      element('span', { className: 'preview-words' }, [
        element('small', {}, site),
        words ? element('strong', {}, words) : undefined,
      ]),
    ],
  );
}

function lastWord(pathname) {
  const segment = pathname.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

// The bar over the chat, and the topics of a forum below it.
import { element, fillAvatar, nameButton } from './dom.js';

const $ = (id) => document.getElementById(id);

/** Names the chat, who speaks, and the buttons. */
export function drawHeader({ bot, seat, speaker }) {
  const { strings } = seat;
  document.documentElement.lang = speaker.user.language_code;
  const title = seat.isGroup ? seat.title : bot.first_name;
  $('chat-title').textContent = title;
  fillAvatar($('chat-avatar'), seat.isGroup ? seat.chat.id : bot.id, title);
  $('chat-avatar').classList.toggle('is-bot', !seat.isGroup);
  document.querySelector('.foot').textContent = strings.pinned;
  $('seats').setAttribute('aria-label', strings.back);
  $('topics').setAttribute('aria-label', strings.topics);
  $('messages').setAttribute('aria-label', title);
  document.querySelector('#down .hidden').textContent = strings.newest;
  nameButton($('back'), strings.back);
  nameButton($('theme'), strings.theme);
  nameButton($('block'), seat.standing === 'blocked' ? strings.unblock : strings.block);
  $('block').hidden = seat.isGroup;
  $('block').classList.toggle('is-on', seat.standing === 'blocked');
  const choice = $('speaker');
  choice.hidden = !seat.isGroup;
  choice.title = seat.kind === 'channel' ? strings.asChannel : strings.speakAs;
  choice.setAttribute('aria-label', strings.speakAs);
  choice.replaceChildren(
    ...seat.people.map(({ user }) =>
      element('option', { value: String(user.id) }, user.first_name),
    ),
  );
  choice.value = String(speaker.user.id);
}

/** Who is there, that the bot is typing, or that nobody is there at all. */
export function drawStatus({ seat, typing, isLost }) {
  const isTyping = typing > Date.now();
  const { strings } = seat;
  const group = seat.kind === 'channel' ? strings.channel : strings.members;
  const rest = seat.isGroup
    ? group.replace('{n}', String(seat.people.length))
    : `${strings.bot} · ${seat.title}`;
  $('chat-status').textContent = isLost ? strings.offline : isTyping ? strings.typing : rest;
  $('chat-status').classList.toggle('is-typing', isTyping);
}

/** One tab a topic; `choose(threadId)`, `undefined` for the general one. */
export function drawTopics({ seat, threadId }, choose) {
  const isForum = seat.chat.is_forum === true;
  $('topics').hidden = !isForum;
  if (!isForum) return $('topics').replaceChildren();
  const topics = [{ id: undefined, name: seat.strings.general }, ...seat.topics];
  $('topics').replaceChildren(
    ...topics.map(({ id, name }) => {
      const isChosen = id === threadId;
      const attributes = {
        type: 'button',
        className: 'topic',
        'aria-current': isChosen && 'true',
      };
      const tab = element('button', attributes, name);
      tab.addEventListener('click', () => choose(id));
      return tab;
    }),
  );
}
